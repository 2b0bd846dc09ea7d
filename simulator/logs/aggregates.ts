import type { CompiledScalar, Scope } from './environment.ts';
import { classOf, elements, part, type SyntaxNode, sourceText, spelledName } from './kustoLanguage.ts';
import { notSimulated } from './queryError.ts';
import { compileScalar } from './scalarExpressions.ts';
import { compare, Dynamic, keyOf, makeDynamic, type Row, textOf, type Value } from './values.ts';

/** One aggregate over the rows of a group; arg_max and arg_min give several columns. */
export type CompiledAggregate = (rows: readonly Row[]) => readonly Value[];

type Aggregate = (values: readonly CompiledScalar[], rows: readonly Row[]) => Value;

const first = (values: readonly CompiledScalar[], row: Row): Value => values[0]?.(row) ?? null;

/** What make_set keeps at most ("make_set()", Kusto Query Language). */
const mostInSet = 1_048_576;

function uniqueBy(rows: readonly Row[], value: (row: Row) => Value): Value[] {
  const found = new Map<string, Value>();
  for (const row of rows) {
    const item = value(row);
    if (item !== null) found.set(keyOf([item]), item);
  }
  return [...found.values()];
}

function extreme(sign: 1 | -1, values: readonly CompiledScalar[], rows: readonly Row[]): Row | undefined {
  let best: Row | undefined;
  for (const row of rows) {
    const value = first(values, row);
    if (value === null) continue;
    if (best === undefined || (compare(value, first(values, best)) ?? 0) * sign > 0) best = row;
  }
  return best;
}

const collect = (values: readonly CompiledScalar[], items: readonly Value[]): Value => {
  const most = values[1]?.([]) ?? mostInSet;
  const kept = items.slice(0, typeof most === 'number' ? most : mostInSet);
  return makeDynamic(kept.map((item) => (item instanceof Dynamic ? item.json : plainJson(item))));
};

const plainJson = (value: Value): unknown => (typeof value === 'object' ? textOf(value) : value);

const aggregates: ReadonlyMap<string, Aggregate> = new Map<string, Aggregate>([
  ['count', (_, rows) => rows.length],
  ['countif', (values, rows) => rows.filter((row) => first(values, row) === true).length],
  // The service estimates; up to some thousands of values the estimate is near, here it is exact.
  ['dcount', (values, rows) => uniqueBy(rows, (row) => first(values, row)).length],
  ['count_distinct', (values, rows) => uniqueBy(rows, (row) => first(values, row)).length],
  [
    'make_set',
    (values, rows) =>
      collect(
        values,
        uniqueBy(rows, (row) => first(values, row)),
      ),
  ],
  [
    'make_list',
    (values, rows) =>
      collect(
        values,
        rows.map((row) => first(values, row)).filter((v) => v !== null),
      ),
  ],
  ['max', (values, rows) => first(values, extreme(1, values, rows) ?? [])],
  ['min', (values, rows) => first(values, extreme(-1, values, rows) ?? [])],
  ['sum', (values, rows) => rows.reduce((sum, row) => sum + Number(first(values, row) ?? 0), 0)],
  ['take_any', (values, rows) => (rows[0] ? first(values, rows[0]) : null)],
]);

/** `byNames`: columns of the by clause, which `*` leaves out. */
export function compileAggregate(
  node: SyntaxNode,
  scope: Scope,
  byNames: ReadonlySet<string>,
): CompiledAggregate {
  const call = classOf(node) === 'SimpleNamedExpression' ? part(node, 'Expression') : node;
  if (classOf(call) !== 'FunctionCallExpression') throw notSimulated('aggregate', sourceText(call));
  const name = spelledName(part(call, 'Name'));
  const parameters = elements(part(part(call, 'ArgumentList'), 'Expressions'));
  if (name === 'arg_max' || name === 'arg_min') {
    return compileArgument(name === 'arg_max' ? 1 : -1, parameters, scope, byNames);
  }
  const aggregate = aggregates.get(name);
  if (aggregate === undefined) throw notSimulated('aggregate', name);
  const values = parameters.map((parameter) => compileScalar(parameter, scope));
  return (rows) => [aggregate(values, rows)];
}

/** arg_max(value, *) or arg_max(value, column ...): the row that has the largest value. */
function compileArgument(
  sign: 1 | -1,
  parameters: readonly SyntaxNode[],
  scope: Scope,
  byNames: ReadonlySet<string>,
): CompiledAggregate {
  const [by, ...others] = parameters;
  if (by === undefined) throw notSimulated('aggregate', 'arg_max');
  const value = compileScalar(by, scope);
  const valueName = classOf(by) === 'NameReference' ? spelledName(by) : undefined;
  const [star] = others;
  const rest =
    star && classOf(star) === 'StarExpression'
      ? scope.columns.flatMap(({ name }, index) =>
          byNames.has(name) || name === valueName ? [] : [(row: Row) => row[index] ?? null],
        )
      : others.map((other) => compileScalar(other, scope));
  return (rows) => {
    const best = extreme(sign, [value], rows) ?? [];
    return [value(best), ...rest.map((column) => column(best))];
  };
}
