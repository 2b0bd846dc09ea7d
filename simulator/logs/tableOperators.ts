import type { QueryColumn } from '../types.ts';
import { compileAggregate } from './aggregates.ts';
import type { CompiledScalar, CompiledTable, Environment, Scope } from './environment.ts';
import { compileJoin } from './joins.ts';
import {
  classOf,
  columnsOf,
  elements,
  optionalPart,
  part,
  type SyntaxNode,
  sourceText,
  spelledName,
} from './kustoLanguage.ts';
import { compileMvExpand } from './mvExpand.ts';
import { notSimulated } from './queryError.ts';
import { compileScalar } from './scalarExpressions.ts';
import { compareForSort, keyOf, type Row, type Value } from './values.ts';

type OperatorCompiler = (
  node: SyntaxNode,
  input: CompiledTable,
  environment: Environment,
  columns: readonly QueryColumn[],
) => () => readonly Row[];

/** One step of a pipe. Names and types of its columns are those of Kusto's own analysis. */
export function compileOperator(
  node: SyntaxNode,
  input: CompiledTable,
  environment: Environment,
): CompiledTable {
  const kind = classOf(node);
  if (kind === 'UnionOperator') return compileUnion(node, [input], environment);
  const compile = operators.get(kind);
  if (compile === undefined) throw notSimulated('operator', /^[\w-]+/.exec(sourceText(node))?.[0] ?? kind);
  const columns = columnsOf(node.ResultType);
  return { columns, run: compile(node, input, environment, columns) };
}

const operators: ReadonlyMap<string, OperatorCompiler> = new Map<string, OperatorCompiler>([
  ['FilterOperator', compileWhere],
  ['ProjectOperator', compileProject],
  ['ExtendOperator', compileExtend],
  ['DistinctOperator', compileDistinct],
  ['CountOperator', (_, input) => () => [[input.run().length]]],
  ['SummarizeOperator', compileSummarize],
  ['TakeOperator', compileTake],
  ['SortOperator', compileSort],
  ['TopOperator', compileTop],
  ['MvExpandOperator', compileMvExpand],
  ['JoinOperator', compileJoin],
]);

/** Hints and modes change what an operator does; one that is not known is refused, not ignored. */
export function refuseParameters(node: SyntaxNode, known: readonly string[] = []): Map<string, string> {
  const found = new Map<string, string>();
  for (const parameter of elements(part(node, 'Parameters'))) {
    const name = spelledName(part(parameter, 'Name'));
    if (!known.includes(name)) throw notSimulated('operator parameter', name);
    found.set(name, sourceText(part(parameter, 'Expression')));
  }
  return found;
}

const scopeOf = (input: CompiledTable, environment: Environment): Scope => ({
  columns: input.columns,
  environment,
});

function compileWhere(
  node: SyntaxNode,
  input: CompiledTable,
  environment: Environment,
): () => readonly Row[] {
  refuseParameters(node);
  const condition = compileScalar(part(node, 'Condition'), scopeOf(input, environment));
  return () => input.run().filter((row) => condition(row) === true);
}

function compileProject(
  node: SyntaxNode,
  input: CompiledTable,
  environment: Environment,
  columns: readonly QueryColumn[],
): () => readonly Row[] {
  const values = elements(part(node, 'Expressions')).map((expression) =>
    compileScalar(expression, scopeOf(input, environment)),
  );
  if (values.length !== columns.length) throw notSimulated('project of', sourceText(node).slice(0, 80));
  return () => input.run().map((row) => values.map((value) => value(row)));
}

/** A named column is replaced where it stands or added at the end; unnamed ones get Kusto's names in order. */
function compileExtend(
  node: SyntaxNode,
  input: CompiledTable,
  environment: Environment,
  columns: readonly QueryColumn[],
): () => readonly Row[] {
  const named = new Map<string, CompiledScalar>();
  const unnamed: CompiledScalar[] = [];
  for (const expression of elements(part(node, 'Expressions'))) {
    const value = compileScalar(expression, scopeOf(input, environment));
    if (classOf(expression) === 'SimpleNamedExpression')
      named.set(spelledName(part(expression, 'Name')), value);
    else unnamed.push(value);
  }
  const values = columns.map((column): CompiledScalar => {
    const value = named.get(column.name);
    if (value) return value;
    const index = input.columns.findIndex((known) => known.name === column.name);
    const next = index >= 0 ? (row: Row) => row[index] ?? null : unnamed.shift();
    if (next === undefined) throw notSimulated('extend of', sourceText(node).slice(0, 80));
    return next;
  });
  return () => input.run().map((row) => values.map((value) => value(row)));
}

