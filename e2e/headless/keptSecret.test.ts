import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { connectRenewing, FORMER, recordOf, renewingApp, secretsOf, sync, viewOf } from './renewing.ts';
import { succeeded } from './wizardPath.ts';

/** The last secret that is known is never removed for one that nobody keeps. */

let app: HeadlessApp;
afterEach(() => app.close());

describe('without a key store', () => {
  it('a secret does not renew itself, and says why', async () => {
    app = startHeadless({ site: loadSampleSite(), vaultKind: 'memory' });
    const connectionId = await connectRenewing(app);
    expect(await app.handlers.setRenewal({ connectionId, enabled: true })).toMatchObject({
      error: { code: 'renewalNotKept' },
    });
    // It was switched on while there was one.
    const path = join(app.folder, 'account', 'practice', connectionId, 'connection.json');
    const renewal = { enabled: true, leftovers: [] };
    writeFileSync(path, JSON.stringify({ ...recordOf(app, connectionId), renewal }));
    expect((await sync(app, connectionId)).steps.at(-1)).toMatchObject({
      id: 'renewSecret',
      error: { code: 'renewalNotKept' },
    });
    expect(secretsOf(app)).toEqual(['former']);
    expect((await viewOf(app)).renewal.underWay).toBe(false);
  });
});

describe('a secret that has renewed itself', () => {
  it('is put back where another process has written its file from what it had read before', async () => {
    let atRequest = () => {};
    app = startHeadless({ site: loadSampleSite(), atRequest: async () => atRequest() });
    const connectionId = await connectRenewing(app);
    succeeded(await app.handlers.setRenewal({ connectionId, enabled: true }));
    const path = join(app.folder, 'account', 'secrets.json');
    const before = readFileSync(path, 'utf8');
    const sealedIn = (text: string) => JSON.parse(text).secrets[connectionId].sealed;
    atRequest = () => {
      if (sealedIn(readFileSync(path, 'utf8')) === sealedIn(before)) return;
      writeFileSync(path, before);
      atRequest = () => {};
    };
    await sync(app, connectionId);
    expect(secretsOf(app)).toEqual(['made']);
    app = app.restarted();
    expect((await sync(app, connectionId)).outcome?.outcome).toBe('done');
  });

  it('leaves the former one where a connection needs one of that app for a workspace that it has left', async () => {
    app = startHeadless({ site: loadSampleSite() });
    const connectionId = await connectRenewing(app);
    succeeded(await app.handlers.setRenewal({ connectionId, enabled: true }));
    const { cloud, tenantId, clientId, workspace, ...rest } = recordOf(app, connectionId);
    const at = {
      resourceId: workspace.resourceId.replace(/[^/]+$/, 'law-left'),
      customerId: crypto.randomUUID(),
    };
    const left = { workspace: { ...workspace, ...at }, cloud, tenantId, clientId };
    const former = { ...left, groups: 'delete', leftAt: rest.createdAt, vaultId: crypto.randomUUID() };
    const folder = join(app.folder, 'account', 'practice');
    const otherId = crypto.randomUUID();
    const other = {
      ...rest,
      ...left,
      connectionId: otherId,
      clientId: crypto.randomUUID(),
      formers: [former],
    };
    mkdirSync(join(folder, otherId));
    writeFileSync(join(folder, otherId, 'connection.json'), JSON.stringify(other));
    await sync(app, connectionId);
    expect(secretsOf(app)).toEqual(['former', 'made']);
    expect(renewingApp(app).secrets.map(({ value }) => value)).toContain(FORMER);
  });
});
