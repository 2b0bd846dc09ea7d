import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDialogOptions } from 'electron';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openText } from './openText.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-open-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function dialog(...filePaths: string[]) {
  const asked: (OpenDialogOptions | undefined)[] = [];
  const showOpenDialog = async (options: unknown) => {
    asked.push(options as OpenDialogOptions);
    return { canceled: filePaths.length === 0, filePaths };
  };
  return { asked, showOpenDialog };
}

test('answers the text of one file, and its name without the folder', async () => {
  const path = join(folder, 'chosen.json');
  writeFileSync(path, '{"a":"Köln"}');
  const asking = dialog(path);
  expect(await openText(asking, undefined, folder, 100)).toEqual({
    ok: true,
    value: { name: 'chosen.json', text: '{"a":"Köln"}' },
  });
  expect(asking.asked).toMatchObject([{ defaultPath: folder, properties: ['openFile'] }]);
});

test('closing the dialog reads nothing', async () => {
  expect(await openText(dialog(), undefined, folder, 100)).toEqual({ ok: true, value: undefined });
});

test('a file that is too large is refused', async () => {
  const path = join(folder, 'large.json');
  writeFileSync(path, 'x'.repeat(101));
  expect(await openText(dialog(path), undefined, folder, 100)).toMatchObject({
    ok: false,
    error: { code: 'exportTooLarge', facts: { file: 'large.json' } },
  });
});

test.each(['missing.json', '.'])('%s cannot be read, which is told', async (name) => {
  const path = join(folder, name);
  expect(await openText(dialog(path), undefined, folder, 10_000)).toMatchObject({
    ok: false,
    error: { code: 'fileNotReadable', facts: { path } },
  });
});
