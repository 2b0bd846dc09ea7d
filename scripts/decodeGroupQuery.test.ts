import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGroupQuery, type GroupQueryOptions } from '../electron/azure/groups/queryText.ts';
import { decodeGroupQuery } from './decodeGroupQuery.ts';

function decoded(names: readonly string[], options: GroupQueryOptions = {}): string[] {
  const { query, parts } = buildGroupQuery(names, { alias: 'CM_PS1_PS100014', ...options });
  const texts = new Map(parts.map((part) => [part.alias, part.query]));
  return decodeGroupQuery(query, (alias) => texts.get(alias));
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
const random = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `d${((index * 2_654_435_761) >>> 0).toString(36)}`);
const both = (count: number): string[] => random(count).flatMap((host) => [host, `${host}.emea.contoso.com`]);

test.each([
  ['no name', [], {}],
  ['one', ['pc1'], {}],
  ['300', random(300), {}],
  ['301', random(301), {}],
  ['4,001', random(4_001), {}],
  ['50,000 in parts', random(50_000), {}],
  ['short and DNS names', both(6_000), {}],
  ['small parts', both(6_000), { limitBytes: 16_384 }],
  ['readable parts', both(6_000), { form: 'readable' }],
  ['nasty, readable', ['a"b', 'a\\', '\n', '\u0000', 'ü', '😀', '\u202e', ''], {}],
  ['nasty, compressed', ['a"b', 'a\\', '\n', '\u0000', 'ü', '😀', '\u202e', ''], { form: 'compressed' }],
] as const)('reads back what the app writes: %s', (_, names, options) => {
  expect(decoded(names, options)).toEqual(unique(names));
});

test('reads back any names', () => {
  const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 10 }), fc.string({ maxLength: 6 }));
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 80 }),
      fc.constantFrom('readable', 'compressed'),
      (names, form) => {
        expect(decoded(names, { form })).toEqual(unique(names));
      },
    ),
    { numRuns: 200, seed: 20261123 },
  );
});

const packed = (text: string): string => deflateSync(text).toString('base64');
const block = (base64: string): string =>
  `print N=zlib_decompress_from_base64_string("${base64}")\n|where isnotempty(N)\n` +
  '|mv-expand L=split(N,"\\n") to typeof(string)\n|extend L=split(L,"|")\n' +
  '|mv-expand E=extract_all("(.{2})",tostring(L[2])) to typeof(string)\n|extend H=strcat(L[1],E)\n' +
  '|mv-expand Computer=pack_array(H,strcat(H,L[0])) to typeof(string)\n| distinct Computer';

test('reads a block that it did not see being written', () => {
  expect(decodeGroupQuery(block(packed('.x|pc|0102\n||ab')), () => undefined)).toEqual([
    'ab',
    'pc01',
    'pc01.x',
    'pc02',
    'pc02.x',
  ]);
});

test.each([
  ['another table', 'Heartbeat | distinct Computer', 'no function Heartbeat'],
  ['another column', 'datatable(Name:string)["a"]\n| distinct Computer', 'Expected Computer'],
  ['a filter', 'datatable(Computer:string)["a"]\n| take 1\n| distinct Computer', 'Expected distinct'],
  ['something behind', 'datatable(Computer:string)["a"]\n| distinct Computer\n| take 0', 'Expected the end'],
  ['a comment', 'datatable(Computer:string)["a"]\n| distinct Computer // all', 'Expected the end'],
  ['no distinct', 'datatable(Computer:string)["a"]', 'Expected |'],
  ['an open literal', 'datatable(Computer:string)["a]\n| distinct Computer', 'a string literal'],
  ['an unknown escape', 'datatable(Computer:string)["\\x41"]\n| distinct Computer', 'Unknown escape'],
  ['a part that is not there', 'union\nA_P1,\nA_P2\n| distinct Computer', 'no function A_P1'],
  ['what is no base64', block('a-b_'), 'not base64'],
  ['gzip', block('H4sIAAAAAAAAA0sEAEO+t+gBAAAA'), 'not zlib'],
  ['a damaged block', block(packed('some names here').replace(/.{8}$/, 'AAAAAAA=')), ''],
  ['an empty block', block(packed('')), 'empty'],
  ['a line that lacks a field', block(packed('.x|pc')), 'three fields'],
  ['a line with one too many', block(packed('.x|pc|01|02')), 'three fields'],
  ['ends of another width', block(packed('.x|pc|012')), '2 characters each'],
])('refuses %s', (_, query, message) => {
  expect(() => decodeGroupQuery(query, () => undefined)).toThrow(message);
});

test('refuses parts that call each other', () => {
  const circle = 'union\nA,\nA\n| distinct Computer';
  expect(() => decodeGroupQuery(circle, () => circle)).toThrow('nested too deep');
});
