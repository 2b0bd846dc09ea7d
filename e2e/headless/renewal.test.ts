import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import {
  connectRenewing,
  DAY_MS,
  FORMER,
  madeSecrets,
  realSource,
  recordOf,
  renewingApp,
  secretsOf,
  sync,
  viewOf,
} from './renewing.ts';
import { succeeded } from './wizardPath.ts';

/** A client secret that renews itself, from the switch to the removal of the former one. */

let app: HeadlessApp;
afterEach(() => app.close());

const switchOn = (connectionId: string, enabled = true) => app.handlers.setRenewal({ connectionId, enabled });
const graphCalls = () =>
  app.simulator.log.exchanges
    .filter(({ service }) => service === 'graph')
    .map(({ method, url }) => `${method} ${/\/(\w+)(?:\?.*)?$/.exec(url)?.[1] ?? 'application'}`);

describe('where it is switched on', () => {
  let connectionId: string;
  beforeEach(async () => {
    app = startHeadless({ site: loadSampleSite() });
    connectionId = await connectRenewing(app);
  });

  it('nothing happens before', async () => {
    expect((await viewOf(app)).renewal).toMatchObject({ enabled: false, allowed: true, underWay: false });
    expect((await sync(app, connectionId)).steps.map(({ id }) => id)).not.toContain('renewSecret');
    expect(secretsOf(app)).toEqual(['former']);
  });

  it('a sync makes a secret, proves it by a full sync, and removes the former one last', async () => {
    succeeded(await switchOn(connectionId));
    app.simulator.log.clear();
    const run = await sync(app, connectionId);
    expect(run.outcome).toMatchObject({ outcome: 'done' });
    expect(run.steps.at(-1)).toMatchObject({ id: 'renewSecret', state: 'done' });
    expect(secretsOf(app)).toEqual(['made']);
    const [made = ''] = madeSecrets(app);

    const view = await viewOf(app);
    expect(view.secret).toMatchObject({ hasSecret: true, hint: made.slice(0, 3), expirySource: 'graph' });
    expect(view.renewal).toMatchObject({
      enabled: true,
      underWay: false,
      renewedAt: expect.stringMatching(/^2026-11-23T09:0/),
      dueFrom: expect.stringMatching(/^2027-10-24/),
    });
    expect(view.renewal.trouble).toBeUndefined();
    expect(recordOf(app, connectionId)).toMatchObject({
      secretSavedBy: 'renewed automatically',
      secretKeyId: renewingApp(app).secrets[0]?.keyId,
      renewal: { enabled: true, leftovers: [] },
    });
    // The proof is a run of its own in the history, full, before the one that asked for it.
    const { runs } = succeeded(await app.handlers.listRunHistory({ connectionId, count: 9 }));
    expect(runs.map(({ outcome }) => [outcome.outcome, outcome.full])).toEqual([
      ['done', false],
      ['done', true],
      ['done', true],
    ]);
    const removal = graphCalls().indexOf('POST removePassword');
    expect(graphCalls().slice(0, 2)).toEqual(['GET application', 'POST addPassword']);
    expect(removal).toBe(graphCalls().length - 1);

    // From then on there is nothing to do.
    app.simulator.log.clear();
    app.clock.advance(DAY_MS / 8);
    expect((await sync(app, connectionId)).outcome?.outcome).toBe('done');
    expect(graphCalls()).toEqual([]);
  });

  it('the new one lives as long as the former one did, and is renewed in its turn', async () => {
    succeeded(await switchOn(connectionId));
    await sync(app, connectionId);
    const [first] = renewingApp(app).secrets;
    expect(first?.endsOn.toISOString().slice(0, 10)).toBe('2027-11-23');
    app.clock.advance(336 * DAY_MS);
    await sync(app, connectionId);
    const [second] = renewingApp(app).secrets;
    expect(secretsOf(app)).toEqual(['made']);
    expect(second?.keyId).not.toBe(first?.keyId);
    expect((await sync(app, connectionId)).outcome?.outcome).toBe('done');
  });

  it('no secret stands in a file, an answer or the log', async () => {
    await switchOn(connectionId);
    await sync(app, connectionId);
    const secrets = [FORMER, ...madeSecrets(app)];
    expect(secrets).toHaveLength(2);
    const files = readdirSync(app.folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(app.folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => [path, readFileSync(path, 'latin1')] as const);
    const places = [
      ...files,
      ['log', app.logLines.join('\n')] as const,
      ['answers', JSON.stringify([await viewOf(app), app.runs()])] as const,
    ];
    expect(places.length).toBeGreaterThan(5);
    const found = places.filter(([, text]) => secrets.some((secret) => text.includes(secret.slice(3))));
    expect(found.map(([place]) => place)).toEqual([]);
  });

  it('while its end is further away nothing is asked', async () => {
    const { secrets } = renewingApp(app);
    const endsOn = new Date(app.clock.now().getTime() + 40 * DAY_MS);
    secrets.splice(0, 1, ...secrets.map((secret) => ({ ...secret, endsOn })));
    succeeded(await switchOn(connectionId));
    // Its end is not known anew before it has been read.
    app.clock.advance(DAY_MS);
    await sync(app, connectionId);
    app.simulator.log.clear();
    await sync(app, connectionId);
    expect(graphCalls()).toEqual([]);
    expect(secretsOf(app)).toEqual(['former']);
    app.clock.advance(9 * DAY_MS + DAY_MS / 2);
    await sync(app, connectionId);
    expect(secretsOf(app)).toEqual(['made']);
  });

  it('of several that begin alike none is removed, as nobody can tell which one was in use', async () => {
    const { secrets } = renewingApp(app);
    const [own] = secrets;
    if (own === undefined) throw new Error('no secret');
    const other = { ...own, keyId: 'c0ffee00-0000-4000-8000-000000000001', value: 'Ren8Q~another' };
    secrets.push(other);
    await switchOn(connectionId);
    await sync(app, connectionId);
    expect(secretsOf(app)).toEqual(['former', 'other', 'made']);
    // The one that was made is known for certain.
    app.clock.advance(336 * DAY_MS);
    await sync(app, connectionId);
    expect(secretsOf(app)).toEqual(['former', 'other', 'made']);
    expect(app.logLines.join('\n')).toContain('as several begin with the same characters');
  });

  it('switched off again, it does nothing more', async () => {
    await switchOn(connectionId);
    succeeded(await switchOn(connectionId, false));
    await sync(app, connectionId);
    expect(secretsOf(app)).toEqual(['former']);
  });

  it('a secret that another connection of this computer uses stays', async () => {
    const first = recordOf(app, connectionId);
    const other = await connectRenewing(app, { source: realSource });
    expect(other).not.toBe(first.connectionId);
    await switchOn(connectionId);
    // Two connections to one workspace: this one keeps the groups from now on.
    const answer = { kind: 'otherWriter', choice: 'takeOver' } as const;
    const started = succeeded(await app.handlers.answerQuestion({ connectionId, answer }));
    await app.finished(started.runId ?? '');
    expect(secretsOf(app)).toEqual(['former', 'made']);
    expect(app.logLines.join('\n')).toContain('another connection of this computer uses it');
  });
});

describe('the policy of the organisation', () => {
  const connectReal = async (policy?: Readonly<Record<string, unknown>>): Promise<string> => {
    app = startHeadless({ site: loadSampleSite(), ...(policy === undefined ? {} : { policy }) });
    return connectRenewing(app, { source: realSource });
  };

  it.each([
    ['not set', undefined],
    ['no', { AllowSecretRenewal: 0 }],
  ])('%s: it cannot be switched on', async (_what, policy) => {
    const connectionId = await connectReal(policy);
    expect(await switchOn(connectionId)).toMatchObject({ ok: false, error: { code: 'renewalNotAllowed' } });
    expect((await viewOf(app)).renewal).toMatchObject({ enabled: false, allowed: false });
    expect((await sync(app, connectionId)).outcome?.outcome).toBe('done');
    expect(secretsOf(app)).toEqual(['former']);
  });

  it('yes: it renews', async () => {
    const connectionId = await connectReal({ AllowSecretRenewal: 1 });
    succeeded(await switchOn(connectionId));
    await sync(app, connectionId);
    expect(secretsOf(app)).toEqual(['made']);
  });
});
