import type { CompiledTable, Environment } from './environment.ts';
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
import { refuseParameters } from './tableOperators.ts';
import { keyOf, type Row, type Value } from './values.ts';

type Matcher = (left: readonly Row[], right: readonly Row[], keys: Keys) => Row[];

interface Keys {
  readonly left: (row: Row) => string;
  readonly right: (row: Row) => string;
  readonly emptyRight: Row;
}

function byKey(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const same = found.get(key(row));
    if (same) same.push(row);
    else found.set(key(row), [row]);
  }
  return found;
}

const pairs = (left: readonly Row[], right: readonly Row[], keys: Keys, otherwise: readonly Row[]): Row[] => {
  const matches = byKey(right, keys.right);
  return left.flatMap((row) => (matches.get(keys.left(row)) ?? otherwise).map((match) => [...row, ...match]));
};

const having = (left: readonly Row[], right: readonly Row[], keys: Keys, wanted: boolean): Row[] => {
  const known = new Set(right.map(keys.right));
  return left.filter((row) => known.has(keys.left(row)) === wanted);
};

/** Kinds an admin asks about groups with: who of the group reports (inner, leftsemi), who does not (leftanti). */
const kinds: Readonly<Record<string, Matcher>> = {
  // The default: one row of the left side per key.
  innerunique: (left, right, keys) => {
    const unique = [...byKey(left, keys.left).values()].flatMap(([row]) => (row ? [row] : []));
    return pairs(unique, right, keys, []);
  },
  inner: (left, right, keys) => pairs(left, right, keys, []),
  leftouter: (left, right, keys) => pairs(left, right, keys, [keys.emptyRight]),
  leftsemi: (left, right, keys) => having(left, right, keys, true),
  leftanti: (left, right, keys) => having(left, right, keys, false),
  anti: (left, right, keys) => having(left, right, keys, false),
};

export function compileJoin(
  node: SyntaxNode,
  input: CompiledTable,
  environment: Environment,
): () => readonly Row[] {
  const kind = refuseParameters(node, ['kind']).get('kind') ?? 'innerunique';
  const match = kinds[kind];
  if (match === undefined) throw notSimulated('join kind', kind);
  const right = environment.compileTable(part(node, 'Expression'), environment);
  const clause = optionalPart(node, 'ConditionClause');
  if (clause === undefined || classOf(clause) !== 'JoinOnClause')
    throw notSimulated('join condition', 'where');
  const conditions = elements(part(clause, 'Expressions')).map(sidesOf);
  const keys: Keys = {
    left: keyBy(
      input,
      conditions.map((sides) => sides.left),
    ),
    right: keyBy(
      right,
      conditions.map((sides) => sides.right),
    ),
    emptyRight: right.columns.map((column): Value => (column.type === 'string' ? '' : null)),
  };
  return () => match(input.run(), right.run(), keys);
}

function keyBy(table: CompiledTable, names: readonly string[]): (row: Row) => string {
  const indexes = names.map((name) => table.columns.findIndex((column) => column.name === name));
  if (indexes.includes(-1)) throw notSimulated('join column', names.join(', '));
  return (row) => keyOf(indexes.map((index) => row[index] ?? null));
}

/** `on Computer`, `on $left.Computer == $right.Name`. */
function sidesOf(condition: SyntaxNode): { left: string; right: string } {
  if (classOf(condition) === 'NameReference') {
    const name = spelledName(condition);
    return { left: name, right: name };
  }
  const text = sourceText(condition);
  const sides = /^\$left\.(\w+)\s*==\s*\$right\.(\w+)$/.exec(text);
  const swapped = /^\$right\.(\w+)\s*==\s*\$left\.(\w+)$/.exec(text);
  if (sides?.[1] && sides[2]) return { left: sides[1], right: sides[2] };
  if (swapped?.[1] && swapped[2]) return { left: swapped[2], right: swapped[1] };
  throw notSimulated('join condition', text);
}
