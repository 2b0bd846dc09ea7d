import type { Task } from 'electron';
import { expect, it } from 'vitest';
import { offerTasks, type Start } from './jumpList.ts';
import { startMode } from './startMode.ts';

const execPath = 'C:\\Program Files\\OMS Connect\\OMS Connect.exe';

const logFolder = 'C:\\Users\\admin\\AppData\\Local\\OMS Connect\\logs';

const usual: Start = {
  platform: 'win32',
  execPath,
  argv: [execPath],
  systemRoot: 'C:\\Windows',
  logFolder: Promise.resolve(logFolder),
};

async function offered(start: Partial<Start> = {}): Promise<Task[]> {
  const calls: Task[][] = [];
  const app = { setUserTasks: (tasks: Task[]) => calls.push(tasks) > 0 };
  await offerTasks(app, { ...usual, ...start });
  return calls.flat();
}

it('offers Sync now and Update client secret, each by a start that this program understands, and the log', async () => {
  const tasks = await offered();
  expect(tasks.map(({ title, program }) => [title, program])).toEqual([
    ['Sync now', execPath],
    ['Update client secret', execPath],
    ['Open log folder', 'C:\\Windows\\explorer.exe'],
  ]);
  expect(tasks[2]?.arguments).toBe(`"${logFolder}"`);
  expect(tasks.slice(0, 2).map((task) => startMode(task.arguments.split(' '), 'C:\\').kind)).toEqual([
    'sync',
    'window',
  ]);
  expect(startMode([tasks[1]?.arguments ?? ''], 'C:\\')).toEqual({
    kind: 'window',
    wish: { kind: 'updateSecret' },
  });
});

it('keeps the folders that this start was given, quoted, and not what it was for', async () => {
  const argv = [
    execPath,
    '--user-data-dir=C:\\My data\\',
    '--sync',
    '--connection',
    'x',
    '--shared-data-dir',
    'D:\\a "b"',
  ];
  const tasks = await offered({ argv });
  expect(tasks.slice(0, 2).map((task) => task.arguments)).toEqual([
    '"--user-data-dir=C:\\My data\\\\" --shared-data-dir "D:\\a \\"b\\"" --sync',
    '"--user-data-dir=C:\\My data\\\\" --shared-data-dir "D:\\a \\"b\\"" --update-secret',
  ]);
});

it('is Windows’ own: elsewhere nothing is asked for', async () => {
  expect(await offered({ platform: 'linux' })).toEqual([]);
});

it('waits until it is known where the log stands: policy, read meanwhile, may name another folder', async () => {
  const calls: Task[][] = [];
  const known = Promise.withResolvers<string>();
  const app = { setUserTasks: (tasks: Task[]) => calls.push(tasks) > 0 };
  const offering = offerTasks(app, { ...usual, logFolder: known.promise });
  await Promise.resolve();
  expect(calls).toEqual([]);
  known.resolve('D:\\Logs');
  await offering;
  expect(calls.map((tasks) => tasks[2]?.arguments)).toEqual(['D:\\Logs']);
});
