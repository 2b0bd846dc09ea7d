import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { kqlString } from './kql.ts';
import { createNameBook } from './nameBlocks.ts';
import { buildGroupQuery, defaultLimitBytes, type GroupQuery, smallestLimitBytes } from './queryText.ts';

const both = (count: number, suffix = 'contoso.com'): string[] =>
  Array.from({ length: count }, (_, index) => [`pc${index}`, `pc${index}.${suffix}`]).flat();

const unpacked = (query: string): string[] =>
  [...query.matchAll(/64_string\("([^"]*)"/g)].map(([, packed]) =>
    inflateSync(Buffer.from(packed ?? '', 'base64')).toString('utf8'),
  );

const texts = (group: GroupQuery): string[] => [...group.parts.map((part) => part.query), group.query];

test.each([
  ['a quote cannot end the literal', 'pc"] | take 0 //', '"pc\\"] | take 0 //"'],
  ['a backslash is doubled, also before a quote', '\\"', '"\\\\\\""'],
  ['line ends and tabs', 'a\r\n\tb', '"a\\r\\n\\tb"'],
  ['control characters, which XML refuses', '\u0000\u0007\u007f', '"\\u0000\\u0007\\u007f"'],
  ['letters beyond ASCII', 'müñ', '"m\\u00fc\\u00f1"'],
  ['right-to-left override', 'pc\u202e1', '"pc\\u202e1"'],
  ['an emoji as a pair', 'pc😀', '"pc\\ud83d\\ude00"'],
  ['a lone surrogate becomes what Kusto makes of it', 'pc\ud83d', '"pc\\ufffd"'],
  ['an apostrophe needs nothing', "o'neil", '"o\'neil"'],
])('kqlString: %s', (_, text, literal) => {
  expect(kqlString(text)).toBe(literal);
});

test('a small group can be read in its text', () => {
  expect(buildGroupQuery(['srv02', 'srv01.contoso.com', 'srv01', 'srv02']).query).toBe(
    'datatable(Computer:string)[\n"srv01",\n"srv01.contoso.com",\n"srv02"\n]\n| distinct Computer',
  );
});

test('an empty collection is an empty table', () => {
  expect(buildGroupQuery([])).toEqual({
    query: 'datatable(Computer:string)[]\n| distinct Computer',
    parts: [],
    form: 'readable',
    names: 0,
    bytes: 48,
  });
});

test.each([
  [300, 'readable'],
  [301, 'compressed'],
] as const)('%i names are %s', (count, form) => {
  const group = buildGroupQuery(Array.from({ length: count }, (_, index) => `pc${index}`));
  expect(group).toMatchObject({ form, names: count, parts: [] });
});

test('the same members give the same text, byte for byte, in whatever order they come', () => {
  const names = both(3_000);
  const shuffled = names.map((name, index) => [(index * 7_919) % names.length, name] as const);
  const other = shuffled.sort(([a], [b]) => a - b).map(([, name]) => name);
  expect(other).not.toEqual(names);
  expect(buildGroupQuery([...other, ...other])).toEqual(buildGroupQuery(names));
});

test('a short name is stored once per DNS suffix, the DNS name is built in the query', () => {
  const { query } = buildGroupQuery([...both(200), ...both(200, 'emea.contoso.com')]);
  expect(query.match(/zlib_decompress/g)).toHaveLength(1);
  expect(query).toContain('pack_array(H,strcat(H,L[0]))');
  const suffixes = unpacked(query)[0]
    ?.split('\n')
    .map((line) => line.split('|')[0]);
  expect([...new Set(suffixes)]).toEqual(['.contoso.com', '.emea.contoso.com']);
  const shortOnly = buildGroupQuery(Array.from({ length: 400 }, (_, index) => `pc${index}`));
  expect(query.length).toBeLessThan(shortOnly.query.length * 1.5);
});

test('names stand in lines behind what they have in common, without a separator', () => {
  const names = ['ber-lt-', 'mad-pc-'].flatMap((site) =>
    ['0007', '0110', '1200', '2001', '3333'].map((number) => site + number),
  );
  const { query } = buildGroupQuery(names, { form: 'compressed' });
  expect(unpacked(query)).toEqual(['|ber-lt-|00070110120020013333\n|mad-pc-|00070110120020013333']);
  expect(query).toContain('extract_all("(.{4})",');
});

