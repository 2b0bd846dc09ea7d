import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { groupSearches } from './storedGroups.ts';
import { connect, practiceCredentials, practiceSource, signInAndChoose, succeeded } from './wizardPath.ts';

let app: HeadlessApp;
beforeEach(() => {
  app = startHeadless({ site: loadSampleSite() });
});
afterEach(() => app.close());

const servers = [{ collectionId: 'PS100014', name: 'Servers' }];

describe('adding a connection', () => {
  it('counts, before it is committed, what is there already', async () => {
    await connect(app, ['PS100014', 'SMS00001']);
    const { signInId, workspace } = await signInAndChoose(app);
    const input = { signInId, source: practiceSource, workspace, collections: servers };
    expect(succeeded(await app.handlers.previewConnection(input))).toMatchObject({ create: 0, unchanged: 1 });
  });

  it('keeps the secret that works when the new app may not write', async () => {
    const first = await connect(app, ['PS100014']);
    const { workspace } = await signInAndChoose(app);
    const { clientId, clientSecret } = practiceApps.reader;
    const secret = { kind: 'typed', value: clientSecret } as const;
    const reader = succeeded(await app.handlers.verifySignIn(practiceCredentials({ clientId, secret })));
    const answer = await app.handlers.addConnection({
      signInId: reader.signInId,
      source: practiceSource,
      workspace,
      collections: servers,
    });
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: 'missingPermission',
        facts: { action: 'Microsoft.OperationalInsights/workspaces/savedSearches/write' },
      },
    });
    app.simulator.site.addMembers('PS100014', 16777224);
    const { runId } = succeeded(await app.handlers.syncNow({ connectionId: first.connectionId }));
    expect((await app.finished(runId)).outcome).toMatchObject({ outcome: 'done', updated: 1 });
  });

  it('never mixes the made-up site with a real sign-in', async () => {
    const { signInId, workspace } = await signInAndChoose(app);
    const source = { kind: 'provider', fqdn: 'cm01.contoso.com' } as const;
    const answer = await app.handlers.addConnection({ signInId, source, workspace, collections: servers });
    expect(answer).toMatchObject({ ok: false, error: { code: 'signInForgotten' } });
  });

  it('makes one connection of two commits at once', async () => {
    const { signInId, workspace } = await signInAndChoose(app);
    const input = { signInId, source: practiceSource, workspace, collections: servers };
    const answers = await Promise.all([app.handlers.addConnection(input), app.handlers.addConnection(input)]);
    const [started] = answers.filter((answer) => answer.ok).map(succeeded);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ error: { code: 'runInProgress' } });
    await app.finished(started?.runId ?? '');
    expect(succeeded(await app.handlers.listConnections({})).connections).toHaveLength(1);
    expect(groupSearches(app)).toHaveLength(1);
  });
});

describe('a file that cannot be used', () => {
  const fileOf = (connectionId: string, name: string) =>
    join(app.folder, 'account', 'practice', connectionId, name);

  it('makes its connection unreadable, not missing, also after it was moved aside', async () => {
    const { connectionId } = await connect(app, ['PS100014']);
    writeFileSync(fileOf(connectionId, 'connection.json'), '{ torn');
    for (const _look of [1, 2]) {
      expect(succeeded(await app.handlers.listConnections({}))).toMatchObject({
        connections: [],
        unreadable: [{ connectionId, error: { code: 'fileDamaged' } }],
      });
    }
    expect(app.logLines.some((line) => line.includes(connectionId) && line.includes('fileDamaged'))).toBe(
      true,
    );
  });

  it('stops the run when the state is of a newer version, and leaves it as it is', async () => {
    const { connectionId } = await connect(app, ['PS100014']);
    const path = fileOf(connectionId, 'state.json');
    writeFileSync(path, '{"schema":2}');
    const { runId } = succeeded(await app.handlers.syncNow({ connectionId }));
    const run = await app.finished(runId);
    expect(run.state).toBe('failed');
    expect(run.steps[0]).toMatchObject({ state: 'failed', error: { code: 'fileFromNewerVersion' } });
    expect(readFileSync(path, 'utf8')).toBe('{"schema":2}');
  });

  it('never makes a new installation of a damaged one', async () => {
    const { connectionId } = await connect(app, ['PS100014']);
    writeFileSync(join(app.folder, 'shared', 'installation.json'), '{ torn');
    for (const _try of [1, 2]) {
      expect(await app.handlers.syncNow({ connectionId })).toMatchObject({
        ok: false,
        error: { code: 'fileDamaged' },
      });
    }
  });
});

describe('the draft', () => {
  const draft = {
    practice: false,
    providerFqdn: 'cm01.contoso.com',
    cloud: 'public',
    tenant: 'contoso.onmicrosoft.com',
    clientId: '',
    collections: servers,
    savedAt: '2026-11-23T09:00:00.000Z',
  } as const;

  it('is read back as it was saved, and is gone once it is cleared, whatever was under way', async () => {
    await app.handlers.saveDraft({ draft: { ...draft, collections: [...servers] } });
    expect(succeeded(await app.handlers.readDraft({}))).toEqual({ draft });
    const saving = app.handlers.saveDraft({ draft: { ...draft, collections: [...servers] } });
    await Promise.all([saving, app.handlers.clearDraft({})]);
    expect(succeeded(await app.handlers.readDraft({}))).toEqual({});
  });
});
