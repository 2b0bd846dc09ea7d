import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { connect } from './wizardPath.ts';

let app: HeadlessApp;
let connectionId: string;
// The first query loads Kusto's parser.
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connect(app, ['PS100014']));
}, 60_000);
afterEach(() => app.close());

const check = () => app.handlers.checkHeartbeat({ connectionId, computer: 'nowhere' });
const refuse = (body: string) =>
  app.simulator.faults.add({ service: 'logs', times: 100, effect: { kind: 'status', status: 400, body } });
const semantic = (message: string) =>
  JSON.stringify({
    error: {
      code: 'BadArgumentError',
      message: 'The request had some invalid properties',
      innererror: {
        code: 'SemanticError',
        message: 'A semantic error occurred.',
        innererror: { code: 'SEM0100', message },
      },
    },
  });

it('tells a computer that is silent from a workspace to which none has ever reported', async () => {
  const silent = await check();
  expect(silent).toMatchObject({ ok: true, value: { computer: 'nowhere' } });
  expect(silent.ok && silent.value.noTable).toBeUndefined();
  refuse(semantic("'where' operator: Failed to resolve table or column expression named 'Heartbeat'"));
  expect(await check()).toMatchObject({ ok: true, value: { computer: 'nowhere', noTable: true } });
});

it.each([
  ['azureRefused', semantic("'where' operator: Failed to resolve column expression named 'Computer'")],
  ['azureRefused', semantic("'where' operator: Failed to resolve table or column expression named 'Other'")],
  ['answerUnreadable', '<html>Bad request</html>'],
])('says nothing of computers where the query was refused for another reason: %s, %s', async (code, body) => {
  refuse(body);
  expect(await check()).toMatchObject({ ok: false, error: { code } });
});
