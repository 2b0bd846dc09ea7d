import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunView, StepId } from '../../shared/runModel.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import type { Fault } from '../../simulator/types.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { groupSearches } from './storedGroups.ts';
import { connect, practiceCredentials, signInAndChoose, untilDiscovered } from './wizardPath.ts';

let app: HeadlessApp;
beforeEach(() => {
  app = startHeadless({ site: loadSampleSite() });
});
afterEach(() => app.close());

const LASTING = 1_000;
const list = 'savedSearches\\?';
const writes = () =>
  app.simulator.log.exchanges.filter(({ service, method }) => service === 'arm' && method === 'PUT');
const step = (run: RunView, id: StepId) => run.steps.find((one) => one.id === id);
const html: Fault['effect'] = {
  kind: 'status',
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html>Sign in to the network</html>',
};

describe('a page that a proxy puts in place of Azure’s answer', () => {
  it('never passes for an empty workspace', async () => {
    await signInAndChoose(app);
    app.simulator.faults.add({ service: 'arm', path: list, times: LASTING, effect: html });
    const run = await connect(app, ['PS100014']);
    expect(run).toMatchObject({ state: 'failed' });
    expect(step(run, 'compareWorkspace')).toMatchObject({
      state: 'failed',
      error: { code: 'answerUnreadable', facts: { host: 'management.azure.com' } },
    });
    expect(writes()).toEqual([]);
  });

  it.each([
    ['a page', html],
    [
      'a redirect',
      { kind: 'status', status: 302, headers: { location: 'https://portal.example/' } } as const,
    ],
  ])('ends a search for workspaces that meets %s', async (_what, effect) => {
    const { signInId } = await signInAndChoose(app);
    app.simulator.faults.add({ service: 'arm', times: LASTING, effect });
    const started = await app.handlers.discoverWorkspaces({ signInId });
    if (!started.ok) throw new Error(started.error.code);
    await untilDiscovered(app, started.value.runId);
    expect(app.discovery().at(-1)).toMatchObject({ kind: 'failed', error: { code: 'answerUnreadable' } });
  });
});

describe('collections that cannot be read', () => {
  const unreadable = (collectionId: string): Fault => ({
    service: 'adminService',
    path: `SMS_FullCollectionMembership.*${collectionId}`,
    times: LASTING,
    effect: { kind: 'status', status: 400, body: '<html>' },
  });

  it('stop the run where none could be read: nothing after that is called done', async () => {
    app.simulator.faults.add(unreadable('PS100014'));
    const run = await connect(app, ['PS100014']);
    expect(run).toMatchObject({ state: 'failed', outcome: { failed: 1, created: 0 } });
    expect(run.steps.map(({ state }) => state)).toEqual([
      'done',
      'failed',
      'waiting',
      'waiting',
      'waiting',
      'waiting',
    ]);
    expect(step(run, 'readCollections')?.error).toMatchObject({ code: 'providerAnswerUnreadable' });
    expect(writes()).toEqual([]);
  });

  it('leave the others their groups', async () => {
    app.simulator.faults.add(unreadable('PS100014'));
    const run = await connect(app, ['PS100014', 'SMS00001']);
    expect(run).toMatchObject({ state: 'partly', outcome: { failed: 1, created: 1 } });
    expect(groupSearches(app)).toHaveLength(1);
  });
});

describe('a network that is cut while groups are written', () => {
  const cut: Fault = { service: 'arm', method: 'PUT', times: LASTING, effect: { kind: 'reset' } };

  it('fails the step where no group was written', async () => {
    app.simulator.faults.add(cut);
    const run = await connect(app, ['PS100014']);
    expect(step(run, 'writeGroups')).toMatchObject({ state: 'failed', error: { code: 'connectionCut' } });
    expect(step(run, 'checkGroups')).toMatchObject({ state: 'waiting' });
  });

  it('goes on to the next group once, since one may be too large for something on the way', async () => {
    // The first group's five tries are cut, the second one's are not.
    app.simulator.faults.add({ ...cut, times: 5 });
    const run = await connect(app, ['PS100014', 'SMS00001']);
    expect(run).toMatchObject({ state: 'partly', outcome: { created: 1, failed: 1 } });
  });
});

it('tells how long Microsoft Entra ID wants to be left alone', async () => {
  for (const tenant of app.simulator.azure.tenants) tenant.signInThrottled = true;
  expect(await app.handlers.verifySignIn(practiceCredentials())).toMatchObject({
    ok: false,
    error: { code: 'signInThrottled', facts: { retryAfterInSeconds: '10' } },
  });
});

it('says that the list of a workspace is too long for Azure', async () => {
  const { signInId, workspace } = await signInAndChoose(app);
  app.simulator.faults.add({
    service: 'arm',
    path: list,
    times: LASTING,
    effect: { kind: 'status', status: 500 },
  });
  expect(await app.handlers.checkWorkspace({ signInId, workspace })).toMatchObject({
    ok: false,
    error: { code: 'savedSearchListTooLarge' },
  });
});

it('names the account that has no role in Configuration Manager', async () => {
  app.simulator.faults.add({
    service: 'adminService',
    times: LASTING,
    effect: { kind: 'status', status: 404, body: '{"error":{"code":"404","message":"Access denied"}}' },
  });
  const report = await app.handlers.checkSite({
    source: { kind: 'provider', fqdn: 'cm01.contoso.com' },
  });
  expect(report).toMatchObject({
    ok: true,
    value: {
      passed: false,
      checks: [
        { error: { code: 'providerAccessDenied', facts: { account: 'CONTOSO\\admin' } } },
        { state: 'notChecked' },
        { state: 'notChecked' },
      ],
    },
  });
});

it('refuses a provider’s name that Windows cannot sign in by, without asking anybody', async () => {
  const report = await app.handlers.checkSite({ source: { kind: 'provider', fqdn: 'cm01' } });
  expect(report).toMatchObject({
    ok: true,
    value: { passed: false, checks: [{ error: { code: 'providerNameNotFull' } }, {}, {}] },
  });
  expect(app.simulator.log.exchanges).toEqual([]);
});
