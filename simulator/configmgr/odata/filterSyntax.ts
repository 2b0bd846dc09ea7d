import { ODataError } from './odataError.ts';

/** A `$filter` as a tree. Only what the administration service is known to accept. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly operand: Filter }
  | {
      readonly kind: 'compare';
      readonly operator: CompareOperator;
      readonly property: string;
      readonly value: Literal;
    }
  | {
      readonly kind: 'match';
      readonly how: MatchFunction;
      readonly property: string;
      readonly text: string;
    };

export const compareOperators = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type CompareOperator = (typeof compareOperators)[number];
export const matchFunctions = ['startswith', 'endswith', 'contains'] as const;
export type MatchFunction = (typeof matchFunctions)[number];

export type Literal =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'integer'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'date'; readonly value: string }
  | { readonly type: 'null'; readonly value: null };

type Token =
  | { readonly type: 'literal'; readonly literal: Literal }
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: '(' | ')' | ',' };

const tokenPattern =
  /\s*(?:(?<date>\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))|(?<integer>-?\d+)(?![\w.])|'(?<string>(?:[^']|'')*)'|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<mark>[(),]))/y;

/** Parses a `$filter`; throws `ODataError` for anything else than the grammar that the service is known to have. */
export function parseFilter(text: string): Filter {
  const parser = new FilterParser(tokenize(text));
  const filter = parser.or();
  parser.end();
  return filter;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const source = text.trimEnd();
  tokenPattern.lastIndex = 0;
  let at = 0;
  while (at < source.length) {
    tokenPattern.lastIndex = at;
    const groups = tokenPattern.exec(source)?.groups;
    if (groups === undefined) throw new ODataError(`Syntax error at position ${at} in '${text}'.`);
    at = tokenPattern.lastIndex;
    tokens.push(tokenOf(groups));
  }
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): Token {
  const { date, integer, string, word, mark } = groups;
  if (date !== undefined) return { type: 'literal', literal: { type: 'date', value: date } };
  if (integer !== undefined) return { type: 'literal', literal: { type: 'integer', value: Number(integer) } };
  if (string !== undefined) {
    return { type: 'literal', literal: { type: 'string', value: string.replaceAll("''", "'") } };
  }
  if (word === 'true' || word === 'false') {
    return { type: 'literal', literal: { type: 'boolean', value: word === 'true' } };
  }
  if (word === 'null') return { type: 'literal', literal: { type: 'null', value: null } };
  if (word !== undefined) return { type: 'word', text: word };
  return { type: mark === '(' ? '(' : mark === ')' ? ')' : ',' };
}

class FilterParser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  or(): Filter {
    let left = this.#and();
    while (this.#takeWord('or')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#unexpected();
  }

  #and(): Filter {
    let left = this.#not();
    while (this.#takeWord('and')) left = { kind: 'and', left, right: this.#not() };
    return left;
  }

  #not(): Filter {
    return this.#takeWord('not') ? { kind: 'not', operand: this.#not() } : this.#primary();
  }

  #primary(): Filter {
    if (this.#take('(')) {
      const inner = this.or();
      this.#expect(')');
      return inner;
    }
    const token = this.#next();
    if (token.type === 'literal') {
      const operator = this.#compareOperator();
      return {
        kind: 'compare',
        operator: mirrored[operator],
        property: this.#property(),
        value: token.literal,
      };
    }
    if (token.type !== 'word') throw this.#unexpected();
    const how = matchFunctions.find((name) => name === token.text);
    if (how !== undefined && this.#take('(')) return this.#match(how);
    return {
      kind: 'compare',
      operator: this.#compareOperator(),
      property: token.text,
      value: this.#literal(),
    };
  }

  /** `startswith(Name,'x')`, alone or compared with true or false: both forms are in use. */
  #match(how: MatchFunction): Filter {
    const property = this.#property();
    this.#expect(',');
    const text = this.#literal();
    this.#expect(')');
    if (text.type !== 'string') throw new ODataError(`${how} expects a string.`);
    const match: Filter = { kind: 'match', how, property, text: text.value };
    const wanted = this.#takeWord('eq') ? true : this.#takeWord('ne') ? false : undefined;
    if (wanted === undefined) return match;
    const value = this.#literal();
    if (value.type !== 'boolean') throw new ODataError(`${how} can only be compared with true or false.`);
    return value.value === wanted ? match : { kind: 'not', operand: match };
  }

  #compareOperator(): CompareOperator {
    const token = this.#next();
    const operator = compareOperators.find((name) => token.type === 'word' && name === token.text);
    if (operator === undefined) throw this.#unexpected();
    return operator;
  }

  #property(): string {
    const token = this.#next();
    if (token.type !== 'word') throw this.#unexpected();
    return token.text;
  }

  #literal(): Literal {
    const token = this.#next();
    if (token.type !== 'literal') throw this.#unexpected();
    return token.literal;
  }

  #next(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new ODataError('Expression expected at the end of the filter.');
    this.#at += 1;
    return token;
  }

  #take(type: Token['type']): boolean {
    if (this.#tokens[this.#at]?.type !== type) return false;
    this.#at += 1;
    return true;
  }

  #expect(type: '(' | ')' | ','): void {
    if (!this.#take(type)) throw new ODataError(`'${type}' expected in the filter.`);
  }

  #takeWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.type !== 'word' || token.text !== word) return false;
    this.#at += 1;
    return true;
  }

  #unexpected(): ODataError {
    const token = this.#tokens[Math.max(0, this.#at - 1)];
    const shown =
      token?.type === 'word'
        ? token.text
        : token?.type === 'literal'
          ? String(token.literal.value)
          : token?.type;
    return new ODataError(`The filter is not supported near '${shown ?? ''}'.`);
  }
}

const mirrored: Readonly<Record<CompareOperator, CompareOperator>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};
