import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors.ts';
import { practice } from '../../shared/practice.ts';
import type { RunView } from '../../shared/runModel.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import type { Fault } from '../../simulator/types.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { storedMembers } from './storedGroups.ts';
import { connect, succeeded } from './wizardPath.ts';

/**
 * Everything that goes wrong on the way: the run ends correct, or says exactly which collections were left as they
 * were, and the next run repairs the rest.
 */

/** A device that is in no collection at first. */
const LATE = 16_790_001;

let app: HeadlessApp;
let first: RunView;
let before: Record<string, readonly string[]>;
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  first = await connect(app, ['PS100014', 'SMS00001']);
  before = storedMembers(app);
  app.simulator.site.addMembers('PS100014', 16777224, 16777225);
  app.simulator.site.addDevice({ resourceId: LATE, name: 'LATE01' });
  app.simulator.log.clear();
});
afterEach(() => app.close());

async function sync(full = false): Promise<RunView> {
  const { runId } = succeeded(await app.handlers.syncNow({ connectionId: first.connectionId, full }));
  return app.finished(runId);
}
const stopOf = (run: RunView) => run.steps.find(({ error }) => error !== undefined)?.error?.code;

const status = (code: number, body = '', headers: Record<string, string> = {}): Fault['effect'] => ({
  kind: 'status',
  status: code,
  body,
  headers,
});
const azure = (code: string) => JSON.stringify({ error: { code, message: `${code}: '/x/rg-oms-hq'.` } });
const conflict = azure('Conflict');
const unknownFunction = JSON.stringify({
  error: {
    code: 'BadArgumentError',
    message: 'The request had some invalid properties',
    innererror: {
      code: 'SemanticError',
      innererror: { code: 'SEM0260', message: "Unknown function: 'CM_PS1_PS100014'." },
    },
  },
});

describe('passing trouble', () => {
  it.each<[string, Fault]>([
    [
      '429 with Retry-After from Azure',
      { service: 'arm', times: 2, effect: status(429, '', { 'retry-after': '9' }) },
    ],
    ['429 without it', { service: 'arm', times: 2, effect: status(429) }],
    ['503 with Retry-After', { service: 'arm', times: 2, effect: status(503, '', { 'retry-after': '5' }) }],
    ['503 without it', { service: 'arm', times: 2, effect: status(503) }],
    ['500 from Azure', { service: 'arm', times: 3, effect: status(500) }],
    ['504 in the middle of the writes', { service: 'arm', method: 'PUT', times: 2, effect: status(504) }],
    ['a race of the store', { service: 'arm', method: 'PUT', times: 3, effect: status(409, conflict) }],
    ['a cut connection to Azure', { service: 'arm', times: 2, effect: { kind: 'reset' } }],
    ['a cut answer from Azure', { service: 'arm', times: 2, effect: { kind: 'truncate' } }],
    [
      '429 from the site',
      { service: 'adminService', times: 3, effect: status(429, '', { 'retry-after': '3' }) },
    ],
    ['503 from the site', { service: 'adminService', times: 3, effect: status(503) }],
    [
      'a cut page of members',
      { service: 'adminService', path: 'FullCollection', times: 2, effect: { kind: 'truncate' } },
    ],
    [
      'a provider that was asleep',
      { service: 'adminService', times: 4, effect: { kind: 'delay', inMs: 9_000 } },
    ],
    [
      '429 from the query API',
      { service: 'logs', times: 2, effect: status(429, '', { 'retry-after': '4' }) },
    ],
    ['a function that is not known yet', { service: 'logs', times: 3, effect: status(400, unknownFunction) }],
    ['a cut answer of the query API', { service: 'logs', times: 2, effect: { kind: 'truncate' } }],
  ])('is waited for: %s', async (_what, fault) => {
    app.simulator.faults.add(fault);
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 1, failed: 0 });
    expect(storedMembers(app).CM_PS1_PS100014).toContain('pc-0001.contoso.com');
  });
});

