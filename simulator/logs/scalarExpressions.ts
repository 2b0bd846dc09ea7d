import type { CompiledScalar, Scope } from './environment.ts';
import {
  classOf,
  elements,
  isTabular,
  optionalPart,
  part,
  type SyntaxNode,
  sourceText,
  spelledName,
} from './kustoLanguage.ts';
import { literalValue } from './literals.ts';
import { notSimulated, semanticError } from './queryError.ts';
import { scalarFunctions } from './scalarFunctions.ts';
import { binaryOperators, fold } from './scalarOperators.ts';
import { compare, Dynamic, keyOf, makeDynamic, Timespan, textOf, type Value } from './values.ts';

const wholeNumbers = new Set(['int', 'long']);
const numbers = new Set(['int', 'long', 'real', 'decimal']);

/** Turns a scalar expression into a function of a row; refuses by name what it does not know. */
export function compileScalar(node: SyntaxNode, scope: Scope): CompiledScalar {
  const kind = classOf(node);
  switch (kind) {
    case 'LiteralExpression':
    case 'CompoundStringLiteralExpression':
    case 'DynamicExpression': {
      const value = literalValue(node);
      return () => value;
    }
    case 'ParenthesizedExpression':
    case 'SimpleNamedExpression':
      return compileScalar(part(node, 'Expression'), scope);
    case 'NameReference':
      return compileName(node, scope);
    case 'FunctionCallExpression':
      return compileCall(node, scope);
    case 'BinaryExpression':
      return compileBinary(node, scope);
    case 'InExpression':
      return compileIn(node, scope);
    case 'BetweenExpression':
      return compileBetween(node, scope);
    case 'PrefixUnaryExpression':
      return compileSign(node, scope);
    case 'ElementExpression':
      return compileElement(node, scope);
    default: {
      const operator = optionalPart(node, 'Operator');
      if (operator) throw notSimulated('operator', sourceText(operator));
      throw notSimulated(kind, sourceText(node).slice(0, 80));
    }
  }
}

function compileName(node: SyntaxNode, { columns, environment }: Scope): CompiledScalar {
  const name = spelledName(node);
  const index = columns.findIndex((column) => column.name === name);
  if (index >= 0) return (row) => row[index] ?? null;
  const variable = environment.variables.get(name);
  if (variable && 'value' in variable) return () => variable.value;
  throw notSimulated('scalar name', name);
}

function compileCall(node: SyntaxNode, scope: Scope): CompiledScalar {
  const name = spelledName(part(node, 'Name'));
  const call = scalarFunctions.get(name);
  if (call === undefined) throw notSimulated('function', name);
  const values = elements(part(part(node, 'ArgumentList'), 'Expressions')).map((argument) =>
    compileScalar(argument, scope),
  );
  const { now } = scope.environment;
  return (row) =>
    call(
      values.map((value) => value(row)),
      now,
    );
}

function compileBinary(node: SyntaxNode, scope: Scope): CompiledScalar {
  const operator = sourceText(part(node, 'Operator'));
  const [leftNode, rightNode] = [part(node, 'Left'), part(node, 'Right')];
  const left = compileScalar(leftNode, scope);
  const right = compileScalar(rightNode, scope);
  const types = [leftNode, rightNode].map((side) => side.ResultType?.Name ?? '');
  if (operator === '/') return compileDivision(left, right, types);
  const apply = binaryOperators.get(operator);
  if (apply === undefined) throw notSimulated('operator', operator);
  if (/^[=!<>]/.test(operator) && types.includes('string') && types.some((type) => numbers.has(type))) {
    const [a, b] = types;
    throw semanticError('SEM0064', `Cannot compare values of types ${a} and ${b}. Try adding explicit casts`);
  }
  return (row) => apply(left(row), right(row));
}

/** Whole numbers divide to a whole number. */
function compileDivision(
  left: CompiledScalar,
  right: CompiledScalar,
  types: readonly string[],
): CompiledScalar {
  const whole = types.every((type) => wholeNumbers.has(type));
  return (row) => {
    const [a, b] = [left(row), right(row)];
    if (a instanceof Timespan && b instanceof Timespan) return a.inMs / b.inMs;
    if (typeof a !== 'number' || typeof b !== 'number') return null;
    if (!whole) return a / b;
    return b === 0 ? null : Math.trunc(a / b);
  };
}

/** `list[0]`; an index from the end is negative. Anything else than an index is refused. */
function compileElement(node: SyntaxNode, scope: Scope): CompiledScalar {
  const list = compileScalar(part(node, 'Expression'), scope);
  const index = compileScalar(part(part(node, 'Selector'), 'Expression'), scope);
  return (row) => {
    const [value, at] = [list(row), index(row)];
    if (typeof at === 'string') throw notSimulated('property access', at);
    const found: unknown =
      value instanceof Dynamic && Array.isArray(value.json) ? value.json.at(Number(at)) : null;
    return makeDynamic(found);
  };
}

function compileSign(node: SyntaxNode, scope: Scope): CompiledScalar {
  const operator = sourceText(part(node, 'Operator'));
  const inner = compileScalar(part(node, 'Expression'), scope);
  if (operator === '+') return inner;
  return (row) => {
    const value = inner(row);
    if (value instanceof Timespan) return new Timespan(-value.inMs);
    return typeof value === 'number' ? -value : null;
  };
}

function compileBetween(node: SyntaxNode, scope: Scope): CompiledScalar {
  const negated = sourceText(part(node, 'Operator')).startsWith('!');
  const range = part(node, 'Right');
  const value = compileScalar(part(node, 'Left'), scope);
  const first = compileScalar(part(range, 'First'), scope);
  const second = compileScalar(part(range, 'Second'), scope);
  return (row) => {
    const found = value(row);
    const low = compare(found, first(row));
    const high = compare(found, second(row));
    if (low === undefined || high === undefined) return null;
    return (low >= 0 && high <= 0) !== negated;
  };
}

/** `in (1, 2)`, `in (dynamic([..]))`, and `in (table)`, which takes the table's first column. */
function compileIn(node: SyntaxNode, scope: Scope): CompiledScalar {
  const operator = sourceText(part(node, 'Operator'));
  if (!['in', '!in', 'in~', '!in~'].includes(operator)) throw notSimulated('operator', operator);
  const negated = operator.startsWith('!');
  const normal = operator.endsWith('~')
    ? (value: Value) => keyOf([fold(textOf(value))])
    : (value: Value) => keyOf([value instanceof Dynamic ? textOf(value) : value]);
  const left = compileScalar(part(node, 'Left'), scope);
  const sought = elements(part(part(node, 'Right'), 'Expressions'));
  const [only] = sought;
  if (only && sought.length === 1 && isTabular(only)) {
    const table = scope.environment.compileTable(only, scope.environment);
    let keys: Set<string> | undefined;
    return (row) => {
      keys ??= new Set(table.run().map((found) => normal(found[0] ?? null)));
      return keys.has(normal(left(row))) !== negated;
    };
  }
  const values = sought.map((element) => compileScalar(element, scope));
  return (row) => {
    const keys = new Set(values.flatMap((value) => spread(value(row))).map(normal));
    return keys.has(normal(left(row))) !== negated;
  };
}

function spread(value: Value): Value[] {
  if (!(value instanceof Dynamic) || !Array.isArray(value.json)) return [value];
  return value.json.map((item: unknown) =>
    typeof item === 'string' || typeof item === 'number' ? item : null,
  );
}
