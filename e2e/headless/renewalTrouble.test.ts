import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceApps } from '../../shared/practiceApps.ts';
import { buildSecret } from '../../simulator/azure/buildState.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { move, otherApp, permitBranch } from './moveSteps.ts';
import { NEW_SECRET } from './newSecret.ts';
import {
  connectRenewing,
  DAY_MS,
  madeSecrets,
  recordOf,
  renewingApp,
  secretsOf,
  sync,
  viewOf,
} from './renewing.ts';
import { succeeded } from './wizardPath.ts';

/** What may go wrong with the automatic renewal. The sync itself is done all the same. */

let app: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  connectionId = await connectRenewing(app);
});
afterEach(() => app.close());

const switchOn = async () => succeeded(await app.handlers.setRenewal({ connectionId, enabled: true }));
const outcomeOf = async () => (await sync(app, connectionId)).outcome?.outcome;
const troubleOf = async () => (await viewOf(app)).renewal.trouble?.error.code;
const addPassword = { service: 'graph', method: 'POST', path: 'addPassword' } as const;

/** A person's new secret, as the portal makes it and the pane saves it. */
async function updateByHand(): Promise<void> {
  const { clock } = app;
  const dates = { startsOn: clock.now(), endsOn: new Date(clock.now().getTime() + 300 * DAY_MS) };
  renewingApp(app).secrets.push(buildSecret(NEW_SECRET, 'c0ffee00-0000-4000-8000-00000000000f', dates));
  const proven = succeeded(await app.handlers.verifySecret({ connectionId, secret: NEW_SECRET }));
  const { runId } = succeeded(await app.handlers.saveSecret({ connectionId, signInId: proven.signInId }));
  if (runId !== undefined) await app.finished(runId);
}

it('a missing permission is said when it is switched on, and asked for once a day', async () => {
  renewingApp(app).graphRoles.splice(0);
  expect((await switchOn()).renewal).toMatchObject({
    enabled: true,
    trouble: { error: { code: 'renewalNotPermitted', status: 403 } },
  });
  app.simulator.log.clear();
  expect(await outcomeOf()).toBe('done');
  expect(app.simulator.log.counts.requests.graph).toBe(0);
  app.clock.advance(DAY_MS);
  expect(await outcomeOf()).toBe('done');
  expect(secretsOf(app)).toEqual(['former']);
  expect(app.logLines.join('\n')).toContain('(renewalNotPermitted)');
  // Granted meanwhile: the next day it works, and nothing is left to be told.
  renewingApp(app).graphRoles.push('Application.ReadWrite.OwnedBy');
  app.clock.advance(DAY_MS);
  expect(await outcomeOf()).toBe('done');
  expect([secretsOf(app), await troubleOf()]).toEqual([['made'], undefined]);
});

it('an app that may only read its secrets is told so at once', async () => {
  renewingApp(app).graphRoles.splice(0, 1, 'Application.Read.All');
  expect((await switchOn()).renewal.trouble?.error.code).toBe('renewalNotPermitted');
});

it('a refused addPassword leaves everything as it was, and is tried again the next day', async () => {
  await switchOn();
  app.simulator.faults.add({ ...addPassword, times: 1, effect: { kind: 'status', status: 500 } });
  expect(await outcomeOf()).toBe('done');
  expect([secretsOf(app), await troubleOf()]).toEqual([['former'], 'azureUnavailable']);
  expect(await outcomeOf()).toBe('done');
  expect(secretsOf(app)).toEqual(['former']);
  app.clock.advance(DAY_MS);
  expect(await outcomeOf()).toBe('done');
  expect([secretsOf(app), await troubleOf()]).toEqual([['made'], undefined]);
});

it('a secret whose text was lost on the way is removed by its name, and another one is made', async () => {
  await switchOn();
  app.simulator.faults.add({ ...addPassword, times: 1, effect: { kind: 'truncate' } });
  expect(await outcomeOf()).toBe('done');
  expect(secretsOf(app)).toEqual(['former', 'made']);
  const [lost] = madeSecrets(app);
  app.clock.advance(DAY_MS);
  expect(await outcomeOf()).toBe('done');
  expect(secretsOf(app)).toEqual(['made']);
  expect(madeSecrets(app)).not.toContain(lost);
});

it('what Entra has not accepted in time is taken up by the next sync, and given up after a day', async () => {
  await switchOn();
  const refuse = () => {
    const { secrets } = renewingApp(app);
    const later = new Date(app.clock.now().getTime() + 40 * DAY_MS);
    const kept = secrets.splice(0);
    secrets.push(
      ...kept.map((one) =>
        one.value === practiceApps.renewing.clientSecret ? one : { ...one, worksFrom: later },
      ),
    );
  };
  app.simulator.onRequest = () => refuse();
  expect(await outcomeOf()).toBe('done');
  const [waiting] = madeSecrets(app);
  expect([secretsOf(app), await troubleOf()]).toEqual([['former', 'made'], undefined]);
  expect((await viewOf(app)).renewal.underWay).toBe(true);
  expect(await outcomeOf()).toBe('done');
  expect(madeSecrets(app)).toEqual([waiting]);
  app.clock.advance(DAY_MS + 1);
  expect(await outcomeOf()).toBe('done');
  expect(await troubleOf()).toBe('renewalNotProven');
  app.simulator.onRequest = undefined;
  app.clock.advance(DAY_MS);
  expect(await outcomeOf()).toBe('done');
  expect(secretsOf(app)).toEqual(['made']);
  expect(madeSecrets(app)).not.toContain(waiting);
});

