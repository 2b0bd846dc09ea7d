import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ended } from '../../electron/task/fakeWindows.ts';
import { practice } from '../../shared/practice.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { connectReal } from './connectReal.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { type TestWindows, testWindows } from './windowsOf.ts';
import { succeeded } from './wizardPath.ts';

/** A connection changes its account while something of it is left elsewhere, which only the former account can remove. */

const SERVICE = 'CONTOSO\\gmsa-oms$';
const FORMER = '22222222-2222-4222-8222-222222222222';
const KEPT = '33333333-3333-4333-8333-333333333333';

let windows: TestWindows;
let owner: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  windows = testWindows();
  owner = startHeadless({ site: loadSampleSite(), taskScheduler: windows.taskScheduler });
  connectionId = await connectReal(owner);
  owner.clock.advance(60_000);
});
afterEach(() => owner.close());

const fileOf = (id = connectionId) => join(owner.folder, 'shared', id, 'connection.json');
const secretsFile = () => join(owner.folder, 'account', 'secrets.json');
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, object>;
const change = (path: string, fields: object) =>
  writeFileSync(path, JSON.stringify({ ...read(path), ...fields }));

/** As a move to another app leaves it, whose former workspace cannot be reached. */
function leaveWorkspace() {
  const { cloud, tenantId, clientId, workspace } = read(fileOf());
  const left = { ...workspace, name: 'old', resourceId: '/old', customerId: KEPT };
  const leftAt = owner.clock.now().toISOString();
  change(fileOf(), {
    formers: [{ ...{ cloud, tenantId, clientId }, workspace: left, groups: 'delete', leftAt, vaultId: KEPT }],
  });
  const { secrets } = read(secretsFile()) as { secrets: Record<string, object> };
  change(secretsFile(), { secrets: { ...secrets, [KEPT]: { ...secrets[connectionId], of: connectionId } } });
}
/** As "Delete and recreate" leaves it before its first whole sync. */
function leaveFormer() {
  cpSync(join(owner.folder, 'shared', connectionId), join(owner.folder, 'shared', FORMER), {
    recursive: true,
  });
  change(fileOf(FORMER), { connectionId: FORMER });
  change(fileOf(), { replaces: { connectionId: FORMER } });
}
const hand = () => owner.handlers.handToAccount({ connectionId, account: SERVICE, logon: 'managed' });
async function takeOver() {
  const third = owner.asAccount('CONTOSO\\third');
  const secret = practice.clientSecret;
  const { signInId } = succeeded(
    await third.handlers.verifySecret({ connectionId, secret, takesOver: true }),
  );
  const { runId } = succeeded(await third.handlers.takeOverConnection({ connectionId, signInId }));
  await third.finished(runId ?? '');
  return third;
}

it.each([leaveWorkspace, leaveFormer])(
  'is not handed to an account that could not clean up',
  async (leave) => {
    leave();
    const before = read(fileOf());
    expect(await hand()).toMatchObject({ error: { code: 'leftoversFirst' } });
    expect([read(fileOf()), windows.windows.tasks.size]).toEqual([before, 0]);
  },
);

it('is not handed over either where it moved while the key was being compared', async () => {
  const service = owner.asAccount(SERVICE);
  windows.onRun = () => service.composition.syncOnce({ connectionId, scheduled: true });
  const { fingerprint = '' } = succeeded(await hand());
  leaveWorkspace();
  expect(await owner.handlers.confirmHanding({ connectionId, fingerprint })).toMatchObject({
    error: { code: 'leftoversFirst' },
  });
  expect(read(fileOf()).syncAccount).toBe('CONTOSO\\admin');
});

it('leaves no secret sealed once whoever took it over has synced', async () => {
  leaveWorkspace();
  await takeOver();
  expect(readFileSync(secretsFile(), 'utf8')).toContain(KEPT);
  succeeded(await owner.handlers.listConnections({}));
  expect(readFileSync(secretsFile(), 'utf8')).not.toContain(connectionId);
});

it('can be rid of what is left by whoever took it over, even where Windows keeps the former task', async () => {
  leaveFormer();
  succeeded(await owner.handlers.registerTask({ connectionId: FORMER, logon: 'interactive' }));
  windows.windows.instead.set('/Delete', ended(0x80070005));
  const third = await takeOver();
  expect(read(fileOf())).toHaveProperty('replaces');
  succeeded(await third.handlers.leaveLeftovers({ connectionId }));
  expect(read(fileOf())).not.toHaveProperty('replaces');
  expect(existsSync(fileOf(FORMER))).toBe(false);
});