describe('trouble that stays', () => {
  it.each<[string, ErrorCode, Fault]>([
    [
      'Azure throttles',
      'azureThrottled',
      { service: 'arm', times: 99, effect: status(429, '', { 'retry-after': '600' }) },
    ],
    ['Azure is down', 'azureUnavailable', { service: 'arm', times: 99, effect: status(500) }],
    ['Azure is closed for service', 'azureUnavailable', { service: 'arm', times: 99, effect: status(503) }],
    [
      'the writes are locked',
      'scopeLocked',
      { service: 'arm', method: 'PUT', times: 99, effect: status(409, azure('ScopeLocked')) },
    ],
    [
      'a policy forbids the writes',
      'disallowedByPolicy',
      { service: 'arm', method: 'PUT', times: 99, effect: status(403, azure('RequestDisallowedByPolicy')) },
    ],
    [
      'the role was taken away',
      'notAuthorized',
      { service: 'arm', times: 99, effect: status(403, azure('AuthorizationFailed')) },
    ],
    [
      'the workspace is gone',
      'workspaceNotFound',
      { service: 'arm', times: 99, effect: status(404, azure('ResourceNotFound')) },
    ],
    [
      'the token counts as expired',
      'tokenExpired',
      { service: 'arm', times: 99, effect: status(401, azure('ExpiredAuthenticationToken')) },
    ],
    [
      'the store stays busy',
      'savedSearchConflict',
      { service: 'arm', method: 'PUT', times: 99, effect: status(409, conflict) },
    ],
    [
      'the network to Azure is cut',
      'connectionCut',
      { service: 'arm', times: 99, effect: { kind: 'reset' } },
    ],
    [
      'the site does not answer',
      'connectionRefused',
      { service: 'adminService', times: 99, effect: { kind: 'network', code: 'ECONNREFUSED' } },
    ],
    [
      'the site refuses the account',
      'providerAccessDenied',
      {
        service: 'adminService',
        times: 99,
        effect: status(404, '{"error":{"code":"404","message":"Access denied  WMI QUERY: "}}'),
      },
    ],
    [
      'the members cannot be read',
      'providerAnswerUnreadable',
      { service: 'adminService', path: 'FullCollection', times: 99, effect: status(500) },
    ],
  ])(
    'ends the run with its cause, changes no group, and the next run repairs: %s',
    async (_what, code, fault) => {
      app.simulator.faults.add(fault);
      const run = await sync();
      const causes = [stopOf(run), ...(run.outcome?.groups ?? []).map(({ error }) => error?.code)];
      expect(causes).toContain(code);
      expect(run.outcome?.outcome).not.toBe('done');
      expect(storedMembers(app)).toEqual(before);
      app.simulator.faults.clear();
      expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 1, unchanged: 1 });
    },
  );

  it('is an expired secret: said as such, and one that works again needs nothing else', async () => {
    const contoso = app.simulator.azure.tenants[0];
    const secrets = contoso?.apps.find(({ appId }) => appId === practice.clientId)?.secrets ?? [];
    const kept = secrets.splice(0);
    secrets.push(...kept.map((secret) => ({ ...secret, endsOn: new Date('2026-11-01T00:00:00Z') })));
    const run = await sync();
    expect(stopOf(run)).toBe('secretExpired');
    expect(storedMembers(app)).toEqual(before);
    secrets.splice(0, secrets.length, ...kept);
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 1 });
  });

  it('leaves the one collection that cannot be read, by name, and goes on with the others', async () => {
    app.simulator.site.addMembers('SMS00001', LATE);
    app.simulator.faults.add({
      service: 'adminService',
      path: 'FullCollectionMembership.*PS100014',
      times: 99,
      effect: status(500),
    });
    const run = await sync(true);
    expect(run.outcome).toMatchObject({ outcome: 'partly', failed: 1 });
    expect(run.outcome?.groups.find(({ state }) => state === 'failed')).toMatchObject({
      collectionId: 'PS100014',
      error: { code: 'providerAnswerUnreadable' },
    });
    const { runs } = succeeded(
      await app.handlers.listRunHistory({ connectionId: first.connectionId, count: 1 }),
    );
    expect(runs[0]?.log.some(({ text }) => text.startsWith('Left as it was, CM_PS1_PS100014'))).toBe(true);
  });

  it('is told to the event log once when it lasts, and once when it is over', async () => {
    const told = () => app.events.map(({ severity, id }) => `${severity} ${id}`);
    app.simulator.faults.add({
      service: 'adminService',
      times: 999,
      effect: { kind: 'network', code: 'ECONNREFUSED' },
    });
    for (let n = 0; n < 5; n += 1) await sync();
    expect(told()).toEqual(['error 101']);
    app.simulator.faults.clear();
    await sync();
    await sync();
    expect(told()).toEqual(['error 101', 'info 102']);
  });
});

describe('a token that ends in the middle', () => {
  it('is renewed', async () => {
    let writes = 0;
    app.afterWrite = () => {
      writes += 1;
      // An hour passes between the first two writes.
      if (writes === 1) app.onNextWrite(() => app.clock.advance(3_700_000));
    };
    app.simulator.site.addMembers('SMS00001', LATE);
    expect((await sync(true)).outcome).toMatchObject({ outcome: 'done' });
    expect(writes).toBeGreaterThan(1);
  });
});

describe('the clock of the computer', () => {
  it.each([
    ['jumps ahead', 40 * 24 * 60 * 60 * 1000],
    ['jumps back', -2 * 60 * 60 * 1000],
    ['has slept three hours in the middle', 3 * 60 * 60 * 1000],
  ])('%s while a run is under way: it ends correct', async (_what, inMs) => {
    app.onNextWrite(() => app.clock.advance(inMs));
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 1 });
    expect(storedMembers(app).CM_PS1_PS100014).toContain('pc-0001.contoso.com');
    // A clock that was set back makes the last full read one of the future: it is simply read again.
    expect((await sync()).outcome).toMatchObject({ outcome: 'done', updated: 0, unchanged: 2 });
  });
});
