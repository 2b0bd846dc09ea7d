import { beforeEach, describe, expect, test } from 'vitest';
import { appError } from '../../shared/errors.ts';
import type { TaskView } from '../../shared/groupsModel.ts';
import { fail, ok } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { ScheduledTasks } from '../task/scheduledTasks.ts';
import { readTask, registerTask, removeTask, type TaskDeps } from './taskMethods.ts';

const real = '4f2c1a00-0000-4000-8000-000000000001';
const practice = '4f2c1a00-0000-4000-8000-000000000002';
const missing = '4f2c1a00-0000-4000-8000-000000000003';
const view: TaskView = {
  kind: 'registered',
  taskName: '\\OMS Connect\\PS1 4f2c1a',
  account: 'CONTOSO\\admin',
  logon: 'interactive',
};
const none: TaskView = { kind: 'none', taskName: '\\OMS Connect\\PS1 4f2c1a' };

/** A store with one connection; the methods ask for nothing else of it. */
function storeOf(connectionId: string, isPractice: boolean, syncAccount: string): ConnectionStore {
  const record = { connectionId, practice: isPractice, syncAccount } as ConnectionRecord;
  const read: ConnectionStore['read'] = async (id) =>
    id === connectionId ? ok(record) : fail(appError('connectionNotFound'));
  return { read } as ConnectionStore;
}

let asked: unknown[];
let lines: string[];
let deps: TaskDeps;
let answer: Awaited<ReturnType<ScheduledTasks['register']>>;

function start(syncAccount = 'CONTOSO\\admin'): void {
  deps = {
    stores: { real: storeOf(real, false, syncAccount), practice: storeOf(practice, true, syncAccount) },
    tasks: {
      async read({ connectionId }) {
        asked.push(['read', connectionId]);
        return ok(view);
      },
      async register({ connectionId }, logon, account) {
        asked.push(['register', connectionId, logon, account]);
        return answer;
      },
      async remove({ connectionId }) {
        asked.push(['remove', connectionId]);
        return ok(none);
      },
      runNow: async () => ok(undefined),
    },
    account: 'CONTOSO\\admin',
    logger: { write: (severity, _component, message) => lines.push(`${severity}: ${message}`) },
  };
}

beforeEach(() => {
  asked = [];
  lines = [];
  answer = ok(view);
  start();
});

describe('reading', () => {
  test('answers what Windows has', async () => {
    expect(await readTask({ connectionId: real }, deps)).toEqual(ok(view));
  });

  test('a practice connection has no task, and Windows is not asked', async () => {
    expect(await readTask({ connectionId: practice }, deps)).toEqual(ok({ kind: 'unavailable' }));
    expect(asked).toEqual([]);
  });
});

describe('registering', () => {
  test('for the person who is signed in takes the app’s account', async () => {
    expect(await registerTask({ connectionId: real, logon: 'interactive' }, deps)).toEqual(ok(view));
    expect(asked).toEqual([['register', real, 'interactive', 'CONTOSO\\admin']]);
    expect(lines).toEqual(['info: \\OMS Connect\\PS1 4f2c1a registered for CONTOSO\\admin (interactive)']);
  });

  test.each([
    ['password', 'contoso\\SVC-oms', 'CONTOSO\\svc-oms'],
    ['managed', 'CONTOSO\\svc-oms$', 'CONTOSO\\svc-oms$'],
  ] as const)('%s for the account that syncs', async (logon, account, syncAccount) => {
    start(syncAccount);
    expect((await registerTask({ connectionId: real, logon, account }, deps)).ok).toBe(true);
    expect(asked).toEqual([['register', real, logon, account]]);
  });

  test.each([
    ['interactive', undefined, 'CONTOSO\\other'],
    ['password', 'CONTOSO\\svc-oms', 'CONTOSO\\admin'],
    ['managed', 'CONTOSO\\svc-oms$', 'CONTOSO\\svc-oms'],
    ['password', 'admin@contoso.com', 'CONTOSO\\admin'],
  ] as const)('%s as %s is refused where %s has the secret', async (logon, account, syncAccount) => {
    start(syncAccount);
    const input = { connectionId: real, logon, ...(account === undefined ? {} : { account }) };
    expect(await registerTask(input, deps)).toEqual(
      fail(appError('taskForOtherAccount', { facts: { account: account ?? 'CONTOSO\\admin', syncAccount } })),
    );
    expect(asked).toEqual([]);
  });

  test.each(['password', 'managed'] as const)('%s needs a name', async (logon) => {
    expect(await registerTask({ connectionId: real, logon }, deps)).toMatchObject({
      ok: false,
      error: { code: 'taskAccountRefused', facts: { rule: 'missing' } },
    });
    expect(asked).toEqual([]);
  });

  test('a refusal of Windows is handed on, and its cause is in the log', async () => {
    answer = fail(appError('taskNotRegistered', { facts: { act: 'register', exitCode: '0x8007052E' } }));
    expect(await registerTask({ connectionId: real, logon: 'interactive' }, deps)).toEqual(answer);
    expect(lines).toEqual([
      'warning: Scheduled task not registered for CONTOSO\\admin (interactive): taskNotRegistered, act register, exitCode 0x8007052E',
    ]);
  });
});

test('removing tells the log', async () => {
  expect(await removeTask({ connectionId: real }, deps)).toEqual(ok(none));
  expect(asked).toEqual([['remove', real]]);
  expect(lines).toEqual(['info: \\OMS Connect\\PS1 4f2c1a removed']);
});

test('a practice connection gets no task', async () => {
  const refusal = fail(appError('taskUnavailable', { facts: { practice: 'true' } }));
  expect(await registerTask({ connectionId: practice, logon: 'interactive' }, deps)).toEqual(refusal);
  expect(await removeTask({ connectionId: practice }, deps)).toEqual(refusal);
  expect(asked).toEqual([]);
});

test('a connection that is gone is told', async () => {
  const gone = { ok: false, error: { code: 'connectionNotFound' } };
  expect(await readTask({ connectionId: missing }, deps)).toMatchObject(gone);
  expect(await registerTask({ connectionId: missing, logon: 'interactive' }, deps)).toMatchObject(gone);
  expect(await removeTask({ connectionId: missing }, deps)).toMatchObject(gone);
});
