import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { addSecret, expireFormerSecrets, NEW_SECRET, practiceApp } from './newSecret.ts';
import { connect, practiceCredentials, signInAndChoose, succeeded } from './wizardPath.ts';

/** A new client secret for a connection: proven, saved, synced with. Until then the old one stays in force. */

let app: HeadlessApp;
let connectionId: string;
/** Requests wait for it. */
let gate: Promise<void> | undefined;
beforeEach(async () => {
  gate = undefined;
  app = startHeadless({ site: loadSampleSite(), atRequest: async () => gate });
  ({ connectionId } = await connect(app, ['PS100014']));
  app.simulator.log.clear();
});
afterEach(() => app.close());

const verify = (secret: string) => app.handlers.verifySecret({ connectionId, secret });
const file = (...names: string[]) => readFileSync(join(app.folder, 'account', ...names), 'utf8');
const files = () => file('secrets.json') + file('practice', connectionId, 'connection.json');
const asked = (path: RegExp) => app.simulator.log.exchanges.filter(({ url }) => path.test(url)).length;

async function connection() {
  const { connections } = succeeded(await app.handlers.listConnections({}));
  const [only] = connections;
  if (!only) throw new Error('There is no connection');
  return only;
}
async function sync() {
  return app.finished(succeeded(await app.handlers.syncNow({ connectionId })).runId);
}

describe('a new secret', () => {
  it('mends a connection whose secret has expired, with one sync', async () => {
    expireFormerSecrets(app);
    expect((await sync()).outcome?.outcome).toBe('failed');
    addSecret(app);
    app.simulator.log.clear();
    const verified = succeeded(await verify(NEW_SECRET));
    expect(JSON.stringify(verified)).not.toContain(NEW_SECRET);
    // Whoever pastes it may have no role in Configuration Manager.
    expect(asked(/AdminService/i)).toBe(0);
    const { runId } = succeeded(await app.handlers.saveSecret({ connectionId, signInId: verified.signInId }));
    expect((await app.finished(runId ?? '')).outcome?.outcome).toBe('done');
    expect((await connection()).secret).toEqual({ hasSecret: true, hint: NEW_SECRET.slice(0, 3) });
    expect(files()).not.toContain(NEW_SECRET);
    // The next start of the app uses it as well.
    app = app.restarted();
    expect((await sync()).outcome?.outcome).toBe('done');
  });

  it('brings its date from Microsoft Graph where permitted, else the typed one', async () => {
    addSecret(app);
    const plain = succeeded(await verify(NEW_SECRET));
    const typed = '2027-05-14T00:00:00.000Z';
    const saved = await app.handlers.saveSecret({
      connectionId,
      signInId: plain.signInId,
      secretExpiresOn: typed,
    });
    await app.finished(succeeded(saved).runId ?? '');
    expect((await connection()).secret).toMatchObject({ expiresOn: typed, expirySource: 'typed' });

    practiceApp(app).graphRoles.push('Application.Read.All');
    const known = succeeded(await verify(NEW_SECRET));
    expect(known).toMatchObject({ appName: practice.appName, secret: { expirySource: 'graph' } });
    const again = await app.handlers.saveSecret({
      connectionId,
      signInId: known.signInId,
      secretExpiresOn: typed,
    });
    await app.finished(succeeded(again).runId ?? '');
    expect((await connection()).secret).toMatchObject({
      expiresOn: '2028-11-18T00:00:00.000Z',
      expirySource: 'graph',
    });
  });

  it('that is too new is refused as a wrong one, and proven a little later', async () => {
    addSecret(app, { worksFrom: new Date(app.clock.now().getTime() + 15_000) });
    expect(await verify(NEW_SECRET)).toMatchObject({ error: { code: 'secretWrong' } });
    app.clock.advance(15_000);
    expect((await verify(NEW_SECRET)).ok).toBe(true);
  });

  it('that is saved during a sync is followed by another one', async () => {
    addSecret(app);
    const { signInId } = succeeded(await verify(NEW_SECRET));
    const { promise, resolve: open } = Promise.withResolvers<void>();
    gate = promise;
    const first = succeeded(await app.handlers.syncNow({ connectionId })).runId;
    const saved = succeeded(await app.handlers.saveSecret({ connectionId, signInId }));
    open();
    expect(saved).toMatchObject({ notStarted: { code: 'runInProgress' } });
    const later = () => app.runs().find(({ kind, runId }) => kind === 'sync' && runId !== first)?.runId;
    while (later() === undefined) await new Promise((resolve) => setImmediate(resolve));
    expect((await app.finished(later() ?? '')).outcome?.outcome).toBe('done');
  });

  it('is saved while the import is off, and says why no sync begins', async () => {
    await app.handlers.setImport({ connectionId, enabled: false, groups: 'keep' });
    addSecret(app);
    const { signInId } = succeeded(await verify(NEW_SECRET));
    const saved = succeeded(await app.handlers.saveSecret({ connectionId, signInId }));
    expect(saved).toMatchObject({ notStarted: { code: 'importOff' } });
    expect((await connection()).secret.hint).toBe('Nxt');
  });
});

