import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyzeQuery, evaluateQuery } from '../../../simulator/logs/evaluateQuery.ts';
import { buildGroupQuery, type GroupQuery, smallestLimitBytes } from './queryText.ts';

/** Proofs by Kusto's own language service: every text is a valid query that returns the members, and no less. */

const alias = 'CM_PS1_PS100014';

function catalog(group: GroupQuery): Map<string, string> {
  return new Map([...group.parts.map((part) => [part.alias, part.query] as const), [alias, group.query]]);
}

function evaluated(functions: Map<string, string>, query = alias): unknown[] {
  return evaluateQuery(query, functions).rows.map(([name]) => name);
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
const sequence = (count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? `pc${index}` : `pc${index - 1}.contoso.com`,
  );
const random = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `d${((index * 2_654_435_761) >>> 0).toString(36)}`);
/** All of one length, in many lines of ten. */
const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `srv${10_000 + index}`);

const nasty = [
  ...[
    'pc"1',
    'pc\\',
    'pc\\"',
    "o'neil",
    '"]|take 0//',
    '\\n',
    'a\nb',
    'a\r\nb',
    'tab\there',
    '\u0000',
    '\u007f',
  ],
  ...[
    'büro-07',
    '😀',
    '\u202ertl',
    '\ufeffbom',
    'שרת-1',
    'x,y',
    'x;y',
    '// no comment',
    '`',
    '.',
    'a.',
    '.b',
  ],
  ...[
    '..',
    'a..b',
    ' ',
    ' lead',
    'trail ',
    '@"x"',
    '{0}',
    '$x',
    'null',
    'dynamic(1)',
    '\u2028',
    '\u0085',
    '',
  ],
];

const cases: readonly (readonly [string, GroupQuery, readonly string[]])[] = [
  ...[0, 1, 300, 301, 4_000, 4_001, 50_000].map(
    (count) =>
      [
        `${count} names`,
        buildGroupQuery(sequence(count), { alias, limitBytes: 2 ** 20 }),
        sequence(count),
      ] as const,
  ),
  ['50,000 names in parts', buildGroupQuery(random(50_000), { alias }), random(50_000)],
  ['small parts', buildGroupQuery(random(9_000), { alias, limitBytes: smallestLimitBytes }), random(9_000)],
  ['readable parts', buildGroupQuery(random(9_000), { alias, form: 'readable' }), random(9_000)],
  ['one name, compressed', buildGroupQuery(['pc1'], { form: 'compressed' }), ['pc1']],
  ['no name, compressed', buildGroupQuery([], { form: 'compressed' }), []],
  ['nasty names, readable', buildGroupQuery(nasty), nasty],
  ['nasty names, compressed', buildGroupQuery(nasty, { form: 'compressed' }), nasty],
  [
    'nasty hosts and suffixes',
    buildGroupQuery(
      nasty.flatMap((host) =>
        Array.from({ length: 20 }, (_, i) => [`${host}${i}`, `${host}${i}.ä"b\\c`]).flat(),
      ),
    ),
    nasty.flatMap((host) =>
      Array.from({ length: 20 }, (_, i) => [`${host}${i}`, `${host}${i}.ä"b\\c`]).flat(),
    ),
  ],
];

test.each(cases)('%s: no diagnostics, one column Computer: string', (_, group) => {
  const functions = catalog(group);
  for (const [name, text] of functions) {
    const analysis = analyzeQuery(text, functions);
    expect(analysis.diagnostics, name).toEqual([]);
    expect(analysis.resultColumns, name).toEqual([{ name: 'Computer', type: 'string' }]);
  }
  expect(analyzeQuery(alias, functions).resultColumns).toEqual([{ name: 'Computer', type: 'string' }]);
  const used = analyzeQuery(`Heartbeat | where Computer in~ (${alias}) | distinct Computer`, functions);
  expect(used.diagnostics).toEqual([]);
});

test.each(cases)('%s: evaluation gives exactly the members', (_, group, names) => {
  const functions = catalog(group);
  expect(evaluated(functions).sort()).toEqual(unique(names));
  expect(evaluateQuery(`${alias} | count`, functions).rows).toEqual([[unique(names).length]]);
  expect(group.names).toBe(unique(names).length);
});

const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '.', '"', '\\', '\n', "'", 'u', '0'), maxLength: 8 }),
  fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.constantFrom('contoso.com', 'a.b'))
    .map(([host, dns]) => `${host}.${dns}`),
);

test('any names survive, in both forms', () => {
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 60 }),
      fc.constantFrom('readable', 'compressed'),
      (names, form) => {
        const functions = catalog(buildGroupQuery(names, { alias, form }));
        expect(evaluated(functions).sort()).toEqual(unique(names));
      },
    ),
    { numRuns: 150, seed: 20261123 },
  );
});

test('any hosts survive that are listed by short and DNS name', () => {
  const hosts = fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }), {
    minLength: 60,
    maxLength: 80,
  });
  fc.assert(
    fc.property(hosts, fc.string({ minLength: 1, maxLength: 6 }), (short, suffix) => {
      const names = short.flatMap((host) => [host, `${host}.${suffix}`]);
      const group = buildGroupQuery(names, { alias, form: 'compressed' });
      expect(evaluated(catalog(group)).sort()).toEqual(unique(names));
    }),
    { numRuns: 40, seed: 20261123 },
  );
});

const mutations: readonly (readonly [string, (text: string) => string])[] = [
  ['a name dropped', (text) => text.replace('"pc10",\n', '')],
  ['a name changed', (text) => text.replace('"pc10"', '"pc1O"')],
  [
    'one base64 character changed',
    (text) => text.replace(/(64_string\(".{40})(.)/, (_, head, unit) => head + (unit === 'A' ? 'B' : 'A')),
  ],
  ['the base64 cut short', (text) => text.replace(/.{4}"\)/, '")')],
  ['another separator', (text) => text.replace('"\\n"', '","')],
  ['another suffix', (text) => text.replace('.contoso.com', '.contoso.org')],
  ['a leg dropped', (text) => text.replace(/\),\n\(print[^)]*\)[\s\S]*$/, ')\n| distinct Computer')],
  ['a limit on expansion', (text) => text.replace('typeof(string)', 'typeof(string) limit 128')],
  ['the old spelling of mv-expand', (text) => text.replace('mv-expand', 'mvexpand')],
  ['a leftover filter', (text) => `${text} | where Computer != "pc12"`],
];

test.each(mutations)('the evaluator notices %s', (_, mutate) => {
  const names = sequence(260).concat(
    numbered(4_100),
    sequence(260).map((each) => each.split('.')[0] ?? ''),
  );
  const texts = [
    buildGroupQuery(sequence(40), { alias }).query,
    buildGroupQuery(names, { alias, limitBytes: 2 ** 20 }).query,
  ];
  const noticed = texts.map((text) => {
    const mutant = mutate(text);
    if (mutant === text) return undefined;
    try {
      return (
        JSON.stringify(evaluated(new Map([[alias, mutant]])).sort()) !==
        JSON.stringify(evaluated(new Map([[alias, text]])).sort())
      );
    } catch {
      return true;
    }
  });
  expect(noticed).toContain(true);
  expect(noticed).not.toContain(false);
});

test('a damaged block loses its names without an error, so the count tells', () => {
  const { query } = buildGroupQuery(numbered(4_100), { limitBytes: 2 ** 20 });
  const damaged = query.replace(/64_string\("..../, '64_string("AAAA');
  expect(evaluateQuery(`${damaged} | count`, new Map()).rows).toEqual([[100]]);
});
