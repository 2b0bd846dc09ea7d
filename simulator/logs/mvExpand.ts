import type { QueryColumn } from '../types.ts';
import type { CompiledScalar, CompiledTable, Environment } from './environment.ts';
import {
  classOf,
  elements,
  optionalPart,
  part,
  type SyntaxNode,
  sourceText,
  spelledName,
} from './kustoLanguage.ts';
import { notSimulated } from './queryError.ts';
import { compileScalar } from './scalarExpressions.ts';
import { Dynamic, makeDynamic, type Row, textOf, type Value } from './values.ts';

/** Rows from one original row, unless it says `limit` ("mv-expand operator"). */
const mostRows = 2_147_483_647;
/** The same for the old spelling `mvexpand`. */
const mostRowsOfOldSpelling = 128;

interface Expanded {
  readonly column: string;
  readonly list: CompiledScalar;
  readonly type: string;
}

/** Several lists of one row are expanded side by side, the shorter ones filled up with null. */
export function compileMvExpand(
  node: SyntaxNode,
  input: CompiledTable,
  environment: Environment,
  columns: readonly QueryColumn[],
): () => readonly Row[] {
  const [parameter] = elements(part(node, 'Parameters'));
  if (parameter) throw notSimulated('operator parameter', sourceText(parameter));
  const expanded = elements(part(node, 'Expressions')).map((one) =>
    compileList(one, input, environment, columns),
  );
  const most = rowLimit(node, environment);
  const indexes = columns.map((column) => input.columns.findIndex((own) => own.name === column.name));
  return () => {
    const rows: Row[] = [];
    for (const row of input.run()) {
      const lists = new Map(expanded.map(({ column, list, type }) => [column, itemsOf(list(row), type)]));
      const count = Math.min(most, Math.max(...[...lists.values()].map((items) => items.length)));
      for (let at = 0; at < count; at++) {
        rows.push(
          columns.map((column, place) => {
            const items = lists.get(column.name);
            if (items === undefined) return row[indexes[place] ?? -1] ?? null;
            return items[at] ?? (column.type === 'string' ? '' : null);
          }),
        );
      }
    }
    return rows;
  };
}

function compileList(
  node: SyntaxNode,
  input: CompiledTable,
  environment: Environment,
  columns: readonly QueryColumn[],
): Expanded {
  const expression = part(node, 'Expression');
  const kind = classOf(expression);
  if (kind !== 'SimpleNamedExpression' && kind !== 'NameReference') {
    throw notSimulated('mv-expand without a name', sourceText(expression).slice(0, 80));
  }
  const column = spelledName(kind === 'NameReference' ? expression : part(expression, 'Name'));
  const type = columns.find((own) => own.name === column)?.type;
  if (type === undefined) throw notSimulated('mv-expand column', column);
  return { column, list: compileScalar(expression, { columns: input.columns, environment }), type };
}

function rowLimit(node: SyntaxNode, environment: Environment): number {
  const clause = optionalPart(node, 'RowLimitClause');
  if (clause === undefined) {
    return sourceText(part(node, 'MvExpandKeyword')) === 'mvexpand' ? mostRowsOfOldSpelling : mostRows;
  }
  const limit = compileScalar(part(clause, 'RowLimit'), { columns: [], environment })([]);
  if (typeof limit !== 'number') throw notSimulated('row limit', sourceText(clause));
  return limit;
}

/** Null makes one row, an empty list none. */
function itemsOf(value: Value, type: string): Value[] {
  if (value === null) return [typed(null, type)];
  const json = value instanceof Dynamic ? value.json : value;
  if (Array.isArray(json)) return json.map((item: unknown) => typed(item, type));
  if (typeof json === 'object') throw notSimulated('mv-expand of a property bag', textOf(value).slice(0, 40));
  return [typed(json, type)];
}

/** "Casting only": an item that is not of the type becomes null, which for a string is empty. */
function typed(item: unknown, type: string): Value {
  switch (type) {
    case 'string':
      return typeof item === 'string' ? item : '';
    case 'dynamic':
      return makeDynamic(item);
    case 'bool':
      return typeof item === 'boolean' ? item : null;
    case 'int':
    case 'long':
    case 'real':
      return typeof item === 'number' ? item : null;
    default:
      throw notSimulated('mv-expand to', type);
  }
}
