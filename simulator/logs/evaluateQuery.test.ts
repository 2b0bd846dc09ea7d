import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { QueryTable } from '../types.ts';
import { evaluateQuery, mostResultRows, QueryError } from './evaluateQuery.ts';

const now = (): Date => new Date('2026-11-23T03:00:00Z');

const functions = new Map([
  [
    'CM_PS1_PS100014',
    'datatable(Computer:string)["srv01", "srv01.contoso.com", "SRV02"] | distinct Computer',
  ],
  ['CM_PS1_PS100015', 'union CM_PS1_PS100015_P1, CM_PS1_PS100015_P2 | distinct Computer'],
  ['CM_PS1_PS100015_P1', 'datatable(Computer:string)["srv02", "srv03"] | distinct Computer'],
  ['CM_PS1_PS100015_P2', 'datatable(Computer:string)["srv03", "srv04"] | distinct Computer'],
  [
    'CM_PS1_Status',
    'print LastSuccessfulRun = datetime(2026-11-23T01:02:03Z), Groups = 12, SecretExpiresOn = datetime(null)',
  ],
  ['Broken', 'datatable(Computer:string)["a" | distinct Computer'],
  ['Circle', 'Circle2 | distinct Computer'],
  ['Circle2', 'Circle | distinct Computer'],
]);

const run = (query: string): QueryTable => evaluateQuery(query, functions, now);
const rows = (query: string): readonly (readonly unknown[])[] => run(query).rows;
const column = (query: string): unknown[] => rows(query).map(([first]) => first);

