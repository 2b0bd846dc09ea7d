import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors.ts';
import { practice } from '../../shared/practice.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import type { Fault } from '../../simulator/types.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { practiceWorkspace } from './storedGroups.ts';
import { connect } from './wizardPath.ts';

let app: HeadlessApp;
let connectionId: string;
// The first query loads Kusto's parser.
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connect(app, ['PS100014']));
}, 60_000);
afterEach(() => app.close());

const run = (query: string) =>
  app.handlers.runLogQuery({ connectionId, searchId: randomUUID(), query, range: 'day' });

/** Each cause with its own text; the wording itself is judged by shared/strings. */
describe('a refused query', () => {
  const answer = (status: number, error: object, headers: Record<string, string> = {}): Fault => ({
    service: 'logs',
    times: 100,
    effect: { kind: 'status', status, headers, body: JSON.stringify({ error }) },
  });
  const causes: readonly (readonly [
    ErrorCode,
    string,
    Readonly<Record<string, string>>,
    (() => void) | undefined,
  ])[] = [
    [
      'querySyntax',
      'Heartbeat\n| wher Computer == "a"',
      { line: '2', character: '8', token: 'Computer' },
      undefined,
    ],
    ['querySemantic', 'Heartbeat | where Compuuter == "a"', { name: 'Compuuter' }, undefined],
    ['querySemantic', 'Heartbeat | parse Computer with a "." *', {}, undefined],
    [
      'queryNotAllowed',
      'print 1',
      { workspace: practice.workspace },
      () => void tenant().roleAssignments.splice(0),
    ],
    [
      'queryClosed',
      'print 1',
      { workspace: practice.workspace },
      () => {
        practiceWorkspace(app).publicNetworkAccessForQuery = 'Disabled';
      },
    ],
    [
      'queryThrottled',
      'print 1',
      { retryAfterInSeconds: '90' },
      () => app.simulator.faults.add(answer(429, { code: 'ThrottledError' }, { 'retry-after': '90' })),
    ],
    [
      'queryTimedOut',
      'print 1',
      {},
      () => app.simulator.faults.add(answer(504, { code: 'GatewayTimeout', message: 'x' })),
    ],
    [
      'azureUnavailable',
      'print 1',
      {},
      () => app.simulator.faults.add(answer(500, { code: 'InternalServerError' })),
    ],
    [
      'hostNotFound',
      'print 1',
      {},
      () =>
        app.simulator.faults.add({
          service: 'logs',
          times: 100,
          effect: { kind: 'network', code: 'ENOTFOUND' },
        }),
    ],
    [
      'answerUnreadable',
      'print 1',
      { host: 'api.loganalytics.io' },
      () =>
        app.simulator.faults.add({
          service: 'logs',
          times: 100,
          effect: { kind: 'status', status: 400, body: '<html>Bad request</html>' },
        }),
    ],
    [
      'answerUnreadable',
      'print 1',
      {},
      () =>
        app.simulator.faults.add({
          service: 'logs',
          times: 100,
          effect: { kind: 'status', status: 200, body: '<html>Sign in</html>' },
        }),
    ],
  ];
  const tenant = () => {
    const [contoso] = app.simulator.azure.tenants;
    if (!contoso) throw new Error('no tenant');
    return contoso;
  };

  it.each(causes)('%s: %s', async (code, query, facts, arrange) => {
    arrange?.();
    const refused = await run(query);
    expect(refused).toMatchObject({ ok: false, error: { code, facts } });
  });

  it('has one text per cause', () => {
    const codes = [...new Set(causes.map(([code]) => code))];
    const texts = codes.map((code) => errorText({ code, facts: {}, retryable: false }));
    expect(new Set(texts.map(({ title }) => title)).size).toBe(codes.length);
    expect(new Set(texts.map(({ action }) => action)).size).toBe(codes.length);
  });
});
