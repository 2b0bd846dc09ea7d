import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../electron/log/redact.ts';
import { findCanary, forms } from './findCanary.ts';

const canary = 'Can~ry/9+=%&"\\\'<é> !(*)-_.0123456789';

const hidings: readonly (readonly [string, Uint8Array | string])[] = [
  ['plain text', `x${canary}y`],
  ['UTF-8 bytes', Buffer.from(`\0\u0001${canary}`)],
  ['UTF-16', Buffer.from(`x${canary}`, 'utf16le')],
  ['UTF-16 at an odd byte', Buffer.concat([Buffer.of(1), Buffer.from(canary, 'utf16le')])],
  ['UTF-16 big endian', Buffer.from(canary, 'utf16le').swap16()],
  ['an address', `https://x/?s=${encodeURIComponent(canary)}&b`],
  ['an address, small letters', encodeURIComponent(canary).replace(/%../g, (hex) => hex.toLowerCase())],
  ['an address in an address', `r=${encodeURIComponent(`s=${encodeURIComponent(canary)}`)}`],
  ['a form', new URLSearchParams({ client_secret: canary }).toString()],
  ['JSON', JSON.stringify({ a: { b: canary } })],
  ['JSON in JSON', JSON.stringify(JSON.stringify([canary]))],
  ['JSON in ASCII', JSON.stringify(canary).replace('é', '\\u00e9')],
  ['HTML', canary.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
  [
    'an HTML attribute',
    canary.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  ],
  ['hexadecimal', Buffer.from(`a${canary}`).toString('hex')],
  ['a PowerShell command', Buffer.from(`set ${canary}`, 'utf16le').toString('base64')],
  ...[0, 1, 2, 3, 4, 5].flatMap((before) =>
    [0, 1, 2].flatMap((after) =>
      (['base64', 'base64url'] as const).map(
        (encoding) =>
          [
            `${encoding}, ${before} bytes before and ${after} after`,
            Buffer.from(`${'ü'.repeat(before).slice(0, before)}${canary}${'z'.repeat(after)}`).toString(
              encoding,
            ),
          ] as const,
      ),
    ),
  ),
];

describe('a canary', () => {
  test.each(hidings)('is found in %s', (_name, haystack) => {
    expect(findCanary(haystack, canary)).not.toEqual([]);
  });

  test('is found once it stands beside megabytes of other bytes', () => {
    const big = Buffer.alloc(5_000_000, 0x20);
    big.write(canary, 4_000_000);
    expect(findCanary(big, canary)).toEqual([{ form: 'plain', at: 4_000_000 }]);
  });
});

test.each([
  ['nothing', ''],
  ['its beginning', canary.slice(0, -1)],
  ['its end', canary.slice(1)],
  ['the first three characters, which may be shown', canary.slice(0, 3)],
  ['another letter case', canary.toLowerCase()],
  ['its hash', createHash('sha256').update(canary).digest('hex')],
  ['another canary in base64', Buffer.from(canary.replace('9', '8')).toString('base64')],
])('%s is no canary', (_name, haystack) => {
  expect(findCanary(haystack, canary)).toEqual([]);
});

test('no form is so short that it could turn up by chance', () => {
  for (const [name, needle] of forms(canary)) expect(needle.length, name).toBeGreaterThan(30);
});

test('what the log masks, this does not find', () => {
  const redactor = createRedactor();
  redactor.addSecret(canary);
  const masked = ['plain text', 'an address', 'a form', 'JSON', 'JSON in JSON'];
  for (const [name, haystack] of hidings.filter(
    ([each]) => masked.includes(each) || each.startsWith('base64'),
  )) {
    expect(findCanary(redactor.redact(String(haystack)), canary), name).toEqual([]);
  }
});