function refusal(query: string, catalog: ReadonlyMap<string, string> = functions): QueryError {
  try {
    evaluateQuery(query, catalog, now);
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
  throw new Error(`Not refused: ${query}`);
}

test.each([
  ['CM_PS1_PS100014', ['srv01', 'srv01.contoso.com', 'SRV02']],
  ['CM_PS1_PS100014()', ['srv01', 'srv01.contoso.com', 'SRV02']],
  ['CM_PS1_PS100015', ['srv02', 'srv03', 'srv04']],
  ['CM_PS1_PS100014 | count', [3]],
  ['CM_PS1_PS100014 | where Computer in~ (CM_PS1_PS100015)', ['SRV02']],
  ['CM_PS1_PS100014 | where Computer in (CM_PS1_PS100015)', []],
  ['CM_PS1_PS100014 | where Computer !in~ (CM_PS1_PS100015)', ['srv01', 'srv01.contoso.com']],
  ['CM_PS1_PS100014 | where Computer in ("srv01", "nobody")', ['srv01']],
  ['CM_PS1_PS100014 | where Computer in (dynamic(["srv01"]))', ['srv01']],
  ['CM_PS1_PS100014 | where Computer == "srv02"', []],
  ['CM_PS1_PS100014 | where Computer =~ "srv02"', ['SRV02']],
  ['CM_PS1_PS100014 | where Computer != "srv01" and not(Computer endswith ".com")', ['SRV02']],
  ['CM_PS1_PS100014 | where Computer contains "v0" and Computer !contains_cs "srv"', ['SRV02']],
  ['CM_PS1_PS100014 | where Computer has "contoso"', ['srv01.contoso.com']],
  ['CM_PS1_PS100014 | where Computer has "conto"', []],
  ['CM_PS1_PS100014 | where Computer startswith "SRV01" or Computer == "SRV02" | count', [3]],
  ['CM_PS1_PS100014 | where isempty(Computer) or strlen(Computer) between (6 .. 20)', ['srv01.contoso.com']],
  [
    'CM_PS1_PS100014 | project Host = toupper(tostring(split(Computer, ".")[0])) | distinct Host',
    ['SRV01', 'SRV02'],
  ],
  ['CM_PS1_PS100014 | extend Computer = tolower(Computer) | sort by Computer asc | take 1', ['srv01']],
  ['CM_PS1_PS100014 | order by Computer', ['srv01.contoso.com', 'srv01', 'SRV02']],
  ['CM_PS1_PS100014 | top 1 by strlen(Computer)', ['srv01.contoso.com']],
  ['CM_PS1_PS100014 | union CM_PS1_PS100015 | count', [6]],
  ['CM_PS1_PS100014 | join kind=leftanti (Heartbeat | distinct Computer) on Computer | count', [3]],
  ['CM_PS1_PS100015 | join kind=inner (CM_PS1_PS100015_P1) on Computer', ['srv02', 'srv03']],
  [
    'CM_PS1_PS100015 | join kind=leftsemi CM_PS1_PS100015_P2 on $left.Computer == $right.Computer',
    ['srv03', 'srv04'],
  ],
  ['let known = CM_PS1_PS100015_P1; let n = 1; known | take n', ['srv02']],
  ['Heartbeat | where TimeGenerated > ago(1d) and Computer in~ (CM_PS1_PS100014) | count', [0]],
  ['Heartbeat | summarize arg_max(TimeGenerated, *) by Computer | project Computer, OSType', []],
  [
    'CM_PS1_Status | where LastSuccessfulRun < ago(1h) | project Age = now() - LastSuccessfulRun',
    ['01:57:57'],
  ],
  ['CM_PS1_Status | where isnull(SecretExpiresOn) | project LastSuccessfulRun', ['2026-11-23T01:02:03Z']],
  ['range x from 1 to 10 step 4', [1, 5, 9]],
  ['print strcat("a", 1, true)', ['a1True']],
  ['print array_length(split("", ","))', [1]],
  ['print split("aa_bb", "_"), 1', ['["aa","bb"]']],
  ['print 7 / 2', [3]],
  ['print a = pack_array("x", "y") | mv-expand a to typeof(string)', ['x', 'y']],
  ['print a = pack_array("x", 1) | mv-expand a to typeof(string)', ['x', '']],
  ['print a = dynamic([]) | mv-expand a to typeof(string)', []],
  ['print a = dynamic(null) | mv-expand a to typeof(string)', ['']],
])('%s', (query, expected) => {
  expect(column(query)).toEqual(expected);
});

test('summarize counts per key, with the names that Kusto gives', () => {
  expect(
    run(
      'CM_PS1_PS100014 | summarize count(), dcount(tolower(Computer)), make_set(Computer) by Length = strlen(Computer)',
    ),
  ).toEqual({
    columns: [
      { name: 'Length', type: 'long' },
      { name: 'count_', type: 'long' },
      { name: 'dcount_', type: 'long' },
      { name: 'set_Computer', type: 'dynamic' },
    ],
    rows: [
      [5, 2, 2, '["srv01","SRV02"]'],
      [17, 1, 1, '["srv01.contoso.com"]'],
    ],
  });
  expect(rows('Heartbeat | summarize count()')).toEqual([[0]]);
  expect(rows('Heartbeat | summarize count() by Computer')).toEqual([]);
});

test('old mvexpand ends at 128 rows, mv-expand does not', () => {
  const list = `print a = split("${Array.from({ length: 500 }, (_, i) => i).join(',')}", ",")`;
  expect(rows(`${list} | mv-expand a | count`)).toEqual([[500]]);
  expect(rows(`${list} | mvexpand a | count`)).toEqual([[128]]);
});

const pack = (text: string, options = {}): string => deflateSync(text, options).toString('base64');

test.each([
  ["Microsoft's own example", 'eJwLSS0uUSguKcrMS1cwNDIGACxqBQ4=', 'Test string 123'],
  ['UTF-8', pack('büro 😀'), 'büro 😀'],
  ['no base64', 'x0x0x0', ''],
  ['nothing', '', ''],
  ['characters that base64 does not have', `${pack('abc').slice(0, -4)}-_==`, ''],
  ['base64 with a line break', `${pack('abc').slice(0, 4)}\\n${pack('abc').slice(4)}`, ''],
  ['a stream cut short', pack('a long enough text'.repeat(9)).slice(0, 16), ''],
  ['a wrong check sum', pack('abc').replace(/.{6}$/, 'AAAA=='), ''],
  ['a window of 9', pack('abc', { windowBits: 9 }), ''],
  ['bytes behind the stream', Buffer.concat([deflateSync('abc'), Buffer.from('xyz')]).toString('base64'), ''],
])('zlib_decompress_from_base64_string: %s', (_, packed, expected) => {
  expect(column(`print zlib_decompress_from_base64_string("${packed}")`)).toEqual([expected]);
});

test('a dynamic value ends at 2^20 bytes: the list is lost as a whole, without an error', () => {
  const count = (lines: number): unknown[] => {
    const packed = pack(Array.from({ length: lines }, (_, i) => `computer-${i}`.padEnd(29, 'x')).join('\n'));
    return column(
      `print z = zlib_decompress_from_base64_string("${packed}") | mv-expand Computer = split(z, "\\n") to typeof(string) | where isnotempty(Computer) | count`,
    );
  };
  expect(count(32_000)).toEqual([32_000]);
  expect(count(33_000)).toEqual([0]);
});

test('a string ends at 2^20 bytes', () => {
  const packed = pack('ä'.repeat(600_000));
  expect(column(`print strlen(zlib_decompress_from_base64_string("${packed}"))`)).toEqual([2 ** 19]);
});

test('a result ends at 500,000 rows: part of them, and an error beside them', () => {
  const error = refusal(`range x from 1 to ${mostResultRows + 1} step 1`);
  expect([error.status, error.code, error.partial?.rows.length]).toEqual([
    200,
    'PartialError',
    mostResultRows,
  ]);
  expect(error.body()).toMatchObject({
    tables: [{ name: 'PrimaryResult', columns: [{ name: 'x', type: 'long' }] }],
    error: { code: 'PartialError', details: [{ innererror: { code: '-2133196797' } }] },
  });
  expect(rows(`range x from 1 to ${mostResultRows + 1} step 1 | count`)).toEqual([[mostResultRows + 1]]);
});

test.each([
  [
    'CM_PS1_NOBODY',
    'SEM0100',
    "'' operator: Failed to resolve table or column expression named 'CM_PS1_NOBODY'",
  ],
  [
    'CM_PS1_NOBODY | count',
    'SEM0100',
    "'count' operator: Failed to resolve table or column expression named 'CM_PS1_NOBODY'",
  ],
  [
    'cm_ps1_ps100014 | count',
    'SEM0100',
    "'count' operator: Failed to resolve table or column expression named 'cm_ps1_ps100014'",
  ],
  ['CM_PS1_NOBODY()', 'SEM0260', "Unknown function: 'CM_PS1_NOBODY'."],
  [
    'Heartbeat | where Compuuter == "a"',
    'SEM0100',
    "'where' operator: Failed to resolve column or scalar expression named 'Compuuter'",
  ],
  ['Heartbeat | where nope(Computer)', 'SEM0260', "Unknown function: 'nope'."],
  ['1 + 1', 'SEM0003', expect.stringContaining('Top-level expressions must return tabular results.')],
  [
    'CM_PS1_PS100014 | where Computer == 3',
    'SEM0064',
    'Cannot compare values of types string and long. Try adding explicit casts',
  ],
  ['Circle', 'SEM0012', expect.stringContaining('Circle > Circle2 > Circle')],
])('a semantic error looks like the service: %s', (query, code, message) => {
  const error = refusal(query);
  expect(error.status).toBe(400);
  expect(error.body('5a2f')).toEqual({
    error: {
      message: 'The request had some invalid properties',
      code: 'BadArgumentError',
      correlationId: '5a2f',
      innererror: {
        code: 'SemanticError',
        message: 'A semantic error occurred.',
        innererror: { code, message },
      },
    },
  });
});

test.each([
  ['Heartbeat | where', 1, 17, '<EOF>'],
  ['Heartbeat\n| wher Computer == "a"', 2, 7, 'Computer'],
  ['Heartbeat | take {n}', 1, 17, '{'],
  ['Broken', 1, 31, '|'],
])('a syntax error looks like the service: %s', (query, line, pos, token) => {
  expect(refusal(query).body()).toEqual({
    error: {
      message: 'The request had some invalid properties',
      code: 'BadArgumentError',
      innererror: {
        code: 'SyntaxError',
        message: 'A recognition error occurred in the query.',
        innererror: {
          code: 'SYN0002',
          message: `Query could not be parsed at '${token}' on line [${line},${pos}]`,
          line,
          pos,
          token,
        },
      },
    },
  });
});

/** All valid in Azure, and all on tables without rows: refused for what they say, not for what they meet. */
test.each([
  ['Heartbeat | project-away Computer', 'project-away'],
  ['Heartbeat | where Computer matches regex "a.*"', 'matches regex'],
  ['Heartbeat | where rand() > 0.5', 'rand'],
  ['Heartbeat | extend x = parse_json(Solutions)', 'parse_json'],
  ['Heartbeat | summarize percentile(strlen(Computer), 50)', 'percentile'],
  ['Heartbeat | summarize count() + 1', 'count() + 1'],
  ['Heartbeat | summarize hint.shufflekey = Computer count() by Computer', 'hint.shufflekey'],
  ['Heartbeat | join kind=fullouter Event on Computer', 'fullouter'],
  ['Heartbeat | join hint.strategy=broadcast Event on Computer', 'hint.strategy'],
  ['union withsource = T Heartbeat, Event', 'withsource'],
  ['union (print a = 1), (print a = "x")', 'a'],
  ['Heartbeat | mv-expand with_itemindex = i s = split(Solutions, ",")', 'with_itemindex'],
  ['Heartbeat | mv-expand split(Solutions, ",")', 'split(Solutions, ",")'],
  ['Heartbeat | sort by Computer asc nulls last', 'asc nulls last'],
  ['Heartbeat | parse Computer with Host "." *', 'parse'],
  ['Heartbeat | evaluate bag_unpack(Solutions)', 'evaluate'],
  ['Heartbeat | serialize', 'serialize'],
  ['Heartbeat | where Computer has_any ("a", "b")', 'has_any'],
  ['let f = (x: string) { strlen(x) }; Heartbeat', 'f'],
  ['set notruncation; Heartbeat', 'set'],
  ['search "srv01"', 'search'],
  ['find where Computer == "a"', 'find'],
  ['externaldata(a: string)["https://contoso.com/a.csv"]', 'externaldata'],
  ['let t = materialize(Heartbeat); t', 'materialize'],
])('refused by name: %s', (query, name) => {
  const error = refusal(query);
  expect([error.status, error.code]).toEqual([400, 'BadArgumentError']);
  expect(error.inner?.innererror).toEqual({ code: 'NotSimulated', message: error.message });
  expect(error.message).toContain(`'${name}`);
});

test('a change in the catalog shows at once', () => {
  const catalog = new Map([['G', 'print Computer = "a"']]);
  expect(evaluateQuery('G | count', catalog).rows).toEqual([[1]]);
  catalog.set('G', 'union (print Computer = "a"), (print Computer = "b")');
  expect(evaluateQuery('G | count', catalog).rows).toEqual([[2]]);
  catalog.delete('G');
  expect(refusal('G | count', catalog).inner?.innererror?.code).toBe('SEM0100');
});
