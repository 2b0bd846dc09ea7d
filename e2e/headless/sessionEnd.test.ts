import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectionHealth } from '../../electron/cli/connectionHealth.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { interruptionTexts } from '../../shared/strings/notices.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { connectShared, succeeded, untilTimerRan } from './wizardPath.ts';

/** The Windows session, or the app, ends while a sync is under way: it says so afterwards, and the rest is done at once. */

let app: HeadlessApp;
let connectionId: string;
// The first query loads Kusto's parser.
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connectShared(app, ['SMS00001', 'PS100014']));
}, 60_000);
afterEach(() => app.close());

async function view() {
  const [only] = succeeded(await app.handlers.listConnections({})).connections;
  if (!only) throw new Error('There is no connection');
  return only;
}

it.each([
  ['sessionEnd', (one: HeadlessApp): void => one.composition.interrupt()],
  ['appClosed', (one: HeadlessApp): void => void one.composition.close()],
] as const)('%s', async (by, end) => {
  app.clock.advance(60_000);
  app.beforeRequest = async () => {
    app.beforeRequest = undefined;
    end(app);
  };
  const { runId } = succeeded(await app.handlers.syncNow({ connectionId, full: true }));
  expect((await app.finished(runId)).state).toBe('cancelled');

  app = app.restarted();
  const cut = await view();
  const error = cut.lastRun?.error;
  expect(error).toMatchObject({ code: 'cancelled', facts: { by } });
  expect(error && errorText(error).title).toBe(interruptionTexts[by]);
  expect(connectionHealth(cut, true, app.clock.now()).title).toBe(interruptionTexts[by]);
  expect(cut.nextSyncAt).toBe(app.clock.now().toISOString());
  await untilTimerRan(app);
  expect((await view()).lastRun?.outcome.outcome).toBe('done');
});

it('a person who cancels is not told of a session', async () => {
  app.beforeRequest = async () => {
    app.beforeRequest = undefined;
    const [run] = app.runs().filter(({ state }) => state === 'running');
    await app.handlers.cancelRun({ runId: run?.runId ?? '' });
  };
  const { runId } = succeeded(await app.handlers.syncNow({ connectionId, full: true }));
  await app.finished(runId);
  expect((await view()).lastRun?.error?.facts.by).toBeUndefined();
});