it('a proof that is not done completely leaves the former secret in force', async () => {
  await switchOn();
  const failing = { service: 'adminService', method: 'GET', path: 'FullCollectionMembership' } as const;
  let proofs = 0;
  app.simulator.onRequest = () => {
    const isMade = secretsOf(app).includes('made');
    if (!isMade || proofs > 0) return;
    proofs += 1;
    app.simulator.faults.add({ ...failing, times: 9, effect: { kind: 'status', status: 500 } });
  };
  expect(await outcomeOf()).toBe('done');
  expect([secretsOf(app), await troubleOf()]).toEqual([['former', 'made'], 'renewalNotProven']);
  const [made] = madeSecrets(app);
  expect(await viewOf(app)).toMatchObject({ secret: { hint: 'Ren' }, renewal: { underWay: true } });
  app.simulator.faults.clear();
  app.simulator.onRequest = undefined;
  app.clock.advance(DAY_MS);
  expect(await outcomeOf()).toBe('done');
  expect([secretsOf(app), madeSecrets(app), await troubleOf()]).toEqual([['made'], [made], undefined]);
});

it('a secret that a person saves meanwhile wins, and the one that was being made is removed', async () => {
  await switchOn();
  let isDone = false;
  app.simulator.onRequest = () => {
    // Not accepted yet, so that it stays under way.
    const { secrets } = renewingApp(app);
    const at = secrets.findIndex(({ displayName }) => displayName?.startsWith('OMS Connect '));
    const made = secrets[at];
    if (made === undefined || isDone) return;
    isDone = true;
    secrets.splice(at, 1, { ...made, worksFrom: new Date('2027-01-01T00:00:00.000Z') });
  };
  await sync(app, connectionId);
  expect(secretsOf(app)).toEqual(['former', 'made']);
  await updateByHand();
  expect(secretsOf(app)).toEqual(['former', 'other']);
  const { secret, renewal } = await viewOf(app);
  expect([secret.hint, renewal.underWay]).toEqual(['Nxt', false]);
  expect(recordOf(app, connectionId).renewal?.leftovers).toEqual([]);
  expect(await outcomeOf()).toBe('done');
});

it('so does one that is saved while the new one is being proven', async () => {
  await switchOn();
  let saving: Promise<void> | undefined;
  app.simulator.onRequest = () => {
    if (secretsOf(app).includes('made')) saving ??= updateByHand();
  };
  await sync(app, connectionId);
  await saving;
  // The sync that the new secret asked for waits for this one to end.
  const isSettled = () => app.runs().length === 3 && app.runs().every(({ state }) => state !== 'running');
  while (!isSettled()) await new Promise((resolve) => setImmediate(resolve));
  app.simulator.onRequest = undefined;
  expect((await viewOf(app)).secret.hint).toBe('Nxt');
  expect(await outcomeOf()).toBe('done');
  expect(secretsOf(app)).toEqual(['former', 'other']);
});

it('switched off while it is under way, it takes back what it made', async () => {
  await switchOn();
  app.simulator.faults.add({ ...addPassword, times: 1, effect: { kind: 'truncate' } });
  await sync(app, connectionId);
  expect(secretsOf(app)).toEqual(['former', 'made']);
  succeeded(await app.handlers.setRenewal({ connectionId, enabled: false }));
  expect(await outcomeOf()).toBe('done');
  expect(secretsOf(app)).toEqual(['former']);
  expect(await outcomeOf()).toBe('done');
});

it('a secret that has ended cannot renew itself', async () => {
  await switchOn();
  app.clock.advance(26 * DAY_MS);
  expect(await outcomeOf()).toBe('failed');
  expect(secretsOf(app)).toEqual(['former']);
});

describe('moved to another app while a secret is being made', () => {
  beforeEach(async () => {
    permitBranch(app);
    await switchOn();
    app.simulator.faults.add({ ...addPassword, times: 1, effect: { kind: 'truncate' } });
    expect(await outcomeOf()).toBe('done');
    expect(secretsOf(app)).toEqual(['former', 'made']);
  });
  const moved = async () =>
    (await move(app, connectionId, { signInId: await otherApp(app) })).outcome?.outcome;

  it('takes the half-made one back, and nothing else', async () => {
    expect(await moved()).toBe('done');
    expect([secretsOf(app), recordOf(app, connectionId).renewal]).toEqual([['former'], undefined]);
  });

  it('names it in the log where it cannot, and moves all the same', async () => {
    app.simulator.faults.add({
      ...{ service: 'graph', method: 'POST', path: 'removePassword' },
      times: 99,
      effect: { kind: 'status', status: 503 },
    });
    const { displayName } = renewingApp(app).secrets[1] ?? {};
    expect(await moved()).toBe('done');
    expect(secretsOf(app)).toEqual(['former', 'made']);
    const said = app.logLines.filter((line) => /Certificates & secrets/.test(line));
    expect(said).toEqual([expect.stringContaining(String(displayName))]);
  });
});
