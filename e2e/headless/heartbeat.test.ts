import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { connect, succeeded } from './wizardPath.ts';

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

it('tells a name that no collection has from a computer that is silent', async () => {
  const ask = async (computer: string) => {
    const answer = await app.handlers.checkHeartbeat({ connectionId, computer });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  expect(await check()).toMatchObject({ value: { notInCollections: true } });
  const { members } = succeeded(await app.handlers.getGroup({ connectionId, collectionId: 'PS100014' }));
  const [first] = members;
  for (const name of [first?.name.toUpperCase(), first?.dnsName])
    expect((await ask(name ?? '')).notInCollections).toBeUndefined();
});

it.each([
  ['azureRefused', semantic("'where' operator: Failed to resolve column expression named 'Computer'")],
  ['azureRefused', semantic("'where' operator: Failed to resolve table or column expression named 'Other'")],
  ['answerUnreadable', '<html>Bad request</html>'],
])('says nothing of computers where the query was refused for another reason: %s, %s', async (code, body) => {
  refuse(body);
  expect(await check()).toMatchObject({ ok: false, error: { code } });
});
