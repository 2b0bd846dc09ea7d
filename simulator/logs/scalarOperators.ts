import { compare, Timespan, textOf, type Value } from './values.ts';

export type BinaryOperator = (left: Value, right: Value) => Value;

type TextTest = (whole: string, sought: string) => boolean;

/** A term is a run of letters and digits; `has` finds whole terms only ("String operators"). */
function hasTerm(whole: string, sought: string): boolean {
  const inTerm = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
  for (let at = whole.indexOf(sought); at !== -1; at = whole.indexOf(sought, at + 1)) {
    if (!inTerm(whole[at - 1]) && !inTerm(whole[at + sought.length])) return true;
  }
  return false;
}

const textTests: Readonly<Record<string, TextTest>> = {
  contains: (whole, sought) => whole.includes(sought),
  startswith: (whole, sought) => whole.startsWith(sought),
  endswith: (whole, sought) => whole.endsWith(sought),
  has: hasTerm,
};

function addTextTests(operators: Map<string, BinaryOperator>): void {
  for (const [name, test] of Object.entries(textTests)) {
    const exact = (left: Value, right: Value): boolean => test(textOf(left), textOf(right));
    const folded = (left: Value, right: Value): boolean => test(fold(textOf(left)), fold(textOf(right)));
    operators.set(name, folded);
    operators.set(`!${name}`, (left, right) => !folded(left, right));
    operators.set(`${name}_cs`, exact);
    operators.set(`!${name}_cs`, (left, right) => !exact(left, right));
  }
}

export const fold = (text: string): string => text.toLowerCase();

function arithmetic(onNumbers: (left: number, right: number) => number): BinaryOperator {
  return (left, right) =>
    typeof left === 'number' && typeof right === 'number' ? onNumbers(left, right) : null;
}

function add(left: Value, right: Value): Value {
  if (left instanceof Date && right instanceof Timespan) return new Date(left.getTime() + right.inMs);
  if (left instanceof Timespan && right instanceof Date) return add(right, left);
  if (left instanceof Timespan && right instanceof Timespan) return new Timespan(left.inMs + right.inMs);
  return arithmetic((a, b) => a + b)(left, right);
}

function subtract(left: Value, right: Value): Value {
  if (left instanceof Date && right instanceof Date) return new Timespan(left.getTime() - right.getTime());
  if (right instanceof Timespan) return add(left, new Timespan(-right.inMs));
  return arithmetic((a, b) => a - b)(left, right);
}

function ordered(test: (order: number) => boolean): BinaryOperator {
  return (left, right) => {
    const order = compare(left, right);
    return order === undefined ? null : test(order);
  };
}

/** By operator text. Division is left to the compiler, which knows whether both sides are whole numbers. */
export const binaryOperators: ReadonlyMap<string, BinaryOperator> = (() => {
  const operators = new Map<string, BinaryOperator>([
    ['==', ordered((order) => order === 0)],
    ['!=', (left, right) => compare(left, right) !== 0],
    ['<>', (left, right) => compare(left, right) !== 0],
    ['<', ordered((order) => order < 0)],
    ['<=', ordered((order) => order <= 0)],
    ['>', ordered((order) => order > 0)],
    ['>=', ordered((order) => order >= 0)],
    ['=~', (left, right) => fold(textOf(left)) === fold(textOf(right))],
    ['!~', (left, right) => fold(textOf(left)) !== fold(textOf(right))],
    ['and', (left, right) => left === true && right === true],
    ['or', (left, right) => left === true || right === true],
    ['+', add],
    ['-', subtract],
    ['*', arithmetic((a, b) => a * b)],
    ['%', arithmetic((a, b) => a % b)],
  ]);
  addTextTests(operators);
  return operators;
})();
