import type { QueryColumn } from '../types.ts';
import type { CompiledTable, Environment } from './environment.ts';
import {
  classOf,
  columnsOf,
  elements,
  part,
  type SyntaxNode,
  sourceText,
  spelledName,
} from './kustoLanguage.ts';
import { literalValue } from './literals.ts';
import { analyze, firstError } from './queryAnalysis.ts';
import { notSimulated, semanticError } from './queryError.ts';
import { compileScalar } from './scalarExpressions.ts';
import { compileOperator, compileUnion } from './tableOperators.ts';
import { compare, type Row, Timespan, type Value } from './values.ts';
import { workspaceTables } from './workspaceTables.ts';

/** Turns a table expression into something that can be run; refuses by name what it does not know. */
export function compileTable(node: SyntaxNode, environment: Environment): CompiledTable {
  switch (classOf(node)) {
    case 'ParenthesizedExpression':
      return compileTable(part(node, 'Expression'), environment);
    case 'PipeExpression': {
      const input = compileTable(part(node, 'Expression'), environment);
      return compileOperator(part(node, 'Operator'), input, environment);
    }
    case 'DataTableExpression':
      return compileDataTable(node);
    case 'PrintOperator':
      return compilePrint(node, environment);
    case 'RangeOperator':
      return compileRange(node, environment);
    case 'UnionOperator':
      return compileUnion(node, [], environment);
    case 'NameReference':
      return compileReference(spelledName(node), node, environment);
    case 'FunctionCallExpression':
      return compileFunctionCall(node, environment);
    default:
      throw notSimulated('operator', firstWord(node));
  }
}

export function firstWord(node: SyntaxNode): string {
  return /^[\w-]+/.exec(sourceText(node))?.[0] ?? classOf(node);
}

/** Statements of a query or of a function's body: any number of `let`, then one table. */
export function compileStatements(block: SyntaxNode, outer: Environment): CompiledTable {
  let environment = outer;
  let result: CompiledTable | undefined;
  for (const statement of elements(part(block, 'Statements'))) {
    if (classOf(statement) === 'LetStatement') environment = withLet(statement, environment);
    else if (classOf(statement) === 'ExpressionStatement' && result === undefined) {
      result = compileTable(part(statement, 'Expression'), environment);
    } else throw notSimulated('statement', firstWord(statement));
  }
  if (result === undefined) throw semanticError('SEM0001', 'No tabular expression statement found');
  return result;
}

function withLet(statement: SyntaxNode, environment: Environment): Environment {
  const name = spelledName(part(statement, 'Name'));
  const expression = part(statement, 'Expression');
  if (classOf(expression) === 'FunctionDeclaration') throw notSimulated('function declaration', name);
  const tabular = expression.ResultType && classOf(expression.ResultType) === 'TableSymbol';
  const value = tabular
    ? compileTable(expression, environment)
    : { value: compileScalar(expression, { columns: [], environment })([]) };
  return { ...environment, variables: new Map([...environment.variables, [name, value]]) };
}

function compileReference(name: string, node: SyntaxNode, environment: Environment): CompiledTable {
  const variable = environment.variables.get(name);
  if (variable && 'run' in variable) return variable;
  const body = environment.functions.get(name);
  if (body !== undefined) return compileFunction(name, body, environment);
  if (workspaceTables.has(name)) return workspaceTable(name, columnsOf(node.ResultType), environment);
  throw notSimulated('table', name);
}

/** A string is never null in Kusto. */
function workspaceTable(
  name: string,
  columns: readonly QueryColumn[],
  { recordsOf }: Environment,
): CompiledTable {
  const run = () =>
    recordsOf(name).map((record) =>
      columns.map((column): Value => record[column.name] ?? (column.type === 'string' ? '' : null)),
    );
  return { columns, run };
}

function compileFunctionCall(node: SyntaxNode, environment: Environment): CompiledTable {
  const name = spelledName(part(node, 'Name'));
  const body = environment.functions.get(name);
  if (body === undefined) throw notSimulated('table function', name);
  const values = elements(part(part(node, 'ArgumentList'), 'Expressions'));
  if (values.length > 0) throw semanticError('SEM0219', `Function ${name} expects 0 arguments.`);
  return compileFunction(name, body, environment);
}

/** A saved function sees the workspace, not the variables of the query that calls it. */
function compileFunction(name: string, body: string, environment: Environment): CompiledTable {
  const known = environment.compiled.get(name);
  if (known) return known;
  if (environment.calling.includes(name)) {
    throw semanticError(
      'SEM0012',
      `Function ${name} calls itself: ${[...environment.calling, name].join(' > ')}`,
    );
  }
  const code = analyze(body, environment.globals);
  const error = firstError(body, code);
  if (error) throw error;
  const inner = { ...environment, variables: new Map(), calling: [...environment.calling, name] };
  const table = compileStatements(code.Syntax, inner);
  let rows: readonly Row[] | undefined;
  const once = { columns: table.columns, run: () => (rows ??= table.run()) };
  environment.compiled.set(name, once);
  return once;
}

function compileDataTable(node: SyntaxNode): CompiledTable {
  const columns = columnsOf(node.ResultType);
  const values = elements(part(node, 'Values')).map((value, index) => {
    // Strings are never null.
    const isString = columns[index % columns.length]?.type === 'string';
    return constant(value) ?? (isString ? '' : null);
  });
  const rows: Row[] = [];
  for (let at = 0; at < values.length; at += columns.length) rows.push(values.slice(at, at + columns.length));
  return { columns, run: () => rows };
}

/** Literals only, also with a sign. */
function constant(node: SyntaxNode): Value {
  if (classOf(node) !== 'PrefixUnaryExpression') return literalValue(node);
  const value = literalValue(part(node, 'Expression'));
  const negative = sourceText(part(node, 'Operator')) === '-';
  if (typeof value !== 'number') throw notSimulated('literal', sourceText(node));
  return negative ? -value : value;
}

function compilePrint(node: SyntaxNode, environment: Environment): CompiledTable {
  const columns = columnsOf(node.ResultType);
  const values = elements(part(node, 'Expressions')).map((expression) =>
    compileScalar(expression, { columns: [], environment }),
  );
  if (values.length !== columns.length) throw notSimulated('print of', sourceText(node).slice(0, 80));
  return { columns, run: () => [values.map((value) => value([]))] };
}

/** `range x from 1 to 10 step 1`, over numbers and dates. */
function compileRange(node: SyntaxNode, environment: Environment): CompiledTable {
  const [from, to, step] = ['From', 'To', 'Step'].map((name) =>
    compileScalar(part(node, name), { columns: [], environment })([]),
  );
  const add = (value: Value): Value => {
    if (typeof value === 'number' && typeof step === 'number') return value + step;
    if (value instanceof Date && step instanceof Timespan) return new Date(value.getTime() + step.inMs);
    throw notSimulated('range', sourceText(node));
  };
  const run = (): Row[] => {
    const rows: Row[] = [];
    for (let value = from ?? null; (compare(value, to ?? null) ?? 1) <= 0; value = add(value)) {
      rows.push([value]);
      if (compare(add(value), value) === 0) throw semanticError('SEM0001', 'range: step must not be zero');
    }
    return rows;
  };
  return { columns: columnsOf(node.ResultType), run };
}
