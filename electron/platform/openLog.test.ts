import { expect, test, vi } from 'vitest';
import { openLog } from './openLog.ts';

const path = '/data/logs/OMSConnect.log';

test('opens the log', async () => {
  const openPath = vi.fn(async () => '');
  const write = vi.fn();
  expect(await openLog({ openPath }, path, { write })).toEqual({ ok: true, value: {} });
  expect(openPath.mock.calls).toEqual([[path]]);
  expect(write).not.toHaveBeenCalled();
});

test('a log that nothing can open is a file that cannot be read', async () => {
  const write = vi.fn();
  const sentence = 'Keine Anwendung ist zugeordnet';
  expect(await openLog({ openPath: async () => sentence }, path, { write })).toEqual({
    ok: false,
    error: { code: 'fileNotReadable', facts: { file: 'OMSConnect.log', path }, retryable: false },
  });
  expect(write).toHaveBeenCalledWith('warning', 'App', expect.stringContaining(sentence));
});
