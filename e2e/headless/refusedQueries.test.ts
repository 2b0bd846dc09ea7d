import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { connect } from './wizardPath.ts';

/** A query API that refuses whatever it is asked says nothing about the groups: they are not written once more. */

let app: HeadlessApp;
beforeEach(() => {
  app = startHeadless({ site: loadSampleSite() });
});
afterEach(() => app.close());

const other = { error: { code: 'BadArgumentError', message: 'The request is out of the ordinary' } };

test.each([
  ['for a reason of its own', JSON.stringify(other)],
  ['as something else on the way', '<html>Bad request</html>'],
])('refused %s, a group counts as written, not verified', async (_name, body) => {
  const puts: string[] = [];
  app.simulator.faults.add({
    service: 'logs',
    times: 1_000,
    effect: { kind: 'status', status: 400, body },
  });
  app.afterWrite = () => void puts.push('write');
  const run = await connect(app, ['PS100014']);
  expect(run.outcome?.groups).toMatchObject([{ collectionId: 'PS100014', state: 'notVerified' }]);
  expect(run.outcome?.failed).toBe(0);
  // The group and the status search.
  expect(puts.length).toBeLessThanOrEqual(2);
});
