import { describe, expect, test } from 'vitest';
import { createRedactor } from './redact.ts';

const secret = 'Prx8Q~p/q+r=s%t"u\\v w&é\u{1f512}.Secret_Value~0123';

const encodings: readonly (readonly [string, (text: string) => string, string])[] = [
  ['as it is', (text) => text, '[redacted]'],
  ['URL-encoded', encodeURIComponent, '[redacted]'],
  [
    'URL-encoded, lower-case hex',
    (text) => encodeURIComponent(text).replace(/%../g, (hex) => hex.toLowerCase()),
    '[redacted]',
  ],
  ['form-encoded', (text) => new URLSearchParams({ a: text }).toString(), 'a=[redacted]'],
  ['JSON', (text) => JSON.stringify({ a: text }), '{"a":"[redacted]"}'],
  ['JSON in JSON', (text) => JSON.stringify(JSON.stringify({ a: text })), '"{\\"a\\":\\"[redacted]\\"}"'],
  [
    'form-encoded JSON',
    (text) => new URLSearchParams({ a: JSON.stringify(text) }).toString(),
    'a=%22[redacted]%22',
  ],
];

test.each(encodings)('a secret %s is masked, and what stands around it stays', (_name, encode, expected) => {
  const redactor = createRedactor();
  redactor.addSecret(secret);
  expect(redactor.redact(`before ${encode(secret)} after`)).toBe(`before ${expected} after`);
});

describe.each(['base64', 'base64url'] as const)('a secret in %s', (encoding) => {
  test.each([0, 1, 2, 3, 4])('after %i other bytes is masked but for the edges', (before) => {
    const redactor = createRedactor();
    redactor.addSecret(secret);
    const whole = Buffer.from(`${'#'.repeat(before)}${secret}##`).toString(encoding);
    const [left, right, ...more] = redactor.redact(whole).split('[redacted]');
    expect(more).toEqual([]);
    expect(right).toBeDefined();
    // What stays holds the neighbours and at most one byte of the secret at each end.
    expect(left?.length).toBeLessThanOrEqual(Math.ceil((before * 8) / 6));
    expect(right?.replace(/=+$/, '').length).toBeLessThanOrEqual(4);
  });
});

test('the longest secret goes first, so no tail of it remains', () => {
  const redactor = createRedactor();
  redactor.addSecret('abcd1234');
  redactor.addSecret('abcd1234-and-more');
  expect(redactor.redact('x abcd1234-and-more y abcd1234 z')).toBe('x [redacted] y [redacted] z');
});

test('characters with a meaning in patterns are taken literally', () => {
  const redactor = createRedactor();
  redactor.addSecret('a.c+(d)[e]{2}|^$\\');
  expect(redactor.redact('a.c+(d)[e]{2}|^$\\ abc')).toBe('[redacted] abc');
});

test('a secret that nobody announced is masked in the recorded body of an exchange', () => {
  const body = JSON.stringify({ hint: 'Abc', secretText: 'Abc8Q~made-by-graph', keyId: 'k' });
  const masked = createRedactor().redact(JSON.stringify({ status: 200, responseBody: body }));
  expect(masked).not.toContain('made-by-graph');
  const kept: unknown = JSON.parse(JSON.parse(masked).responseBody);
  expect(kept).toEqual({ hint: 'Abc', secretText: '[redacted]', keyId: 'k' });
});

test('a text too short to be a secret masks nothing', () => {
  const redactor = createRedactor();
  redactor.addSecret('a');
  redactor.addSecret('');
  expect(redactor.redact('a banana')).toBe('a banana');
});

test.each([
  ['Authorization: Bearer abcdefgh.ijk-lm_n', 'Authorization: Bearer [redacted]'],
  ['Negotiate YIIJvwYGKwYBBQUCoIIJszCCCa8=', 'Negotiate [redacted]'],
  [
    'grant_type=client_credentials&client_secret=a%7Eb&x=1',
    'grant_type=client_credentials&client_secret=[redacted]&x=1',
  ],
  ['{"access_token":"opaque-\\"token","n":1}', '{"access_token":"[redacted]","n":1}'],
  ["{ clientSecret: 'abc' }", "{ clientSecret: '[redacted]' }"],
  ['token eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln-_8 end', 'token [redacted] end'],
  ['Basic research and Bearer of news', 'Basic research and Bearer of news'],
  ['SMS00001 https://cm01.contoso.com/a?b=c', 'SMS00001 https://cm01.contoso.com/a?b=c'],
])('unannounced: %s', (text, expected) => {
  expect(createRedactor().redact(text)).toBe(expected);
});
