import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunView } from '../../shared/runModel.ts';
import { progressTexts } from '../../shared/strings/progress.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { storedMembers } from './storedGroups.ts';
import { connect, succeeded } from './wizardPath.ts';

/** What Azure asks of a run beyond a moment: it waits, says so, and lets itself be cancelled. */

let app: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connect(app, ['PS100014', 'SMS00001']));
  app.simulator.site.addMembers('PS100014', 16777224, 16777225);
  // The first query of a process loads Microsoft's parser.
}, 60_000);
afterEach(() => app.close());

const MINUTE = 60_000;

function throttle(seconds: number, times = 1): void {
  app.simulator.faults.add({
    service: 'arm',
    method: 'PUT',
    times,
    effect: { kind: 'status', status: 429, headers: { 'Retry-After': String(seconds) } },
  });
}

/** Does something while the app waits for so long, with the run as it is then. */
function duringPause(act: (run: RunView) => void): void {
  const wait = app.clock.wait.bind(app.clock);
  app.clock.wait = async (inMs, signal) => {
    const run = app.runs().find(({ pausedUntil }) => pausedUntil !== undefined);
    if (inMs > MINUTE && run !== undefined) act(run);
    await wait(inMs, signal);
  };
}

async function sync(): Promise<RunView> {
  const { runId } = succeeded(await app.handlers.syncNow({ connectionId }));
  return app.finished(runId);
}

test('a run waits for ten minutes, says until when, and goes on', async () => {
  throttle(600);
  const seen: RunView[] = [];
  duringPause((run) => void seen.push(run));
  const begun = app.clock.now().getTime();
  const run = await sync();
  expect(run).toMatchObject({ outcome: { outcome: 'done', updated: 1 }, pausedUntil: undefined });
  const until = Date.parse(seen[0]?.pausedUntil ?? '');
  expect(until - begun).toBeGreaterThanOrEqual(10 * MINUTE);
  expect(until - begun).toBeLessThan(11 * MINUTE);
  expect(progressTexts.paused(new Date(until))).toMatch(/^Azure has asked for a pause\. It goes on at /);
  expect(app.logLines.join('\n')).toContain('Azure has asked for a pause; the sync goes on at');
});

test('cancelling ends the wait, and nothing was written', async () => {
  throttle(600);
  const before = storedMembers(app);
  duringPause(({ runId }) => void app.handlers.cancelRun({ runId }));
  const begun = app.clock.now().getTime();
  const run = await sync();
  expect(run).toMatchObject({ state: 'cancelled', pausedUntil: undefined });
  expect(app.clock.now().getTime() - begun).toBeLessThan(MINUTE);
  expect(storedMembers(app)).toEqual(before);
});

test.each([
  ['longer than an hour', 3_700, 1],
  ['again and again', 600, 2],
])('a pause that is asked for %s ends the run with its cause', async (_name, seconds, times) => {
  throttle(seconds, times);
  const run = await sync();
  expect(run.steps.find(({ error }) => error !== undefined)?.error).toMatchObject({
    code: 'azureThrottled',
    facts: { retryAfterInSeconds: String(seconds) },
  });
});
