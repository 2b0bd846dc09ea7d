import {
  classOf,
  elements,
  literalText,
  optionalPart,
  part,
  type SyntaxNode,
  sourceText,
} from './kustoLanguage.ts';
import { notSimulated, semanticError } from './queryError.ts';
import { makeDynamic, Timespan, type Value } from './values.ts';

/** Value of a literal of the query text. The library leaves dates to the service, so they are read here. */
export function literalValue(node: SyntaxNode): Value {
  const type = node.ResultType?.Name ?? 'unknown';
  if (classOf(node) === 'DynamicExpression') return makeDynamic(jsonOf(part(node, 'Expression')));
  if (type === 'string') return literalText(node);
  const inner = insideOf(sourceText(node));
  if (inner === 'null') return null;
  switch (type) {
    case 'int':
    case 'long':
    case 'real':
    case 'decimal':
      return numberOf(inner);
    case 'bool':
      return inner.toLowerCase() === 'true' || inner === '1';
    case 'datetime':
      return datetimeOf(inner);
    case 'timespan':
      return timespanOf(inner);
    case 'guid':
      return inner.toLowerCase();
    default:
      throw notSimulated('literal type', type);
  }
}

/** `long(5)` is 5, `datetime("2026-01-01")` is 2026-01-01. */
function insideOf(text: string): string {
  const inside = /^[a-z]+\s*\((.*)\)$/is.exec(text)?.[1] ?? text;
  return inside.trim().replace(/^(["'])(.*)\1$/s, '$2');
}

function numberOf(text: string): number {
  if (/^nan$/i.test(text)) return Number.NaN;
  const infinite = /^([+-]?)inf$/i.exec(text);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  return Number(text);
}

/** Times without a zone are UTC. */
function datetimeOf(text: string): Date {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}(?:\.\d{1,7})?))?)?\s*Z?$/i.exec(text);
  const [, day, minutes = '00:00', seconds = '00'] = found ?? [];
  const value = new Date(`${day}T${minutes}:${seconds}Z`);
  if (day === undefined || Number.isNaN(value.getTime())) {
    throw semanticError('SYN0003', `Failed to parse datetime literal: '${text}'`);
  }
  return value;
}

const unitsInMs: readonly (readonly [RegExp, number])[] = [
  [/^d(ays?)?$/, 86_400_000],
  [/^h(ours?|rs?)?$/, 3_600_000],
  [/^m(in(utes?)?)?$/, 60_000],
  [/^s(ec(onds?)?)?$/, 1_000],
  [/^(ms|milli(s(ec(onds?)?)?)?)$/, 1],
  [/^micro(s(ec(onds?)?)?)?$/, 0.001],
  [/^ticks?$/, 0.0001],
];

/** `1h`, `1.5d`, `3.00:00:00`. */
function timespanOf(text: string): Timespan {
  const amount = /^(-?\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text);
  const unit = unitsInMs.find(([name]) => name.test(amount?.[2]?.toLowerCase() ?? ''));
  if (amount && unit) return new Timespan(Number(amount[1]) * unit[1]);
  const clock = /^(-?)(?:(\d+)\.)?(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(text);
  if (!clock) throw semanticError('SYN0003', `Failed to parse timespan literal: '${text}'`);
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0'] = clock;
  const inMs =
    ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1_000;
  return new Timespan(sign === '-' ? -inMs : inMs);
}

function jsonOf(node: SyntaxNode): unknown {
  switch (classOf(node)) {
    case 'JsonArrayExpression':
      return elements(part(node, 'Values')).map(jsonOf);
    case 'JsonObjectExpression':
      return Object.fromEntries(
        elements(part(node, 'Pairs')).map((pair) => [
          insideOf(sourceText(part(pair, 'Name'))),
          jsonOf(part(pair, 'Value')),
        ]),
      );
    case 'PrefixUnaryExpression':
      return Number(sourceText(node));
    case 'LiteralExpression': {
      if (sourceText(node) === 'null') return null;
      const value = literalValue(node);
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
      if (value === null) return null;
      throw notSimulated('literal in a dynamic', sourceText(node));
    }
    default:
      throw notSimulated(
        'dynamic literal',
        optionalPart(node, 'Expression') ? classOf(node) : sourceText(node),
      );
  }
}
