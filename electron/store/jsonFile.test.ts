import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { withPatience } from './fileFailure.ts';
import { readJsonFile, writeJsonFile } from './jsonFile.ts';

const schema = z.strictObject({ schema: z.literal(1), name: z.string() });
const now = () => new Date('2026-11-05T21:24:33.329Z');

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-json-'));
  path = join(folder, 'record.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const read = () => readJsonFile(path, schema, now);

test('what was written is read, in a folder that did not exist', async () => {
  path = join(folder, 'a', 'b', 'record.json');
  expect(await writeJsonFile(path, { schema: 1, name: 'Münster' })).toEqual({ ok: true, value: undefined });
  expect(await read()).toEqual({ ok: true, value: { schema: 1, name: 'Münster' } });
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['record.json']);
});

test('no file is no failure', async () => {
  expect(await read()).toEqual({ ok: true, value: undefined });
});

test.each([
  ['empty', ''],
  ['torn', '{"schema":1,"name":"a'],
  ['of zero bytes after a power cut', '\0'.repeat(40)],
  ['of another shape', '{"schema":1,"title":"a"}'],
  ['with an unknown part', '{"schema":1,"name":"a","more":1}'],
  ['of no object', '[]'],
])('a file %s is moved aside untouched and told of', async (_name, text) => {
  writeFileSync(path, text);
  const aside = `${path}.damaged-2026-11-05T21-24-33-329Z`;
  expect(await read()).toMatchObject({ ok: false, error: { code: 'fileDamaged', facts: { path: aside } } });
  expect(readFileSync(aside, 'utf8')).toBe(text);
  expect(readdirSync(folder)).toHaveLength(1);
  // From then on the place is free.
  expect(await read()).toEqual({ ok: true, value: undefined });
});

test('a file of a newer version is refused and left as it is', async () => {
  const text = '{"schema":2,"anything":true}';
  writeFileSync(path, text);
  expect(await read()).toMatchObject({ ok: false, error: { code: 'fileFromNewerVersion' } });
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('a byte order mark, as editors leave it, does no harm', async () => {
  writeFileSync(path, '\ufeff{"schema":1,"name":"a"}');
  expect(await read()).toMatchObject({ ok: true, value: { name: 'a' } });
});

test('a failed write leaves the old file and nothing beside it', async () => {
  await writeJsonFile(path, { schema: 1, name: 'old' });
  const circular: Record<string, unknown> = { schema: 1 };
  circular.name = circular;
  await expect(writeJsonFile(path, circular)).rejects.toThrow();
  expect(await read()).toMatchObject({ value: { name: 'old' } });
  expect(await writeJsonFile(join(path, 'below-a-file.json'), {})).toMatchObject({
    ok: false,
    error: { code: 'fileNotWritable' },
  });
  expect(readdirSync(folder)).toEqual(['record.json']);
});

test('writes to one file at the same time end with the last one, whole', async () => {
  const names = Array.from({ length: 20 }, (_, n) => `${n}`.repeat(1000));
  await Promise.all(names.map((name) => writeJsonFile(path, { schema: 1, name })));
  expect(await read()).toMatchObject({ value: { name: names[19] } });
  expect(readdirSync(folder)).toEqual(['record.json']);
});

test.skipIf(process.platform === 'win32')('a secret file can be read by its owner only', async () => {
  writeFileSync(path, '{}', { mode: 0o644 });
  await writeJsonFile(path, { schema: 1, name: 'a' }, { secret: true });
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test.each(['EBUSY', 'EPERM', 'EACCES'])(
  '%s that passes is waited for, one that stays is told',
  async (code) => {
    const refusal = Object.assign(new Error(code), { code });
    let refusals = 2;
    const act = async () => {
      if (refusals-- > 0) throw refusal;
      return 'done';
    };
    expect(await withPatience(act, [0, 0])).toBe('done');
    refusals = 3;
    await expect(withPatience(act, [0, 0])).rejects.toBe(refusal);
  },
);

test('any other failure is told at once', async () => {
  let tries = 0;
  const act = async () => {
    tries += 1;
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  };
  await expect(withPatience(act, [0, 0])).rejects.toThrow('full');
  expect(tries).toBe(1);
});

test('a file of a newer version is not written over, whoever has not read it', async () => {
  const newer = '{\n  "schema": 2,\n  "all": "other"\n}\n';
  writeFileSync(path, newer);
  expect(await writeJsonFile(path, { schema: 1, name: 'a' })).toMatchObject({
    ok: false,
    error: { code: 'fileFromNewerVersion', facts: { path } },
  });
  expect(readFileSync(path, 'utf8')).toBe(newer);
});

test('two damaged files of one moment are both kept', async () => {
  for (const text of ['first', 'second']) {
    writeFileSync(path, text);
    expect(await read()).toMatchObject({ ok: false, error: { code: 'fileDamaged' } });
  }
  const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(kept.sort()).toEqual(['first', 'second']);
});
