import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { generateSite } from '../../simulator/configmgr/generateSite.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { connectReal } from './connectReal.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { BRANCH, permitBranch, there } from './moveSteps.ts';
import { testWindows } from './windowsOf.ts';
import { connect, succeeded } from './wizardPath.ts';

/** What was read before the lock may have changed by the time that it is there. */

// What happens right before a file is written.
const disk = vi.hoisted(() => ({ beforeWrite: async (_path: string): Promise<void> => undefined }));
vi.mock('write-file-atomic', async (original) => {
  const { default: real } = await original<{ default: typeof import('write-file-atomic') }>();
  const write = async (path: string, ...rest: [string]) => {
    await disk.beforeWrite(path);
    return real(path, ...rest);
  };
  return { default: Object.assign(write, { sync: real.sync }) };
});

const OTHER = 'CONTOSO\\other';

let app: HeadlessApp;
afterEach(async () => {
  disk.beforeWrite = async () => undefined;
  await app.close();
});

it('does not move a connection that another account took over while the workspace was looked at', async () => {
  let atRequest = (): void => undefined;
  app = startHeadless({
    site: generateSite({ collections: 5, devices: 30, seed: 4 }),
    atRequest: async () => atRequest(),
  });
  const { connectionId } = await connect(app, ['SMS00001']);
  permitBranch(app);
  const { signInId } = succeeded(await app.handlers.holdSignIn({ connectionId }));
  const workspace = succeeded(
    await app.handlers.getWorkspace({ signInId, subscriptionId: practice.subscriptionId, ...BRANCH }),
  );
  const path = join(app.folder, 'account', 'practice', connectionId, 'connection.json');
  const record = { ...JSON.parse(readFileSync(path, 'utf8')), syncAccount: OTHER };
  // At the first request of the move, which has read the connection by then.
  atRequest = () => writeFileSync(path, JSON.stringify(record));
  const { runId } = succeeded(
    await app.handlers.moveConnection({ connectionId, signInId, workspace, groups: 'keep' }),
  );
  const run = await app.finished(runId);
  expect(run.steps.find(({ id }) => id === 'saveConnection')?.error?.code).toBe('notSyncAccount');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(record);
  expect(there(app)).toEqual({});
});

it('hands nothing over that a person took back while the secret was sealed', async () => {
  const windows = testWindows();
  app = startHeadless({ site: loadSampleSite(), taskScheduler: windows.taskScheduler });
  const connectionId = await connectReal(app);
  const service = app.asAccount('CONTOSO\\gmsa-oms$');
  windows.onRun = () => service.composition.syncOnce({ connectionId, scheduled: true });
  const { fingerprint = '' } = succeeded(
    await app.handlers.handToAccount({ connectionId, account: 'CONTOSO\\gmsa-oms$', logon: 'managed' }),
  );
  const folder = join(app.folder, 'shared', connectionId);
  disk.beforeWrite = async (path) => {
    if (!path.includes('inbox')) return;
    disk.beforeWrite = async () => undefined;
    succeeded(await app.handlers.cancelHanding({ connectionId }));
  };
  expect(succeeded(await app.handlers.confirmHanding({ connectionId, fingerprint }))).toEqual({
    state: 'waiting',
  });
  const { syncAccount } = JSON.parse(readFileSync(join(folder, 'connection.json'), 'utf8'));
  expect(syncAccount).toBe('CONTOSO\\admin');
  expect(existsSync(join(folder, 'inbox')) ? readdirSync(join(folder, 'inbox')) : []).toEqual([]);
});
