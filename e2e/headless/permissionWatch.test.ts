import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MethodInput } from '../../shared/contract.ts';
import { practice } from '../../shared/practice.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { assertExchangesMatchSpecs } from '../../simulator/specs/assertExchanges.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { practiceWorkspace } from './storedGroups.ts';
import { practiceCredentials, succeeded } from './wizardPath.ts';

/** Waiting for a role to come into effect. */

let app: HeadlessApp;
beforeEach(() => {
  app = startHeadless({ site: loadSampleSite() });
});
afterEach(async () => {
  assertExchangesMatchSpecs(app.simulator.log.exchanges);
  await app.close();
});

async function question(
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
  refused?: MethodInput<'judgePermission'>['refused'],
): Promise<MethodInput<'judgePermission'>> {
  const secret = { kind: 'typed', value: clientSecret } as const;
  const { signInId } = succeeded(await app.handlers.verifySignIn(practiceCredentials({ clientId, secret })));
  const { subscriptionId, resourceGroup, workspace: name } = practice;
  const of = { kind: 'signIn', signInId, subscriptionId, resourceGroup, name } as const;
  return { of, ...(refused === undefined ? {} : { refused }) };
}

async function ended(runId: string): Promise<void> {
  const isOver = () =>
    app.permissionEvents().some((event) => event.runId === runId && event.kind !== 'waiting');
  while (!isOver()) await new Promise((resolve) => setImmediate(resolve));
}

it('ends when the role is in effect', async () => {
  const input = await question(practiceApps.newRole);
  const { runId } = succeeded(await app.handlers.watchPermission(input));
  await ended(runId);
  const mine = app.permissionEvents().filter((event) => event.runId === runId);
  // In effect after 60 s, looked at every 20.
  expect(mine.map(({ kind }) => kind)).toEqual(['waiting', 'waiting', 'waiting', 'finished']);
  expect(mine.at(-1)).toMatchObject({ kind: 'finished', verdict: { cause: 'granted' } });
});

it('gives up after ten minutes and says what is still so', async () => {
  const { runId } = succeeded(await app.handlers.watchPermission(await question(practiceApps.noRole)));
  await ended(runId);
  const mine = app.permissionEvents().filter((event) => event.runId === runId);
  expect(mine.filter(({ kind }) => kind === 'waiting')).toHaveLength(30);
  expect(mine.at(-1)).toMatchObject({ kind: 'finished', verdict: { cause: 'noRole' } });
});

it('asks by a deletion that changes nothing where the permissions say yes already', async () => {
  const input = await question(practice, { code: 'notAuthorized' });
  const store = () => practiceWorkspace(app).savedSearches.size;
  const before = store();
  const { runId } = succeeded(await app.handlers.watchPermission(input));
  await ended(runId);
  expect(app.permissionEvents().at(-1)).toMatchObject({ kind: 'finished', verdict: { cause: 'granted' } });
  expect(store()).toBe(before);
});

it.each([
  ['too many requests', { kind: 'status', status: 429 }],
  ['a service that cannot work', { kind: 'status', status: 503 }],
  ['a connection that is cut', { kind: 'reset' }],
  ['no answer', { kind: 'network', code: 'ETIMEDOUT' }],
] as const)('believes no deletion that came to no answer: %s', async (_what, effect) => {
  const input = await question(practice, { code: 'notAuthorized' });
  app.simulator.faults.add({ service: 'arm', method: 'DELETE', times: 1000, effect });
  const { runId } = succeeded(await app.handlers.watchPermission(input));
  await ended(runId);
  // Azure may answer the next look.
  expect(app.permissionEvents().filter(({ kind }) => kind === 'waiting').length).toBeGreaterThan(5);
  expect(app.permissionEvents().at(-1)).toMatchObject({ kind: 'failed', error: { retryable: true } });
});

it('ends with the page that waits for it, and so does a verdict', async () => {
  const input = await question(practiceApps.noRole);
  const { runId } = succeeded(await app.handlers.watchPermission(input));
  const reached = Promise.withResolvers<void>();
  app.simulator.onRequest = reached.resolve;
  const verdict = app.handlers.judgePermission(input);
  await reached.promise;
  app.composition.pageGone();
  expect(await verdict).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  await ended(runId);
  expect(app.permissionEvents().at(-1)).toMatchObject({ kind: 'failed', error: { code: 'cancelled' } });
});

it('is cancelled', async () => {
  const { runId } = succeeded(await app.handlers.watchPermission(await question(practiceApps.noRole)));
  await app.handlers.cancelRun({ runId });
  await ended(runId);
  expect(app.permissionEvents().at(-1)).toMatchObject({ kind: 'failed', error: { code: 'cancelled' } });
});
