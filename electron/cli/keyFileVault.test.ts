import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createKeyFileVault } from './keyFileVault.ts';

let folder: string;
let told: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-vault-'));
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const vault = (at = folder) => createKeyFileVault(at, (sentence) => void told.push(sentence));
const keyFile = () => join(folder, 'cli-vault.key');

it('opens what it sealed, in the next process as well, and never seals the same way twice', async () => {
  const sealed = await vault().seal('Prx8Q~ä€\u{1f5a5}');
  const again = await vault().seal('Prx8Q~ä€\u{1f5a5}');
  expect(again).not.toBe(sealed);
  expect(Buffer.from(sealed, 'base64').includes('Prx8Q~')).toBe(false);
  expect(await vault().open(sealed)).toBe('Prx8Q~ä€\u{1f5a5}');
  expect(await vault().open(again)).toBe('Prx8Q~ä€\u{1f5a5}');
  expect(await vault().kind()).toBe('sealed');
});

it('keeps its key in one file that only this account can read', async () => {
  await vault().seal('a');
  expect(readdirSync(folder)).toEqual(['cli-vault.key']);
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
  chmodSync(keyFile(), 0o644);
  await vault().seal('b');
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
});

it('says once that it is for development, and only when it is used', async () => {
  const one = vault();
  await one.kind();
  expect(told).toEqual([]);
  const sealed = await one.seal('a');
  await one.open(sealed);
  await one.seal('b');
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('development');
});

it('opens nothing that was changed, cut, or sealed elsewhere', async () => {
  const sealed = await vault().seal('secret');
  const bytes = Buffer.from(sealed, 'base64');
  for (const at of [0, 12, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await vault().open(changed.toString('base64'))).toBeUndefined();
  }
  expect(await vault().open(bytes.subarray(0, 20).toString('base64'))).toBeUndefined();
  expect(await vault().open(Buffer.from('v10 of a key store').toString('base64'))).toBeUndefined();
});

it('makes no key for opening what another vault sealed', async () => {
  expect(await vault().open(Buffer.from('v10 of a key store').toString('base64'))).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
  expect(told).toEqual([]);
});

it('never replaces a key file that it cannot use: what was sealed with it would be lost', async () => {
  writeFileSync(keyFile(), 'not a key\n');
  await expect(vault().seal('a')).rejects.toThrow();
  expect(readFileSync(keyFile(), 'utf8')).toBe('not a key\n');
});