function compileDistinct(
  node: SyntaxNode,
  input: CompiledTable,
  environment: Environment,
): () => readonly Row[] {
  refuseParameters(node);
  const expressions = elements(part(node, 'Expressions'));
  const all = expressions.some((expression) => classOf(expression) === 'StarExpression');
  const values = all
    ? input.columns.map((_, index) => (row: Row) => row[index] ?? null)
    : expressions.map((expression) => compileScalar(expression, scopeOf(input, environment)));
  return () => {
    const found = new Map<string, Row>();
    for (const row of input.run()) {
      const picked = values.map((value) => value(row));
      const key = keyOf(picked);
      if (!found.has(key)) found.set(key, picked);
    }
    return [...found.values()];
  };
}

/** Columns of the result: those of the by clause, then those of the aggregates. */
function compileSummarize(
  node: SyntaxNode,
  input: CompiledTable,
  environment: Environment,
  columns: readonly QueryColumn[],
): () => readonly Row[] {
  refuseParameters(node);
  const scope = scopeOf(input, environment);
  const byClause = optionalPart(node, 'ByClause');
  const by = byClause ? elements(part(byClause, 'Expressions')).map((key) => compileScalar(key, scope)) : [];
  const byNames = new Set(columns.slice(0, by.length).map((column) => column.name));
  const compiled = elements(part(node, 'Aggregates')).map((one) => compileAggregate(one, scope, byNames));
  return () => {
    const groups = new Map<string, { keys: Value[]; rows: Row[] }>();
    if (by.length === 0) groups.set('', { keys: [], rows: [...input.run()] });
    else {
      for (const row of input.run()) {
        const keys = by.map((key) => key(row));
        const group = groups.get(keyOf(keys));
        if (group) group.rows.push(row);
        else groups.set(keyOf(keys), { keys, rows: [row] });
      }
    }
    return [...groups.values()].map(({ keys, rows }) => [...keys, ...compiled.flatMap((one) => one(rows))]);
  };
}

function constantCount(node: SyntaxNode, environment: Environment): number {
  const count = compileScalar(part(node, 'Expression'), { columns: [], environment })([]);
  if (typeof count !== 'number') throw notSimulated('row count', sourceText(part(node, 'Expression')));
  return count;
}

function compileTake(node: SyntaxNode, input: CompiledTable, environment: Environment): () => readonly Row[] {
  refuseParameters(node);
  const count = constantCount(node, environment);
  return () => input.run().slice(0, count);
}

function compileSort(node: SyntaxNode, input: CompiledTable, environment: Environment): () => readonly Row[] {
  refuseParameters(node);
  return sorted(elements(part(node, 'Expressions')), input, environment);
}

function compileTop(node: SyntaxNode, input: CompiledTable, environment: Environment): () => readonly Row[] {
  refuseParameters(node);
  const count = constantCount(node, environment);
  const run = sorted([part(node, 'ByExpression')], input, environment);
  return () => run().slice(0, count);
}

/** Descending unless it says `asc`; nulls come first when ascending ("sort operator"). */
function sorted(
  keys: readonly SyntaxNode[],
  input: CompiledTable,
  environment: Environment,
): () => readonly Row[] {
  const compiled = keys.map((key) => {
    const isOrdered = classOf(key) === 'OrderedExpression';
    const ordering = isOrdered ? optionalPart(key, 'Ordering') : undefined;
    if (ordering && optionalPart(ordering, 'NullsClause'))
      throw notSimulated('ordering', sourceText(ordering));
    const value = compileScalar(isOrdered ? part(key, 'Expression') : key, scopeOf(input, environment));
    return { value, sign: ordering && sourceText(ordering) === 'asc' ? 1 : -1 };
  });
  return () =>
    [...input.run()].sort((left, right) => {
      for (const { value, sign } of compiled) {
        const order = compareForSort(value(left), value(right)) * sign;
        if (order !== 0) return order;
      }
      return 0;
    });
}

/** All columns of all legs (`kind=outer`, the default) or the common ones, matched by name and type. */
export function compileUnion(
  node: SyntaxNode,
  piped: readonly CompiledTable[],
  environment: Environment,
): CompiledTable {
  refuseParameters(node, ['kind']);
  const columns = columnsOf(node.ResultType);
  const legs = [
    ...piped,
    ...elements(part(node, 'Expressions')).map((leg) => environment.compileTable(leg, environment)),
  ].map((leg) => ({
    leg,
    indexes: columns.map((column) =>
      leg.columns.findIndex((own) => own.name === column.name && own.type === column.type),
    ),
  }));
  for (const { leg } of legs) {
    const renamed = leg.columns.find((own) =>
      columns.some((column) => column.name.startsWith(`${own.name}_`) && column.name.endsWith(own.type)),
    );
    if (renamed) throw notSimulated('union of columns of different types', renamed.name);
  }
  const empty = columns.map((column): Value => (column.type === 'string' ? '' : null));
  return {
    columns,
    run: () =>
      legs.flatMap(({ leg, indexes }) =>
        leg
          .run()
          .map((row) => indexes.map((index, at) => (index < 0 ? (empty[at] ?? null) : (row[index] ?? null)))),
      ),
  };
}
