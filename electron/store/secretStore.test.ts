import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRedactor } from '../log/redact.ts';
import type { SecretVault } from '../ports.ts';
import { createSecretStore } from './secretStore.ts';

const A = '11111111-1111-4111-8111-111111111111';
const B = '22222222-2222-4222-8222-222222222222';

/** Opens only what itself has sealed, as another account's key does. */
const fakeVault = (key: string, kind: 'sealed' | 'memory' = 'sealed'): SecretVault => ({
  kind: async () => kind,
  seal: async (text) => Buffer.from(`${key}:${[...text].reverse().join('')}`).toString('base64'),
  open: async (sealed) => {
    const text = Buffer.from(sealed, 'base64').toString();
    return text.startsWith(`${key}:`) ? [...text.slice(key.length + 1)].reverse().join('') : undefined;
  },
});

let accountFolder: string;
beforeEach(() => {
  accountFolder = mkdtempSync(join(tmpdir(), 'oms-secrets-'));
});
afterEach(() => rmSync(accountFolder, { recursive: true, force: true }));
const path = () => join(accountFolder, 'secrets.json');
const open = (vault: SecretVault, redactor = createRedactor()) =>
  createSecretStore({ accountFolder, vault, redactor, now: () => new Date('2026-11-05T00:00:00.000Z') });

test('a sealed secret outlives the app, and its text stands in no file', async () => {
  expect(await open(fakeVault('k')).save(A, 'first~secret')).toEqual({
    ok: true,
    value: { storage: 'sealed' },
  });
  expect(readFileSync(path(), 'utf8')).not.toContain('first~secret');
  expect(await open(fakeVault('k')).read(A.toUpperCase())).toEqual({ ok: true, value: 'first~secret' });
});

test('missing and unreadable are told apart', async () => {
  await open(fakeVault('k')).save(A, 'first~secret');
  const other = open(fakeVault('other'));
  expect(await other.read(B)).toEqual({ ok: true, value: undefined });
  expect(await other.read(A)).toMatchObject({ ok: false, error: { code: 'secretUnreadable' } });
  // The owner can still read it: nothing was dropped.
  expect(await open(fakeVault('k')).read(A)).toEqual({ ok: true, value: 'first~secret' });
});

test('without a key store it is kept in memory only', async () => {
  const store = open(fakeVault('k', 'memory'));
  expect(await store.save(A, 'first~secret')).toEqual({ ok: true, value: { storage: 'memory' } });
  expect(await store.read(A)).toEqual({ ok: true, value: 'first~secret' });
  expect(existsSync(path())).toBe(false);
  expect(await open(fakeVault('k', 'memory')).read(A)).toEqual({ ok: true, value: undefined });
});

test('a sealed secret whose key store is gone is unreadable, not missing', async () => {
  await open(fakeVault('k')).save(A, 'first~secret');
  expect(await open(fakeVault('k', 'memory')).read(A)).toMatchObject({
    ok: false,
    error: { code: 'secretUnreadable' },
  });
});

test('secrets of several connections saved at once are all kept; removing takes one', async () => {
  const store = open(fakeVault('k'));
  await Promise.all([store.save(A, 'first~secret'), store.save(B, 'second~secret')]);
  expect(await store.read(A)).toMatchObject({ value: 'first~secret' });
  await store.remove(A);
  await store.remove(A);
  expect(await store.read(A)).toEqual({ ok: true, value: undefined });
  expect(await store.read(B)).toMatchObject({ value: 'second~secret' });
});

test('a new secret replaces the old one', async () => {
  const store = open(fakeVault('k'));
  await store.save(A, 'first~secret');
  await store.save(A, 'second~secret');
  expect(await open(fakeVault('k')).read(A)).toMatchObject({ value: 'second~secret' });
});

test('a vault that fails is told of without its words, and the old secret stays', async () => {
  const vault = fakeVault('k');
  await open(vault).save(A, 'first~secret');
  const failing = open({ ...vault, seal: async (text) => Promise.reject(new Error(`cannot seal ${text}`)) });
  const answer = await failing.save(A, 'second~secret');
  expect(answer).toMatchObject({ ok: false, error: { code: 'secretNotSaved' } });
  expect(JSON.stringify(answer)).not.toContain('second~secret');
  expect(await failing.read(A)).toMatchObject({ value: 'first~secret' });
});

test('a damaged file is moved aside, never overwritten', async () => {
  writeFileSync(path(), '{"schema":1,"secrets":{"');
  expect(await open(fakeVault('k')).save(A, 'first~secret')).toMatchObject({
    ok: false,
    error: { code: 'fileDamaged' },
  });
  expect(await open(fakeVault('k')).save(A, 'first~secret')).toMatchObject({ ok: true });
});

test('whatever enters or leaves is known to the redactor', async () => {
  const redactor = createRedactor();
  await open(fakeVault('k'), redactor).save(A, 'first~secret');
  expect(redactor.redact('first~secret')).toBe('[redacted]');
  const reader = createRedactor();
  await open(fakeVault('k'), reader).read(A);
  expect(reader.redact('first~secret')).toBe('[redacted]');
});
