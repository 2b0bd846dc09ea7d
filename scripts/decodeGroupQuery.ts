import { inflateSync } from 'node:zlib';

/**
 * Reads the members out of a computer group's query text, without Kusto and without the code that wrote it:
 * a small parser that knows the two forms (a table in clear text, compressed blocks), their union, and parts.
 * Anything else in the text is an error, so a group cannot pass by saying more than its members.
 */

/** Text of the saved function with this alias, or undefined. */
export type FunctionText = (alias: string) => string | undefined;

/** Distinct names that the query returns, sorted by code unit. Throws with the place where it stops reading. */
export function decodeGroupQuery(query: string, functionText: FunctionText, depth = 0): string[] {
  if (depth > 3) throw new Error('Parts are nested too deep.');
  const reader = new Reader(query);
  const names = new Set<string>();
  const readLeg = (): void => {
    for (const name of leg(reader, functionText, depth)) names.add(name);
  };
  if (reader.accept(/union\b/y)) {
    do {
      const bracket = reader.accept(/\(/y);
      readLeg();
      if (bracket) reader.expect(/\)/y, ')');
    } while (reader.accept(/,/y));
  } else readLeg();
  reader.expect(/\|/y, '|');
  reader.expect(/distinct\b/y, 'distinct');
  reader.expect(/Computer\b/y, 'Computer');
  reader.end();
  return [...names].sort();
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Skips white space, then takes what the sticky pattern matches. */
  accept(pattern: RegExp): string | undefined {
    const space = /\s*/y;
    space.lastIndex = this.#at;
    space.exec(this.#text);
    pattern.lastIndex = space.lastIndex;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at = pattern.lastIndex;
    return found;
  }

  expect(pattern: RegExp, wanted: string): string {
    const found = this.accept(pattern);
    if (found === undefined) {
      throw new Error(
        `Expected ${wanted} at ${this.#at}: ${JSON.stringify(this.#text.slice(this.#at, this.#at + 40))}`,
      );
    }
    return found;
  }

  /** Each word or sign of `words`, in order. */
  words(words: string): void {
    for (const word of words.split(' ')) {
      const escaped = word.replace(/[^\w]/g, '\\$&');
      this.expect(new RegExp(/\w$/.test(word) ? `${escaped}\\b` : escaped, 'y'), word);
    }
  }

  literal(): string {
    return plainText(this.expect(/"(?:[^"\\\r\n]|\\.)*"/y, 'a string literal').slice(1, -1));
  }

  end(): void {
    this.expect(/$/y, 'the end');
  }
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  n: '\n',
  r: '\r',
  t: '\t',
};

function plainText(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/g, (whole, code: string) => {
    if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    const plain = escapes[code];
    if (plain === undefined) throw new Error(`Unknown escape ${whole}.`);
    return plain;
  });
}

function leg(reader: Reader, functionText: FunctionText, depth: number): string[] {
  if (reader.accept(/datatable\b/y)) return table(reader);
  if (reader.accept(/print\b/y)) return block(reader);
  const alias = reader.expect(/[A-Za-z]\w*/y, 'a table, a block or a function');
  const text = functionText(alias);
  if (text === undefined) throw new Error(`There is no function ${alias}.`);
  return decodeGroupQuery(text, functionText, depth + 1);
}

function table(reader: Reader): string[] {
  reader.words('( Computer : string ) [');
  const names: string[] = [];
  if (reader.accept(/\]/y)) return names;
  do names.push(reader.literal());
  while (reader.accept(/,/y));
  reader.expect(/\]/y, ']');
  return names;
}

/** Lines of `suffix|beginning|ends`: each end, so many characters, is a name and the same name with the suffix. */
function block(reader: Reader): string[] {
  reader.words('N = zlib_decompress_from_base64_string (');
  const packed = reader.literal();
  reader.words(') | where isnotempty ( N ) | mv-expand L = split ( N ,');
  const lineEnd = reader.literal();
  reader.words(') to typeof ( string ) | extend L = split ( L ,');
  const separator = reader.literal();
  reader.words(') | mv-expand E = extract_all (');
  const width = Number(/^\(\.\{(\d+)\}\)$/.exec(reader.literal())?.[1]);
  reader.words(', tostring ( L [ 2 ] ) ) to typeof ( string ) | extend H = strcat ( L [ 1 ] , E )');
  reader.words('| mv-expand Computer = pack_array ( H , strcat ( H , L [ 0 ] ) ) to typeof ( string )');
  return unpack(packed)
    .split(lineEnd)
    .flatMap((line) => namesOfLine(line.split(separator), width));
}

function namesOfLine([suffix, beginning, ends, more]: readonly string[], width: number): string[] {
  if (suffix === undefined || beginning === undefined || ends === undefined || more !== undefined) {
    throw new Error('A line of a block has three fields.');
  }
  if (!(width > 0) || ends.length === 0 || ends.length % width !== 0) {
    throw new Error(`The ends of a line are ${width} characters each.`);
  }
  return Array.from({ length: ends.length / width }, (_, at) => {
    const name = beginning + ends.slice(at * width, (at + 1) * width);
    return [name, name + suffix];
  }).flat();
}

function unpack(packed: string): string {
  const bytes = Buffer.from(packed, 'base64');
  if (bytes.toString('base64') !== packed) throw new Error('A block is not base64.');
  if (bytes[0] !== 0x78) throw new Error('A block is not zlib with a window of 15.');
  const text = inflateSync(bytes).toString('utf8');
  if (text === '') throw new Error('A block is empty.');
  return text;
}
