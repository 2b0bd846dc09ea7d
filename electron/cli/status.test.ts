import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appError } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { practice as values } from '../../shared/practice.ts';
import type { OutcomeKind, SyncQuestion } from '../../shared/runModel.ts';
import { noTraffic } from '../transport/traffic.ts';
import { connectionHealth } from './connectionHealth.ts';
import { siteWith, smallSite, writeSite } from './testSite.ts';
import { createTestWorld, type TestWorld, testNow } from './testWorld.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const ago = (inMs: number) => new Date(testNow.getTime() - inMs).toISOString();

function view(patch: Partial<ConnectionView> = {}): ConnectionView {
  return {
    connectionId: 'c',
    practice: false,
    site: {
      siteCode: 'PS1',
      siteName: 'Contoso',
      version: '',
      hierarchyId: '',
      providerFqdn: 'cm01.contoso.com',
    },
    cloud: 'public',
    tenantId: values.tenantId,
    clientId: values.clientId,
    workspace: {
      ...{ subscriptionId: '', subscriptionName: '', resourceGroup: '', name: 'law', resourceId: '' },
      ...{ customerId: '', location: '' },
    },
    collections: [{ collectionId: 'PS100014', name: 'Servers' }],
    secret: { hasSecret: true, hint: 'Prx' },
    providers: ['cm01.contoso.com'],
    createdAt: ago(DAY),
    createdBy: 'a',
    statusAlias: 'CM_PS1_Status',
    importEnabled: true,
    syncAccount: 'a',
    syncsHere: true,
    renewal: { enabled: false, allowed: false, underWay: false },
    computers: 3,
    lastSuccessAt: ago(HOUR),
    ...patch,
  };
}

function ran(
  outcome: OutcomeKind,
  questions: readonly SyncQuestion[] = [],
  at = HOUR,
): ConnectionView['lastRun'] {
  return {
    ...{ runId: 'r', startedAt: ago(at), finishedAt: ago(at) },
    outcome: {
      ...{ outcome, created: 0, updated: 0, deleted: 0, unchanged: 1, heldBack: 0, failed: 0 },
      ...{ durationInMs: 0, full: false, questions, traffic: noTraffic, groups: [] },
    },
    ...(outcome === 'failed' ? { error: appError('secretWrong') } : {}),
  };
}

const lastRun = (...args: Parameters<typeof ran>) => {
  const run = ran(...args);
  return run === undefined ? {} : { lastRun: run };
};

describe('the state of a connection', () => {
  it.each<[string, 'inOrder' | 'attention' | 'stopped', Partial<ConnectionView>, (boolean | undefined)?]>([
    ['its last sync was done', 'inOrder', lastRun('done')],
    ['it was never synced', 'attention', {}],
    ['its last sync was done in part', 'attention', lastRun('partly')],
    ['its last sync was cancelled', 'attention', lastRun('cancelled')],
    [
      'a question waits',
      'attention',
      lastRun('done', [{ kind: 'notVisible', collectionId: 'x', name: 'x' }]),
    ],
    ['its import is off', 'attention', { ...lastRun('done'), importEnabled: false }],
    [
      'nothing has synced it for long',
      'attention',
      { ...lastRun('done', [], 8 * HOUR), lastSuccessAt: ago(8 * HOUR) },
    ],
    [
      'a practice one has not been synced for long',
      'inOrder',
      { ...lastRun('done', [], 8 * HOUR), lastSuccessAt: ago(8 * HOUR), practice: true },
    ],
    [
      'its secret ends in a week',
      'attention',
      { ...lastRun('done'), secret: { hasSecret: true, expiresOn: ago(-7 * DAY) } },
    ],
    [
      'its secret ends in half a year',
      'inOrder',
      { ...lastRun('done'), secret: { hasSecret: true, expiresOn: ago(-180 * DAY) } },
    ],
    ['its last sync stopped', 'stopped', lastRun('failed')],
    [
      'its secret has ended',
      'stopped',
      { ...lastRun('done'), secret: { hasSecret: true, expiresOn: ago(HOUR / 2) } },
    ],
    [
      'a sync has worked since the date of its secret',
      'inOrder',
      { ...lastRun('done'), secret: { hasSecret: true, expiresOn: ago(DAY) } },
    ],
    ['this account has no secret for it', 'stopped', lastRun('done'), undefined],
    ['its secret cannot be opened', 'stopped', lastRun('done'), false],
    ['another account has its secret', 'inOrder', { ...lastRun('done'), syncsHere: false }, undefined],
  ])('where %s: %s', (_what, state, patch, ...canOpen) => {
    const secret = canOpen.length === 0 ? true : canOpen[0];
    expect(connectionHealth(view(patch), secret, testNow).state).toBe(state);
  });

  it('says what is the matter in the words of the app', () => {
    const title = (patch: Partial<ConnectionView>) => connectionHealth(view(patch), true, testNow).title;
    expect(title(lastRun('failed'))).toBe('The client secret was not accepted');
    expect(title(lastRun('done'))).toMatch(/^1 computer group is in step with PS1\. Last sync today at /);
    expect(title({ secret: { hasSecret: true, expiresOn: ago(DAY) } })).toMatch(
      /^The client secret expired on /,
    );
    expect(title({ ...lastRun('done'), secret: { hasSecret: true, expiresOn: ago(-DAY) } })).toMatch(
      /^The client secret ends in 1 day, on /,
    );
  });
});

describe('status', () => {
  let world: TestWorld;
  beforeEach(() => {
    world = createTestWorld();
  });
  afterEach(() => world.remove());

  const args = (name: string, site: string) => [
    ...[name, '--practice', '--site', site, '--user-data-dir', join(world.folder, 'data')],
  ];

  it('ends with what the gravest state of all connections gives', async () => {
    const site = writeSite(world.folder, 'site.json', smallSite);
    expect((await world.call(args('status', site))).exitCode).toBe(3);
    await world.call(args('sync', site));
    const good = await world.call([...args('status', site), '--json']);
    expect(good.exitCode).toBe(0);
    expect(good.document()).toMatchObject({
      connections: [
        {
          practice: true,
          state: 'inOrder',
          lastRun: { outcome: 'done', finishedAt: testNow.toISOString() },
          lastSuccessAt: testNow.toISOString(),
          questions: [],
          secret: { hasSecret: true, hint: 'Prx' },
        },
      ],
      unreadable: [],
    });
    const other = writeSite(world.folder, 'other.json', {
      ...siteWith({ PS100014: undefined }),
      hierarchyId: '5bbd28b5-0000-4000-8000-725ed8da08c9',
      sites: [{ code: 'XY7', name: 'Other', server: 'cm01.contoso.com' }],
      providers: { 'cm01.contoso.com': 'XY7' },
      serviceConnectionPoint: { host: 'cm01.contoso.com', site: 'XY7', mode: 'online' },
    });
    await world.call(args('sync', other));
    const fewer = writeSite(world.folder, 'fewer.json', siteWith({ PS100014: undefined }));
    await world.call(args('sync', fewer));
    const both = await world.call(['status', '--user-data-dir', join(world.folder, 'data')]);
    expect(both.exitCode).toBe(1);
    expect(both.out).toContain(
      '1 question waits for an answer: Servers is no longer visible in Configuration Manager.',
    );
    expect(both.out).toContain('3 computer groups are in step with XY7');
  });
});
