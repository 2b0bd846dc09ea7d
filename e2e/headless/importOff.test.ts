import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { connectReal } from './connectReal.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { succeeded } from './wizardPath.ts';

let app: HeadlessApp;
let connectionId: string;
// The first query loads Kusto's parser.
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  connectionId = await connectReal(app);
  succeeded(await app.handlers.setImport({ connectionId, enabled: false, groups: 'keep' }));
  // Whatever was synced is not fresh any more.
  app.clock.advance(3 * 60 * 60_000);
}, 60_000);
afterEach(() => app.close());

const linesOf = (pattern: RegExp) => app.logLines.filter((line) => pattern.test(line)).length;
const runs = async () => succeeded(await app.handlers.listRunHistory({ connectionId, count: 9 })).runs.length;

it('is no failure of the scheduled task: it skips the connection, with a line in the log', async () => {
  const before = await runs();
  expect(await app.composition.syncOnce({ connectionId, scheduled: true })).toBe(0);
  expect(linesOf(/the import is switched off: skipped/)).toBe(1);
  expect(linesOf(/cannot start/)).toBe(0);
  expect(await runs()).toBe(before);
});

it('is told to whoever asks for a sync', async () => {
  expect(await app.composition.syncOnce({ connectionId, scheduled: false })).toBe(3);
  expect(await app.handlers.syncNow({ connectionId })).toMatchObject({ error: { code: 'importOff' } });
});