test('a group has the same text with a book that it shares with others', () => {
  const group = [...both(90, 'z.contoso.com'), ...both(400), 'alone.a.com', 'pc7|', 'ü'].sort();
  const names = [...new Set(group)];
  const list = [...new Set([...names, ...both(9_000, 'a.com'), 'alone', 'z|', 'x'.repeat(40)])].sort();
  const places = Uint32Array.from(names, (name) => list.indexOf(name));
  const book = createNameBook(list);
  for (let round = 0; round < 2; round += 1) {
    expect(buildGroupQuery(names, { shared: { book, places } })).toEqual(buildGroupQuery(names));
  }
});

test('names that are shorter than the ends of the others stand apart', () => {
  const long = Array.from({ length: 40 }, (_, index) =>
    `h${(index * 2_654_435_761) % 1_000_003}`.padEnd(7, 'x'),
  );
  const few = buildGroupQuery([...long, 'a', 'b.c'], { form: 'compressed' });
  expect(few.query).toContain('datatable(Computer:string)[\n"a",\n"b.c"\n]');
  const many = buildGroupQuery([...long, ...Array.from({ length: 30 }, (_, index) => `${index}`)], {
    form: 'compressed',
  });
  expect(many.query).not.toContain('datatable');
  expect(many.query.match(/zlib_decompress/g)).toHaveLength(2);
});

test('a block holds 4,000 names at most', () => {
  const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `pc${index}`);
  expect(buildGroupQuery(names(4_000)).query.match(/zlib_decompress/g)).toHaveLength(1);
  expect(buildGroupQuery(names(4_001)).query.match(/zlib_decompress/g)).toHaveLength(2);
});

test('long names fill a block by bytes before they fill it by number', () => {
  const names = Array.from({ length: 1_000 }, (_, index) => `${index}`.padStart(200, 'x'));
  expect(buildGroupQuery(names).query.match(/zlib_decompress/g)).toHaveLength(2);
});

test('a group beyond the limit becomes parts, none of them beyond it', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => ((index * 2_654_435_761) >>> 0).toString(36));
  for (const limitBytes of [smallestLimitBytes, defaultLimitBytes]) {
    const group = buildGroupQuery(names, { alias: 'CM_PS1_PS100014', limitBytes });
    expect(group.parts.length).toBeGreaterThan(1);
    expect(group.parts.map((part) => part.alias)).toEqual(
      group.parts.map((_, index) => `CM_PS1_PS100014_P${index + 1}`),
    );
    expect(Math.max(...texts(group).map((text) => Buffer.byteLength(text)))).toBeLessThanOrEqual(limitBytes);
    expect(group.bytes).toBe(Buffer.byteLength(texts(group).join('')));
    expect(group.query).toBe(
      `union\n${group.parts.map((part) => part.alias).join(',\n')}\n| distinct Computer`,
    );
    expect(group.bytes / group.parts.length).toBeGreaterThan(limitBytes / 2);
  }
});

test('the readable form can be split as well, for a workspace where compression is not proven', () => {
  const group = buildGroupQuery(both(5_000), { alias: 'CM_PS1_PS100014', form: 'readable' });
  expect(group.form).toBe('readable');
  expect(group.parts.length).toBeGreaterThan(1);
  expect(texts(group).join('')).not.toContain('zlib');
  expect(Math.max(...texts(group).map((text) => text.length))).toBeLessThanOrEqual(defaultLimitBytes);
});

test('what cannot be done is refused', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ((index * 2_654_435_761) >>> 0).toString(36));
  expect(() => buildGroupQuery(many, { limitBytes: smallestLimitBytes })).toThrow('need an alias');
  expect(() => buildGroupQuery([], { limitBytes: smallestLimitBytes - 1 })).toThrow(RangeError);
});

test('every text is ASCII without control characters but line feeds, as the saved-search store needs it', () => {
  const nasty = ['a\u0000b', 'zeile\n2', 'büro', '😀', '\u202ertl', 'tab\t'];
  for (const form of ['readable', 'compressed'] as const) {
    expect(texts(buildGroupQuery([...nasty, ...both(300)], { form })).join('')).toMatch(/^[\x20-\x7e\n]*$/);
  }
});
