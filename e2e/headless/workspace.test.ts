import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { discoverOne, practiceCredentials, succeeded, untilDiscovered } from './wizardPath.ts';

let app: HeadlessApp;
beforeEach(() => {
  app = startHeadless({ site: loadSampleSite() });
});
afterEach(() => app.close());

type AppCredentials = { readonly clientId: string; readonly clientSecret: string };

async function signIn(credentials: AppCredentials = practice): Promise<string> {
  const { clientId, clientSecret } = credentials;
  const secret = { kind: 'typed', value: clientSecret } as const;
  return succeeded(await app.handlers.verifySignIn(practiceCredentials({ clientId, secret }))).signInId;
}

async function discover(signInId: string) {
  const { runId } = succeeded(await app.handlers.discoverWorkspaces({ signInId }));
  await untilDiscovered(app, runId);
  return app.discovery().filter((event) => event.runId === runId);
}

const armPaths = () =>
  app.simulator.log.exchanges
    .filter(({ service }) => service === 'arm')
    .map(({ url }) => new URL(url).pathname);

describe('discovery with Contributor on one resource group', () => {
  it('finds the one workspace', async () => {
    const workspace = await discoverOne(app, await signIn());
    expect(workspace).toMatchObject({
      subscriptionId: practice.subscriptionId,
      subscriptionName: practice.subscriptionName,
      resourceGroup: practice.resourceGroup,
      name: practice.workspace,
      customerId: practice.workspaceCustomerId,
    });
  });

  it('never asks for the subscription itself or for providers, where it would be refused', async () => {
    await discoverOne(app, await signIn());
    const forbidden = armPaths().filter((path) =>
      /^\/subscriptions\/[^/]+(\/providers\/?[^/]*)?$/i.test(path),
    );
    expect(forbidden).toEqual([]);
  });

  it('asks by resource group where the list of the subscription is refused', async () => {
    app.simulator.faults.add({
      service: 'arm',
      path: '^/subscriptions/[^/]+/providers/Microsoft.OperationalInsights/workspaces',
      effect: { kind: 'status', status: 403, body: '{"error":{"code":"AuthorizationFailed","message":""}}' },
    });
    expect((await discoverOne(app, await signIn())).name).toBe(practice.workspace);
  });

  it('asks by resource group where the list of the subscription is empty', async () => {
    app.simulator.faults.add({
      service: 'arm',
      path: '^/subscriptions/[^/]+/providers/Microsoft.OperationalInsights/workspaces',
      effect: {
        kind: 'status',
        status: 200,
        body: '{"value":[]}',
        headers: { 'content-type': 'application/json' },
      },
    });
    expect((await discoverOne(app, await signIn())).name).toBe(practice.workspace);
  });
});

describe('discovery of others', () => {
  it('tells an app without any role apart from a failure', async () => {
    const events = await discover(await signIn(practiceApps.noRole));
    expect(events.at(-1)).toMatchObject({ kind: 'failed', error: { code: 'noSubscription' } });
  });

  it('tells workspaces as they arrive, from every subscription', async () => {
    const events = await discover(await signIn(practiceApps.manySubscriptions));
    const found = events.flatMap((event) => (event.kind === 'found' ? event.workspaces : []));
    expect(events.at(-1)?.kind).toBe('finished');
    expect(new Set(found.map(({ subscriptionId }) => subscriptionId)).size).toBeGreaterThanOrEqual(12);
    expect(events.filter(({ kind }) => kind === 'found').length).toBeGreaterThan(1);
  });

  it('names action and scope when the list of subscriptions itself is refused', async () => {
    app.simulator.faults.add({
      service: 'arm',
      path: '^/subscriptions\\?',
      effect: {
        kind: 'status',
        status: 403,
        body: '{"error":{"code":"AuthorizationFailed","message":"The client \'a\' with object id \'b\' does not have authorization to perform action \'Microsoft.Resources/subscriptions/read\' over scope \'/\' or the scope is invalid."}}',
      },
    });
    const events = await discover(await signIn());
    expect(events.at(-1)).toMatchObject({
      kind: 'failed',
      error: {
        code: 'notAuthorized',
        facts: { action: 'Microsoft.Resources/subscriptions/read', scope: '/' },
      },
    });
  });
});

describe('a typed workspace', () => {
  const address = {
    subscriptionId: practice.subscriptionId,
    resourceGroup: practice.resourceGroup.toUpperCase(),
    name: practice.workspace,
  };

  it('is read whatever the casing', async () => {
    const answer = await app.handlers.getWorkspace({ signInId: await signIn(), ...address });
    expect(succeeded(answer)).toMatchObject({
      customerId: practice.workspaceCustomerId,
      subscriptionName: practice.subscriptionName,
    });
  });

  it.each([
    ['workspace', { name: 'law-nothing' }, 'workspaceNotFound'],
    ['resource group, which looks forbidden', { resourceGroup: 'rg-nothing' }, 'notAuthorized'],
  ])('says which one is not there: %s', async (_what, patch, code) => {
    const answer = await app.handlers.getWorkspace({ signInId: await signIn(), ...address, ...patch });
    expect(answer).toMatchObject({ ok: false, error: { code } });
  });
});

describe('the check of the workspace', () => {
  it('finds the rights and the size of the list', async () => {
    const signInId = await signIn();
    const workspace = await discoverOne(app, signInId);
    const check = succeeded(await app.handlers.checkWorkspace({ signInId, workspace }));
    expect(check).toMatchObject({ missingActions: [], canQuery: true, budgetBytes: 6_000_000 });
    expect(check.usedBytes).toBeGreaterThan(10_000);
    expect(check.savedSearches).toBeGreaterThan(20);
  });

  it('names the actions that a Reader lacks', async () => {
    const signInId = await signIn(practiceApps.reader);
    const workspace = await discoverOne(app, signInId);
    const check = succeeded(await app.handlers.checkWorkspace({ signInId, workspace }));
    expect(check.missingActions).toEqual([
      'Microsoft.OperationalInsights/workspaces/savedSearches/write',
      'Microsoft.OperationalInsights/workspaces/savedSearches/delete',
    ]);
  });
});
