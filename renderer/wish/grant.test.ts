import { expect, test } from 'vitest';
import type { ConnectionView } from '../../shared/model.ts';
import { connectionOf } from '../connection/testConnection.ts';
import { grantOf } from './grant.ts';

const now = new Date('2026-11-25T10:00:00Z');
const known: ConnectionView = { ...connectionOf(), connectionId: 'a' };
const grant = (wish: Parameters<typeof grantOf>[0]) => grantOf(wish, [known], now);

test('a wish leads to the page of a connection that is here', () => {
  expect(grant({ kind: 'openConnection', connectionId: 'a' })).toEqual({
    ...{ kind: 'open', connection: known, tab: 'connection' },
  });
  expect(grant({ kind: 'logSearch', connectionId: 'a' })).toMatchObject({ kind: 'open', tab: 'logs' });
  expect(grant({ kind: 'updateSecret', connectionId: 'a' })).toEqual({ kind: 'secret', connection: known });
  expect(grant({ kind: 'updateSecret' })).toEqual({ kind: 'secret', connection: known });
});

test('one that is not here, and a link that asks for something else, are told', () => {
  for (const kind of ['openConnection', 'logSearch', 'updateSecret'] as const)
    expect(grant({ kind, connectionId: 'b' })).toEqual({ kind: 'unknown' });
  expect(grant({ kind: 'refusedLink' })).toEqual({ kind: 'refused' });
  expect(grantOf({ kind: 'updateSecret' }, [], now)).toEqual({ kind: 'secret', connection: undefined });
});
