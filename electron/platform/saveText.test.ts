import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SaveDialogOptions } from 'electron';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveText } from './saveText.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function dialog(filePath: string, canceled = false) {
  const asked: (string | undefined)[] = [];
  const showSaveDialog = async (options: unknown) => {
    asked.push((options as SaveDialogOptions).defaultPath);
    return { canceled, filePath };
  };
  return { asked, showSaveDialog };
}

test('writes where the person said, so that every editor shows all names', async () => {
  const path = join(folder, 'chosen.txt');
  expect(await saveText(dialog(path), undefined, folder, 'summary.txt', 'Münster')).toEqual({
    ok: true,
    value: { saved: true },
  });
  expect(readFileSync(path, 'utf8')).toBe('\ufeffMünster');
});

test('JSON is for programs, and gets no mark', async () => {
  const path = join(folder, 'chosen.json');
  await saveText(dialog(path), undefined, folder, 'connection.json', '{}');
  expect(readFileSync(path, 'utf8')).toBe('{}');
});

test.each(['../../etc/summary.txt', '/etc/summary.txt', 'summary.txt'])(
  '%s suggests a name, not a place',
  async (name) => {
    const asking = dialog('', true);
    await saveText(asking, undefined, folder, name, 'text');
    expect(asking.asked).toEqual([join(folder, 'summary.txt')]);
  },
);

test('no mark may begin a script for Bash', async () => {
  const path = join(folder, 'prepare.sh');
  await saveText(dialog(path), undefined, folder, 'prepare.sh', '#!/usr/bin/env bash');
  expect(readFileSync(path, 'utf8')).toBe('#!/usr/bin/env bash');
});

test('Windows PowerShell reads a script with a mark as UTF-8, and one without as it sees fit', async () => {
  const path = join(folder, 'prepare.ps1');
  await saveText(dialog(path), undefined, folder, 'prepare.ps1', "'rgő'");
  expect(readFileSync(path, 'utf8')).toBe("\ufeff'rgő'");
});

test('closing the dialog writes nothing', async () => {
  const path = join(folder, 'x.txt');
  expect(await saveText(dialog(path, true), undefined, folder, 'x.txt', 'text')).toEqual({
    ok: true,
    value: { saved: false },
  });
  expect(() => readFileSync(path)).toThrow('ENOENT');
});

test('a place that cannot be written is told', async () => {
  const path = join(folder, 'missing', 'x.txt');
  expect(await saveText(dialog(path), undefined, folder, 'x.txt', 'text')).toMatchObject({
    ok: false,
    error: { code: 'fileNotWritable', facts: { path } },
  });
});
