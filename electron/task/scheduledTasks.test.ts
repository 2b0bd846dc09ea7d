import { beforeEach, describe, expect, test } from 'vitest';
import { appError } from '../../shared/errors.ts';
import { fail, ok } from '../../shared/result.ts';
import { ended, type FakeWindows, FILE_NOT_FOUND, fakeWindows, STATUS } from './fakeWindows.ts';
import {
  createScheduledTasks,
  noScheduledTasks,
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

test('from an installation in a profile no other account gets a task, as it could not see the program', async () => {
  start({ onlyFor: 'contoso\\admin' });
  const account = 'CONTOSO\\gmsa-oms$';
  expect(await tasks.register(connection, 'managed', account)).toMatchObject({
    ok: false,
    error: { code: 'taskAccountRefused', facts: { rule: 'perUser', account } },
  });
  expect(windows.calls).toEqual([]);
  expect((await tasks.register(connection, 'interactive', 'CONTOSO\\admin')).ok).toBe(true);
});

const register = () => tasks.register(connection, 'interactive', 'CONTOSO\\admin');

describe('reading', () => {
  test('no task is none, and PowerShell is not asked', async () => {
    expect(await tasks.read(connection)).toEqual(ok({ kind: 'none', taskName }));
    expect(windows.calls).toHaveLength(1);
  });

  test.each([FILE_NOT_FOUND, FILE_NOT_FOUND | 0, 0x80070003, 1])(
    'nor is there one after %d',
    async (exitCode) => {
      windows.instead.set('/Query', ended(exitCode));
      expect(await tasks.read(connection)).toEqual(ok({ kind: 'none', taskName }));
    },
  );

  test('a task has its times', async () => {
    await register();
    expect(await tasks.read(connection)).toEqual(
      ok({
        kind: 'registered',
        taskName,
        account: 'CONTOSO\\admin',
        logon: 'interactive',
        lastRunAt: '2026-11-25T15:07:31.000Z',
        lastResult: 267009,
        nextRunAt: '2026-11-25T18:07:31.000Z',
      }),
    );
  });

  test.each([
    { kind: 'notStarted', reason: 'EACCES' },
    { kind: 'timedOut' },
    ended(1, STATUS),
    ended(0, 'Get-ScheduledTask : refused'),
  ] as const)('a PowerShell that may not answer (%o) costs the times only', async (end) => {
    await register();
    windows.instead.set('powershell', end);
    expect(await tasks.read(connection)).toEqual(
      ok({ kind: 'registered', taskName, account: 'CONTOSO\\admin', logon: 'interactive' }),
    );
  });

  test('a program that is gone is told', async () => {
    await register();
    start({ files: { ...windows.disk, exists: async () => false } });
    expect(await tasks.read(connection)).toMatchObject({ value: { problem: 'programMissing' } });
  });

  test.each([
    [ended(0x80070005), { act: 'read', exitCode: '0x80070005', reason: 'accessDenied' }],
    [ended(-2147024891), { act: 'read', exitCode: '0x80070005', reason: 'accessDenied' }],
    [ended(5), { act: 'read', exitCode: '5' }],
    [ended(0, 'nothing'), { act: 'read' }],
    [
      { kind: 'notStarted', reason: 'ENOENT' },
      { act: 'read', reason: 'notStarted' },
    ],
    [{ kind: 'timedOut' }, { act: 'read', reason: 'timedOut' }],
  ] as const)('a schtasks that refuses is told: %o', async (end, facts) => {
    windows.instead.set('/Query', end);
    const answer = await tasks.read(connection);
    expect(answer).toMatchObject({ ok: false, error: { code: 'taskNotRegistered', facts } });
    expect(!answer.ok && answer.error.facts).toEqual(facts);
  });
});

describe('registering', () => {
  test('leaves the task, and no file', async () => {
    expect(await register()).toMatchObject({ ok: true, value: { kind: 'registered', logon: 'interactive' } });
    expect(windows.files.size).toBe(0);
    expect(windows.tasks.get(taskName)).toContain('<UserId>CONTOSO\\admin</UserId>');
    // The jitter of this installation: 0x6ddd0 milliseconds.
    expect(windows.tasks.get(taskName)).toContain('<StartBoundary>2026-11-25T18:07:30</StartBoundary>');
  });

  test('again puts a changed one right', async () => {
    await register();
    windows.tasks.set(taskName, (windows.tasks.get(taskName) ?? '').replace('PT3H', 'PT1H'));
    expect(await tasks.read(connection)).toMatchObject({ value: { problem: 'altered' } });
    expect(await register()).not.toHaveProperty('value.problem');
  });

  test('with a password opens a window; nothing else does', async () => {
    const svc = { ...connection, syncAccount: 'CONTOSO\\svc oms' };
    expect(await tasks.register(svc, 'password', 'CONTOSO\\svc oms')).toMatchObject({
      value: { account: 'CONTOSO\\svc oms', logon: 'password' },
    });
    const windowed = windows.calls.filter(({ options }) => options?.visibleConsole === true);
    expect(windowed.map(({ words }) => words.slice(-5))).toEqual([
      ['/RU', 'CONTOSO\\svc oms', '/RP', '*', '/HRESULT'],
    ]);
    expect(windows.tasks.get(taskName)).toContain('System32\\cmd.exe</Command>');
    expect(await tasks.read(svc)).not.toHaveProperty('value.problem');
  });

  test('a managed account needs none', async () => {
    const svc = { ...connection, syncAccount: 'CONTOSO\\svc$' };
    expect(await tasks.register(svc, 'managed', 'CONTOSO\\svc$')).toMatchObject({
      value: { logon: 'managed' },
    });
    expect(windows.calls.some(({ options }) => options?.visibleConsole === true)).toBe(false);
  });

  test.each([
    [ended(0x8007052e), { exitCode: '0x8007052E' }],
    [ended(0x80070005), { exitCode: '0x80070005', reason: 'accessDenied' }],
    [ended(1), { exitCode: '1' }],
    [ended(0xc000013a), { exitCode: '0xC000013A' }],
    [{ kind: 'notStarted', reason: 'ENOENT' }, { reason: 'notStarted' }],
    [{ kind: 'timedOut' }, { reason: 'timedOut' }],
  ] as const)('refused with %o, it leaves no file and tells why', async (end, facts) => {
    windows.instead.set('/Create', end);
    expect(await register()).toMatchObject({
      ok: false,
      error: { code: 'taskNotRegistered', facts: { act: 'register', ...facts }, retryable: true },
    });
    expect(windows.files.size).toBe(0);
  });

  test('an exit code that was lost is found out', async () => {
    windows.instead.set('/Create', ended(0));
    expect(await register()).toMatchObject({ ok: false, error: { code: 'taskNotRegistered' } });
  });

  test('a right that the account lacks is told', async () => {
    windows.instead.set('/Create', ended(0x4131c));
    expect(await register()).toMatchObject({
      ok: false,
      error: { code: 'taskAccountRefused', facts: { rule: 'batchLogon', account: 'CONTOSO\\admin' } },
    });
  });

  test.each([
    ['interactive', 'NT AUTHORITY\\SYSTEM', 'builtIn'],
    ['managed', 'CONTOSO\\svc', 'notManaged'],
    ['password', 'CONTOSO\\100%', 'characters'],
  ] as const)('%s as %s starts nothing', async (logon, account, rule) => {
    expect(await tasks.register(connection, logon, account)).toMatchObject({
      ok: false,
      error: { code: 'taskAccountRefused', facts: { rule } },
    });
    expect(windows.calls).toEqual([]);
    expect(windows.files.size).toBe(0);
  });

  test('a full disk is told as such, and half a file does not stay', async () => {
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    start({
      files: {
        ...windows.disk,
        write: async (path, bytes) => {
          await windows.disk.write(path, bytes.slice(0, 10));
          throw full;
        },
      },
    });
    expect(await register()).toMatchObject({
      ok: false,
      error: { code: 'fileNotWritable', serviceCode: 'ENOSPC' },
    });
    expect(windows.files.size).toBe(0);
    expect(windows.calls).toEqual([]);
  });

  test('a crash of the program that runs programs leaves no file', async () => {
    start({ runProgram: async () => Promise.reject(new Error('bug')) });
    await expect(register()).rejects.toThrow('bug');
    expect(windows.files.size).toBe(0);
  });

  test('a file that cannot be removed does not hide what was done', async () => {
    start({ files: { ...windows.disk, remove: async () => Promise.reject(new Error('held')) } });
    expect(await register()).toMatchObject({ ok: true, value: { kind: 'registered' } });
  });

  test('no installation ID, no task', async () => {
    const damaged = fail(appError('fileDamaged'));
    start({ installationId: async () => damaged });
    expect(await register()).toEqual(damaged);
    expect(windows.calls).toEqual([]);
  });

  test('two at once come one after the other, and looking does not wait for them', async () => {
    const opened = Promise.withResolvers<void>();
    const typed = Promise.withResolvers<void>();
    const asked = () => windows.calls.filter(({ words }) => words[1] === '/Create').length;
    windows.onCreate = () => {
      opened.resolve();
      return typed.promise;
    };
    const both = Promise.all([register(), register()]);
    await opened.promise;
    expect(await tasks.read(connection)).toEqual(ok({ kind: 'none', taskName }));
    expect(asked()).toBe(1);
    typed.resolve();
    expect((await both).map((answer) => answer.ok)).toEqual([true, true]);
    expect(asked()).toBe(2);
    expect(windows.files.size).toBe(0);
  });
});

describe('removing', () => {
  test('leaves none', async () => {
    await register();
    expect(await tasks.remove(connection)).toEqual(ok({ kind: 'none', taskName }));
    expect(windows.tasks.size).toBe(0);
  });

  test('what is not there is no failure', async () => {
    expect(await tasks.remove(connection)).toEqual(ok({ kind: 'none', taskName }));
  });

  test.each([
    [ended(0x80070005), { exitCode: '0x80070005', reason: 'accessDenied' }],
    [ended(1), { exitCode: '1' }],
    [ended(0), {}],
    [{ kind: 'timedOut' }, { reason: 'timedOut' }],
  ] as const)('a task that stays is told: %o', async (end, facts) => {
    await register();
    windows.instead.set('/Delete', end);
    expect(await tasks.remove(connection)).toMatchObject({
      ok: false,
      error: { code: 'taskNotRegistered', facts: { act: 'remove', ...facts } },
    });
  });
});

test('where there is no Task Scheduler, the view says so and nothing is tried', async () => {
  expect(await noScheduledTasks.read(connection)).toEqual(ok({ kind: 'unavailable' }));
  const unavailable = { ok: false, error: { code: 'taskUnavailable' } };
  expect(await noScheduledTasks.register(connection, 'interactive', 'a\\b')).toMatchObject(unavailable);
  expect(await noScheduledTasks.remove(connection)).toMatchObject(unavailable);
  expect(await noScheduledTasks.runNow(connection)).toMatchObject(unavailable);
});
