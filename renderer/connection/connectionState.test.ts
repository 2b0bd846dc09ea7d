import { describe, expect, it } from 'vitest';
import { appError } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { connectionState, nextSync, nextSyncValue, runOf } from './connectionState.ts';
import { at, connectionOf, now, outcomeOf, runOfKind } from './testConnection.ts';

const lastRun = (change: Parameters<typeof outcomeOf>[0], more: object = {}) => ({
  lastRun: {
    runId: 'r',
    startedAt: at(9),
    finishedAt: at(9),
    outcome: outcomeOf(change),
    ...more,
  },
});
const without = (key: keyof ConnectionView): ConnectionView => {
  const { [key]: _left, ...rest } = connectionOf();
  return rest as ConnectionView;
};
const say = (connection: ConnectionView) => connectionState(connection, undefined, now);

describe('the state of a connection', () => {
  it('is good when the last sync left nothing open', () => {
    expect(say(connectionOf())).toEqual({
      status: 'good',
      title: '12 computer groups are in step with PS1',
      sentence: 'Last sync today at 09:00, no changes. Next sync at 12:00.',
      short: 'In step with PS1 since 09:00',
    });
  });

  it('counts what is in step when some groups were left', () => {
    const change = { outcome: 'partly', unchanged: 10, heldBack: 1, failed: 1 } as const;
    expect(say(connectionOf(lastRun(change)))).toMatchObject({
      status: 'attention',
      title: '10 of 12 computer groups are in step with PS1',
      sentence: 'Last sync today at 09:00, 1 group held back, 1 group left as it was. Next sync at 12:00.',
    });
  });

  it('counts the groups that the history lists as left', () => {
    const group = { collectionId: 'PS100021', name: 'SQL', id: 'x', alias: 'y', computers: 1 } as const;
    const groups = [
      { ...group, state: 'notVisible' },
      { ...group, state: 'notVerified' },
      { ...group, state: 'failed' },
    ] as const;
    expect(say(connectionOf(lastRun({ outcome: 'partly', failed: 1, groups }))).title).toBe(
      '10 of 12 computer groups are in step with PS1',
    );
  });

  it('is not good while a question waits', () => {
    const question = { kind: 'notVisible', collectionId: 'PS100021', name: 'SQL' } as const;
    expect(say(connectionOf(lastRun({ questions: [question] }))).status).toBe('attention');
  });

  it('says what stopped the last sync and since when the groups stand still', () => {
    const error = appError('tokenExpired');
    const stopped = connectionOf({
      ...lastRun({ outcome: 'failed' }, { error }),
      lastSuccessAt: at(6, 20),
    });
    const { status, title, sentence } = say(stopped);
    expect(status).toBe('stopped');
    expect(title).not.toBe('');
    expect(sentence).toBe(
      'The computer groups stay as they were on 20 November 2026 at 06:00. Next sync at 12:00.',
    );
  });

  it('names an expired secret before what came of it', () => {
    const secret = { hasSecret: true, expiresOn: new Date(2026, 10, 20).toISOString() };
    expect(say(connectionOf({ secret, ...lastRun({ outcome: 'failed' }) })).title).toBe(
      'The client secret expired on 20 November 2026',
    );
  });

  it('says that the import is off before anything that is past', () => {
    const off = connectionOf({ importEnabled: false, ...lastRun({ outcome: 'failed' }) });
    expect(say(off)).toMatchObject({ status: 'note', title: 'The import is switched off' });
  });

  it('tells what runs now', () => {
    const steps = [
      { id: 'writeGroups', state: 'running', facts: { written: 6, total: 12, name: 'SQL' } },
    ] as const;
    expect(connectionState(connectionOf(), runOfKind({ steps }), now)).toMatchObject({
      status: 'running',
      sentence: 'Writing computer group 7 of 12: SQL',
    });
    const deleting = runOfKind({ kind: 'deleteGroups' });
    expect(connectionState(connectionOf(), deleting, now).title).toBe('Deleting the computer groups');
  });

  it('has not synced yet', () => {
    expect(say(without('lastRun'))).toMatchObject({ status: 'waiting', title: 'Not synced yet' });
  });
});

describe('the next sync', () => {
  it.each([
    ['by the timer', connectionOf(), 'Next sync at 12:00', 'Today, 12:00, while this app runs'],
    [
      'after midnight',
      connectionOf({ nextSyncAt: at(1, 24) }),
      'Next sync tomorrow at 01:00',
      'Tomorrow, 01:00, while this app runs',
    ],
    [
      'below another site',
      connectionOf({
        centralSite: {
          siteCode: 'CAS',
          siteName: 'Contoso Central',
          provider: 'cas01.contoso.com',
          noticedAt: at(9),
        },
      }),
      'As soon as the connection is recreated',
      undefined,
    ],
    ['overdue', connectionOf({ nextSyncAt: at(9) }), 'Next sync is due now', 'Now, while this app runs'],
    ['switched off', connectionOf({ importEnabled: false }), 'No sync while the import is off', undefined],
    [
      'by another account',
      { ...without('nextSyncAt'), syncsHere: false },
      'CONTOSO\\svc-oms syncs this connection',
      undefined,
    ],
    [
      'practice',
      { ...without('nextSyncAt'), practice: true },
      'Practice syncs when you choose Sync now',
      undefined,
    ],
  ])('%s', (_name, connection, sentence, value) => {
    expect(nextSync(connection, now)).toBe(sentence);
    expect(nextSyncValue(connection, now)).toBe(value ?? sentence);
  });
});

it('takes the run under way before newer ones that have ended', () => {
  const ended = runOfKind({ runId: 'ended', state: 'done' });
  const running = runOfKind({ runId: 'running' });
  const other = runOfKind({ runId: 'other', connectionId: 'x' });
  const runs = new Map([other, ended, running].map((run) => [run.runId, run]));
  expect(runOf(runs, ended.connectionId)?.runId).toBe('running');
  runs.delete('running');
  expect(runOf(runs, ended.connectionId)?.runId).toBe('ended');
});
