import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { practiceApp } from './newSecret.ts';
import { connect, succeeded } from './wizardPath.ts';

/** The end of the secret, known ahead: read again once a day where Microsoft Graph permits it. */

const A_DAY_MS = 24 * 60 * 60 * 1000;
let app: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connect(app, ['PS100014']));
});
afterEach(() => app.close());

async function sync(full = false) {
  const { runId } = succeeded(await app.handlers.syncNow({ connectionId, full }));
  const { outcome } = await app.finished(runId);
  return { outcome: outcome?.outcome, graph: outcome?.traffic.requests.graph };
}
async function secret() {
  return succeeded(await app.handlers.listConnections({})).connections[0]?.secret;
}
const lines = (text: RegExp) => app.logLines.filter((line) => text.test(line));

it('is read in the daily full read, and in no other run', async () => {
  practiceApp(app).graphRoles.push('Application.Read.All');
  expect(await sync()).toEqual({ outcome: 'done', graph: 0 });
  expect(await sync(true)).toEqual({ outcome: 'done', graph: 0 });
  app.clock.advance(A_DAY_MS);
  expect(await sync()).toEqual({ outcome: 'done', graph: 1 });
  expect(await secret()).toMatchObject({ hint: 'Prx', expirySource: 'graph' });
  expect(await sync()).toEqual({ outcome: 'done', graph: 0 });
});

it('that Graph does not tell is nothing to speak of', async () => {
  app.clock.advance(A_DAY_MS);
  expect((await sync()).outcome).toBe('done');
  expect(await secret()).toEqual({ hasSecret: true, hint: 'Prx' });
  expect(lines(/^(warning|error) (?!Transport)/)).toEqual([]);
});

it('that comes near stands in the log of each run', async () => {
  practiceApp(app).graphRoles.push('Application.Read.All');
  const { secrets } = practiceApp(app);
  const endsOn = new Date('2026-12-05T00:00:00.000Z');
  secrets.splice(0, secrets.length, ...secrets.map((one) => ({ ...one, endsOn })));
  app.clock.advance(A_DAY_MS);
  await sync();
  await sync();
  expect(lines(/The client secret expires on 5 December 2026/)).toHaveLength(2);
});
