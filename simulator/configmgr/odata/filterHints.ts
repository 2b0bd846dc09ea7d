import type { Filter } from './filterSyntax.ts';

/**
 * What a filter tells about one property, so that a class need not look at every row: the values it may have,
 * and a bound that it must exceed. Strings in lower case.
 */
export interface Hints {
  values(property: string): ReadonlySet<string | number> | undefined;
  /** Largest integer that the property must be above; undefined when the filter sets none. */
  above(property: string): number | undefined;
}

/** Reads hints from a filter; without a filter there are none. */
export function hintsOf(filter: Filter | undefined): Hints {
  return {
    values: (property) => (filter === undefined ? undefined : valuesOf(filter, property.toLowerCase())),
    above: (property) => (filter === undefined ? undefined : aboveOf(filter, property.toLowerCase())),
  };
}

function valuesOf(filter: Filter, property: string): ReadonlySet<string | number> | undefined {
  if (filter.kind === 'and') {
    const left = valuesOf(filter.left, property);
    const right = valuesOf(filter.right, property);
    return left !== undefined && right !== undefined ? left.intersection(right) : (left ?? right);
  }
  if (filter.kind === 'or') {
    const left = valuesOf(filter.left, property);
    const right = valuesOf(filter.right, property);
    return left === undefined || right === undefined ? undefined : left.union(right);
  }
  if (filter.kind !== 'compare' || filter.operator !== 'eq') return undefined;
  if (filter.property.toLowerCase() !== property) return undefined;
  const { value } = filter.value;
  if (typeof value === 'number') return new Set([value]);
  return typeof value === 'string' ? new Set([value.toLowerCase()]) : undefined;
}

function aboveOf(filter: Filter, property: string): number | undefined {
  if (filter.kind === 'and') {
    const bounds = [aboveOf(filter.left, property), aboveOf(filter.right, property)];
    const known = bounds.filter((bound) => bound !== undefined);
    return known.length === 0 ? undefined : Math.max(...known);
  }
  if (filter.kind !== 'compare' || filter.property.toLowerCase() !== property) return undefined;
  const { value } = filter.value;
  if (typeof value !== 'number') return undefined;
  if (filter.operator === 'gt') return value;
  return filter.operator === 'ge' ? value - 1 : undefined;
}
