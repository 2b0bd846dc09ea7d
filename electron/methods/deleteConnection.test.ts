import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AppError, appError } from '../../shared/errors.ts';
import type { TaskView } from '../../shared/groupsModel.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { createRunLocks } from '../store/runLock.ts';
import { type DeleteDeps, deleteConnection, finishDeletions } from './deleteConnection.ts';
import { createRuns } from './runs.ts';

const connectionId = '11111111-1111-4111-8111-111111111111';
const now = () => new Date('2026-11-23T09:00:00.000Z');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'oms-connect-delete-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const record: ConnectionRecord = {
  schema: 1,
  connectionId,
  practice: false,
  site: {
    siteCode: 'PS1',
    siteName: 'Contoso',
    version: '5',
    hierarchyId: connectionId,
    providerFqdn: 'cm01.contoso.com',
  },
  providers: ['cm01.contoso.com'],
  cloud: 'public',
  tenantId: connectionId,
  clientId: connectionId,
  workspace: {
    subscriptionId: connectionId,
    subscriptionName: 'Contoso',
    resourceGroup: 'rg',
    name: 'law',
    resourceId: '/subscriptions/s/law',
    customerId: connectionId,
    location: 'westeurope',
  },
  collections: [],
  secretHint: 'Prx',
  syncAccount: 'CONTOSO\\svc',
  importEnabled: true,
  removedCollections: [],
  createdAt: now().toISOString(),
  createdBy: 'CONTOSO\\svc',
};

/** A real connection on a computer with Task Scheduler, and the acts that leave a trace, in their order. */
async function setUp(
  task: Result<TaskView> = ok({ kind: 'none', taskName: 'OMS Connect' }),
  account = 'CONTOSO\\svc',
  secret: Result<void> = ok(undefined),
) {
  const acts: string[] = [];
  const real = createConnectionStore(join(root, 'shared'), now);
  const practice = createConnectionStore(join(root, 'practice'), now);
  await real.save(record);
  const clock = { now, wait: async () => undefined };
  const deps = {
    stores: {
      real: {
        ...real,
        delete: (id: string) => {
          acts.push('folder');
          return real.delete(id);
        },
      },
      practice,
    },
    account,
    clock,
    logger: { write: () => undefined },
    locks: createRunLocks({ pid: 1, uptime: () => 1, isRunning: () => true }),
    runs: createRuns(
      clock,
      () => undefined,
      () => undefined,
    ),
    secrets: {
      keepOnly: async () => ok(undefined),
      remove: async () => {
        acts.push('secret');
        return secret;
      },
    },
    forgetQueries: async () => undefined,
    tasks: {
      remove: async () => {
        acts.push('task');
        return task;
      },
    },
  } as unknown as DeleteDeps;
  const left = () => readdirSync(join(root, 'shared'));
  return { deps, acts, left };
}

const refused = (error: AppError) => ({ ok: false, error: { code: error.code } });

describe('deleting a connection that has a scheduled task', () => {
  it('removes the task, then the connection, then its secret and files', async () => {
    const { deps, acts, left } = await setUp();
    expect(await deleteConnection({ connectionId, groups: 'keep' }, deps)).toEqual(ok({}));
    expect(acts).toEqual(['task', 'folder', 'secret']);
    expect(left()).toEqual([]);
  });

  it('goes on where this computer has no Task Scheduler', async () => {
    const { deps, left } = await setUp(fail(appError('taskUnavailable')));
    expect(await deleteConnection({ connectionId, groups: 'keep' }, deps)).toEqual(ok({}));
    expect(left()).toEqual([]);
  });

  it('keeps everything where Windows keeps the task, and gives the lock back', async () => {
    const error = appError('taskNotRegistered');
    const { deps, acts, left } = await setUp(fail(error));
    for (const _again of [1, 2]) {
      expect(await deleteConnection({ connectionId, groups: 'keep' }, deps)).toMatchObject(refused(error));
    }
    expect(acts).toEqual(['task', 'task']);
    expect(left()).toEqual([connectionId]);
    expect(readdirSync(join(root, 'shared', connectionId))).toEqual(['connection.json']);
  });

  it('is for the account that syncs, and for nobody else', async () => {
    const { deps, acts } = await setUp(undefined, 'CONTOSO\\helpdesk');
    const error = appError('notSyncAccount');
    expect(await deleteConnection({ connectionId, groups: 'delete' }, deps)).toMatchObject(refused(error));
    expect(acts).toEqual([]);
  });

  it('leaves what it cannot remove to a later start', async () => {
    const { deps, acts, left } = await setUp(undefined, undefined, fail(appError('fileNotWritable')));
    expect(await deleteConnection({ connectionId, groups: 'keep' }, deps)).toEqual(ok({}));
    expect(left()).toEqual([`${connectionId}.deleted`]);
    await finishDeletions({ ...deps, secrets: { ...deps.secrets, remove: async () => ok(undefined) } });
    expect([acts, left()]).toEqual([['task', 'folder', 'secret'], []]);
  });

  it('leaves the secret of one that came back before the rest was removed', async () => {
    const { deps, acts, left } = await setUp(undefined, undefined, fail(appError('fileNotWritable')));
    await deleteConnection({ connectionId, groups: 'keep' }, deps);
    await deps.stores.real.save(record);
    await finishDeletions(deps);
    expect([acts, left()]).toEqual([['task', 'folder', 'secret'], [connectionId]]);
  });

  it('can be done again while the rest of the last time is still there', async () => {
    const { deps, left } = await setUp(undefined, undefined, fail(appError('fileNotWritable')));
    for (const _again of [1, 2]) {
      await deps.stores.real.save(record);
      expect(await deleteConnection({ connectionId, groups: 'keep' }, deps)).toEqual(ok({}));
    }
    expect(left()).toEqual([`${connectionId}.1.deleted`, `${connectionId}.deleted`]);
    await finishDeletions({ ...deps, secrets: { ...deps.secrets, remove: async () => ok(undefined) } });
    expect(left()).toEqual([]);
  });
});
