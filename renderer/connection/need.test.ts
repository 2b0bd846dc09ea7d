import { describe, expect, it } from 'vitest';
import { appError, type ErrorCode } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import type { SyncOutcome } from '../../shared/runModel.ts';
import { neediestFirst, needOf } from './need.ts';
import { at, connectionOf, now, outcomeOf } from './testConnection.ts';

const ended = (change: Partial<SyncOutcome>, code?: ErrorCode): Partial<ConnectionView> => ({
  lastRun: {
    runId: 'r',
    startedAt: at(9),
    finishedAt: at(9),
    outcome: outcomeOf(change),
    ...(code === undefined ? {} : { error: appError(code) }),
  },
});
const question = { kind: 'notVisible', collectionId: 'PS100014', name: 'Servers' } as const;

describe('what a connection needs', () => {
  it.each<[ErrorCode, string]>([
    ['secretExpired', 'updateSecret'],
    ['secretUnreadable', 'updateSecret'],
    ['notAuthorized', 'verify'],
    ['workspaceNotFound', 'verify'],
    ['conditionalAccess', 'verify'],
    ['savedSearchListTooLarge', 'collections'],
    ['offline', 'syncAgain'],
    ['providerAccessDenied', 'syncAgain'],
  ])('after a run that stopped with %s is %s', (code, mend) => {
    const connection = connectionOf(ended({ outcome: 'failed' }, code));
    expect(needOf(connection, now)).toEqual({ status: 'stopped', mend });
  });

  it('is an answer where questions wait, however the run ended', () => {
    const asks = (outcome: 'partly' | 'failed' | 'done') =>
      needOf(connectionOf(ended({ outcome, questions: [question] })), now);
    expect(asks('partly')).toEqual({ status: 'attention', mend: 'answer' });
    expect(asks('done')).toEqual({ status: 'attention', mend: 'answer' });
    expect(asks('failed')).toEqual({ status: 'stopped', mend: 'answer' });
  });

  it('is a new secret before a look at the groups, where it ends soon', () => {
    const expiresOn = new Date(now.getTime() + 5 * 24 * 60 * 60 * 1000).toISOString();
    const secret = { hasSecret: true, hint: 'Prx', expiresOn };
    const connection = connectionOf({ ...ended({ outcome: 'partly', failed: 1 }), secret });
    expect(needOf(connection, now)).toEqual({ status: 'attention', mend: 'updateSecret' });
  });

  it('is a look at the groups where some were left', () => {
    const connection = connectionOf(ended({ outcome: 'partly', failed: 1 }));
    expect(needOf(connection, now)).toEqual({ status: 'attention', mend: 'groups' });
  });

  it.each([
    ['in step', {}],
    ['cancelled by a person', ended({ outcome: 'cancelled' }, 'cancelled')],
    ['switched off', { ...ended({ outcome: 'failed' }, 'offline'), importEnabled: false }],
    ['of another account', { ...ended({ outcome: 'failed' }, 'offline'), syncsHere: false }],
  ])('is nothing where it is %s', (_name, change) => {
    expect(needOf(connectionOf(change), now)).toBeUndefined();
  });
});

it('puts the neediest first, and keeps the order of the others', () => {
  const named = (name: string, change: Partial<ConnectionView>) => ({
    ...connectionOf(change),
    connectionId: name,
  });
  const list = [
    named('fine', {}),
    named('partly', ended({ outcome: 'partly' })),
    named('off', { importEnabled: false }),
    named('stopped', ended({ outcome: 'failed' }, 'notAuthorized')),
    named('secret', ended({ outcome: 'failed' }, 'secretExpired')),
    named('below', {
      centralSite: {
        siteCode: 'CAS',
        siteName: 'Contoso Central',
        provider: 'cas01.contoso.com',
        noticedAt: at(9),
      },
    }),
  ];
  const order = neediestFirst(list, now).map(({ connectionId }) => connectionId);
  expect(order).toEqual(['below', 'secret', 'stopped', 'partly', 'fine', 'off']);
});
