import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSettings } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => createSettings(folder, () => new Date('2026-11-25T10:00:00.000Z'));
const file = () => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as unknown;

test('before any choice the app ends with its window', async () => {
  expect(await open().read()).toEqual({ ok: true, value: { staysInTray: false } });
  expect(readdirSync(folder)).toEqual([]);
});

test('a choice is kept', async () => {
  expect(await open().save({ staysInTray: true })).toEqual({ ok: true, value: { staysInTray: true } });
  expect(file()).toEqual({ schema: 1, staysInTray: true });
  expect(await open().read()).toEqual({ ok: true, value: { staysInTray: true } });
});

test('the icon is explained once, whatever is chosen later', async () => {
  const settings = open();
  await settings.save({ staysInTray: true });
  expect(await settings.firstTimeInTray()).toBe(true);
  expect(await settings.firstTimeInTray()).toBe(false);
  await settings.save({ staysInTray: false });
  expect(await open().firstTimeInTray()).toBe(false);
  expect(file()).toEqual({ schema: 1, staysInTray: false, trayExplained: true });
});

test('a pause lasts a day at most, whatever becomes of the other choices', async () => {
  let now = new Date('2026-11-25T10:00:00.000Z');
  const settings = createSettings(folder, () => now);
  const pausedUntil = '2026-11-26T10:00:00.000Z';
  expect(await settings.save({ paused: true })).toEqual({
    ok: true,
    value: { staysInTray: false, pausedUntil },
  });
  await settings.save({ staysInTray: true });
  expect(await settings.pausedUntil()).toEqual(new Date(pausedUntil));
  now = new Date(pausedUntil);
  expect(await settings.read()).toEqual({ ok: true, value: { staysInTray: true } });
  // A clock that was ahead when it was paused must not stop the connector for years.
  now = new Date('2026-11-24T10:00:00.000Z');
  expect(await settings.pausedUntil()).toBeUndefined();
  await settings.save({ paused: true });
  expect(await settings.save({ paused: false })).toEqual({ ok: true, value: { staysInTray: true } });
  expect(file()).toEqual({ schema: 1, staysInTray: true });
});

test('two changes at once are both kept', async () => {
  const settings = open();
  await Promise.all([settings.firstTimeInTray(), settings.save({ staysInTray: true })]);
  expect(file()).toEqual({ schema: 1, staysInTray: true, trayExplained: true });
});

test('a damaged file is moved aside and told of, and a choice makes a new one', async () => {
  writeFileSync(join(folder, 'settings.json'), '{"schema":1,"staysInTray":"perhaps"}');
  const settings = open();
  expect(await settings.save({ staysInTray: true })).toMatchObject({ ok: true });
  expect(file()).toEqual({ schema: 1, staysInTray: true });
  expect(readdirSync(folder)).toContainEqual(expect.stringMatching(/^settings\.json\.damaged-/));

  writeFileSync(join(folder, 'settings.json'), 'no JSON');
  expect(await settings.read()).toMatchObject({ ok: false, error: { code: 'fileDamaged' } });
});

test('a file of a newer version is left alone', async () => {
  const newer = '{"schema":2,"staysInTray":{"when":"always"}}';
  writeFileSync(join(folder, 'settings.json'), newer);
  const settings = open();
  expect(await settings.save({ staysInTray: false })).toMatchObject({
    ok: false,
    error: { code: 'fileFromNewerVersion' },
  });
  expect(await settings.firstTimeInTray()).toBe(false);
  expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(newer);
});
