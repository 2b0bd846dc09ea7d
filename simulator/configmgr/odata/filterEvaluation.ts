import type { CompareOperator, Filter, Literal, MatchFunction } from './filterSyntax.ts';
import { ODataError } from './odataError.ts';
import { findProperty, type Json, type Property, type Reading, type WmiClass } from './wmiClass.ts';

/** True, false, or unknown (null): a filter ends up in SQL, where a comparison with NULL is neither. */
type Truth = boolean | null;
type Test<Row> = (row: Row) => Truth;

/**
 * Makes a test of a filter. Strings are compared ignoring case, as the site database's default collation does.
 * Throws `ODataError` for unknown properties and for values of another type.
 */
export function compileFilter<Row>(
  filter: Filter,
  wmiClass: WmiClass<Row>,
  reading: Reading,
): (row: Row) => boolean {
  const test = compile(filter, wmiClass, reading);
  return (row) => test(row) === true;
}

function compile<Row>(filter: Filter, wmiClass: WmiClass<Row>, reading: Reading): Test<Row> {
  switch (filter.kind) {
    case 'and': {
      const [left, right] = [
        compile(filter.left, wmiClass, reading),
        compile(filter.right, wmiClass, reading),
      ];
      return (row) => {
        const first = left(row);
        if (first === false) return false;
        const second = right(row);
        return second === false ? false : first === null || second === null ? null : true;
      };
    }
    case 'or': {
      const [left, right] = [
        compile(filter.left, wmiClass, reading),
        compile(filter.right, wmiClass, reading),
      ];
      return (row) => {
        const first = left(row);
        if (first === true) return true;
        const second = right(row);
        return second === true ? true : first === null || second === null ? null : false;
      };
    }
    case 'not': {
      const operand = compile(filter.operand, wmiClass, reading);
      return (row) => {
        const truth = operand(row);
        return truth === null ? null : !truth;
      };
    }
    case 'compare': {
      const property = filterable(wmiClass, filter.property);
      return compileComparison(property, filter.operator, filter.value, reading);
    }
    case 'match': {
      const property = filterable(wmiClass, filter.property);
      if (property.type !== 'string') throw new ODataError(`${filter.how} expects a string property.`);
      const text = filter.text.toLowerCase();
      return (row) => {
        const value = property.get(row, reading);
        return typeof value === 'string' ? matches(value.toLowerCase(), filter.how, text) : null;
      };
    }
  }
}

function filterable<Row>(wmiClass: WmiClass<Row>, name: string): Property<Row> {
  const property = findProperty(wmiClass, name);
  if (property === undefined) {
    throw new ODataError(
      `Could not find a property named '${name}' on type 'AdminService.${wmiClass.name}'.`,
    );
  }
  if (property.lazy || property.type === 'list' || property.type === 'embedded') {
    throw new ODataError(`Filtering by '${property.name}' is not supported.`);
  }
  return property;
}

function compileComparison<Row>(
  property: Property<Row>,
  operator: CompareOperator,
  literal: Literal,
  reading: Reading,
): Test<Row> {
  if (literal.type === 'null') {
    if (operator !== 'eq' && operator !== 'ne') throw new ODataError(`'${operator} null' is not supported.`);
    return (row) => (property.get(row, reading) === null) === (operator === 'eq');
  }
  if (literal.type !== property.type) {
    throw new ODataError(
      `A binary operator with incompatible types was detected: '${property.edm}' and '${literal.type}'.`,
    );
  }
  if (literal.type === 'boolean' && operator !== 'eq' && operator !== 'ne') {
    throw new ODataError(`'${operator}' is not defined for '${property.edm}'.`);
  }
  const wanted = comparable(literal.value, literal.type);
  return (row) => {
    const value = property.get(row, reading);
    return value === null ? null : holds(operator, comparable(value, literal.type), wanted);
  };
}

function comparable(value: Json, type: Literal['type']): string | number {
  if (type === 'date') return Date.parse(String(value));
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return String(value).toLowerCase();
}

function holds(operator: CompareOperator, value: string | number, wanted: string | number): boolean {
  switch (operator) {
    case 'eq':
      return value === wanted;
    case 'ne':
      return value !== wanted;
    case 'gt':
      return value > wanted;
    case 'ge':
      return value >= wanted;
    case 'lt':
      return value < wanted;
    case 'le':
      return value <= wanted;
  }
}

function matches(value: string, how: MatchFunction, text: string): boolean {
  if (how === 'startswith') return value.startsWith(text);
  return how === 'endswith' ? value.endsWith(text) : value.includes(text);
}