describe('the old secret stays', () => {
  const contoso = () => app.simulator.azure.tenants[0];
  const workspaces = () =>
    contoso()
      ?.subscriptions.find(({ subscriptionId }) => subscriptionId === practice.subscriptionId)
      ?.resourceGroups.get(practice.resourceGroup)?.workspaces;

  it.each<[string, string, () => void, string]>([
    ['a wrong one', 'Wrong~0123456789', () => undefined, 'secretWrong'],
    ['the one of another app', practiceApps.owner.clientSecret, () => undefined, 'secretWrong'],
    ['the secret ID', 'c0ffee00-1f2e-4d3c-8b4a-5968778695ff', () => undefined, 'secretIsId'],
    [
      'an expired one',
      NEW_SECRET,
      () => addSecret(app, { endsOn: '2026-11-01T00:00:00.000Z' }),
      'secretExpired',
    ],
    ['an app that has left the tenant', NEW_SECRET, () => void contoso()?.apps.splice(0), 'appNotInTenant'],
    [
      'one that has lost its role',
      NEW_SECRET,
      () => {
        addSecret(app);
        const { servicePrincipalId } = practiceApp(app);
        const roles = contoso()?.roleAssignments ?? [];
        const others = roles.filter(({ principalId }) => principalId !== servicePrincipalId);
        roles.splice(0, roles.length, ...others);
      },
      'roleMissing',
    ],
    [
      'a workspace that is gone',
      NEW_SECRET,
      () => {
        addSecret(app);
        workspaces()?.clear();
      },
      'workspaceNotFound',
    ],
  ])('after %s', async (_what, secret, arrange, code) => {
    arrange();
    const before = files();
    expect(await verify(secret)).toMatchObject({ ok: false, error: { code } });
    expect(files()).toBe(before);
  });

  it('after one that may only read', async () => {
    addSecret(app);
    const { servicePrincipalId } = practiceApp(app);
    const reader = practiceApp(app, practiceApps.reader.clientId).servicePrincipalId;
    const roles = contoso()?.roleAssignments ?? [];
    const readerRole = roles.find(({ principalId }) => principalId === reader)?.roleId ?? '';
    const changed = roles.map((role) =>
      role.principalId === servicePrincipalId ? { ...role, roleId: readerRole } : role,
    );
    roles.splice(0, roles.length, ...changed);
    expect(await verify(NEW_SECRET)).toMatchObject({ error: { code: 'missingPermission' } });
  });

  it('when it was proven and not saved', async () => {
    addSecret(app);
    const before = files();
    succeeded(await verify(NEW_SECRET));
    expect(files()).toBe(before);
    expect((await sync()).outcome?.outcome).toBe('done');
  });

  it('when the handle was proven by the wizard, or is used for a new connection', async () => {
    const wizard = succeeded(await app.handlers.verifySignIn(practiceCredentials()));
    const forgotten = { ok: false, error: { code: 'signInForgotten' } };
    const before = files();
    expect(await app.handlers.saveSecret({ connectionId, signInId: wizard.signInId })).toMatchObject(
      forgotten,
    );
    const { workspace } = await signInAndChoose(app);
    const { signInId } = succeeded(await verify(practice.clientSecret));
    const added = await app.handlers.addConnection({
      signInId,
      source: { kind: 'practice' },
      workspace,
      collections: [{ collectionId: 'SMS00001', name: 'All Systems' }],
    });
    expect(added).toMatchObject(forgotten);
    expect(files()).toBe(before);
  });

  it('and a handle serves once', async () => {
    addSecret(app);
    const { signInId } = succeeded(await verify(NEW_SECRET));
    const saved = succeeded(await app.handlers.saveSecret({ connectionId, signInId }));
    await app.finished(saved.runId ?? '');
    expect(await app.handlers.saveSecret({ connectionId, signInId })).toMatchObject({
      error: { code: 'signInForgotten' },
    });
  });
});
