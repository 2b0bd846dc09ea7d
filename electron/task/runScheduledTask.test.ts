import { beforeEach, describe, expect, test } from 'vitest';
import { ok } from '../../shared/result.ts';
import { type FakeWindows, fakeWindows } from './fakeWindows.ts';
import {
  createScheduledTasks,
  type ScheduledTasks,
  type ScheduledTasksDeps,
  type TaskConnection,
} from './scheduledTasks.ts';

const connection: TaskConnection = {
  connectionId: '4f2c1a00-0000-4000-8000-000000000001',
  site: { siteCode: 'PS1' },
  workspace: { name: 'law-ops' },
  syncAccount: 'CONTOSO\\admin',
};
const taskName = '\\OMS Connect\\PS1 4f2c1a';
const program = { path: 'C:\\OMS Connect\\OMS Connect.exe', folder: 'C:\\OMS Connect' };

let windows: FakeWindows;
let tasks: ScheduledTasks;

function start(change: Partial<ScheduledTasksDeps> = {}): void {
  tasks = createScheduledTasks({
    runProgram: windows.runProgram,
    files: windows.disk,
    systemRoot: 'C:\\Windows',
    program,
    accountFolder: 'C:\\Users\\admin\\OMS Connect',
    installationId: async () => ok('0006ddd0-0000-4000-8000-00000000000a'),
    now: () => new Date(2026, 10, 25, 16, 1),
    ...change,
  });
}

beforeEach(() => {
  windows = fakeWindows(program.path);
  start();
});

const register = () => tasks.register(connection, 'interactive', 'CONTOSO\\admin');

describe('running now', () => {
  test('starts the task', async () => {
    await register();
    expect(await tasks.runNow(connection)).toEqual(ok(undefined));
    expect(windows.calls.at(-1)?.words).toEqual([
      'C:\\Windows\\System32\\schtasks.exe',
      '/Run',
      '/TN',
      taskName,
      '/HRESULT',
    ]);
  });

  test('needs one', async () => {
    expect(await tasks.runNow(connection)).toMatchObject({
      ok: false,
      error: { code: 'taskNotRegistered', facts: { act: 'run', exitCode: '0x80070002' } },
    });
  });
});
