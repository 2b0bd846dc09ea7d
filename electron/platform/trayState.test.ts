import { expect, test, vi } from 'vitest';
import { appError } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { fail, ok } from '../../shared/result.ts';
import type { OutcomeKind, RunView, SyncQuestion } from '../../shared/runModel.ts';
import { readTrayState, trayState } from './trayState.ts';

interface Given {
  readonly importEnabled?: boolean;
  readonly lastSuccessAt?: string;
  readonly outcome?: OutcomeKind;
  readonly questions?: readonly SyncQuestion[];
}

/** Only what the state is made of. */
function connection({ importEnabled = true, lastSuccessAt, outcome, questions = [] }: Given): ConnectionView {
  const lastRun = outcome === undefined ? {} : { lastRun: { outcome: { outcome, questions } } };
  const success = lastSuccessAt === undefined ? {} : { lastSuccessAt };
  return { importEnabled, ...success, ...lastRun } as unknown as ConnectionView;
}

const early = '2026-11-25T06:00:00.000Z';
const late = '2026-11-25T09:00:00.000Z';
const question: SyncQuestion = { kind: 'notVisible', collectionId: 'PS100014', name: 'Servers' };
const stateOf = (...given: readonly Given[]) =>
  trayState({ connections: given.map(connection), unreadable: [] });

test('the connection that lags behind tells how old everything is at most', () => {
  expect(
    stateOf({ lastSuccessAt: late, outcome: 'done' }, { lastSuccessAt: early, outcome: 'cancelled' }),
  ).toEqual({ kind: 'inOrder', lastSuccess: new Date(early) });
  expect(stateOf({ lastSuccessAt: late, outcome: 'done' }, {})).toEqual({ kind: 'notYet' });
});

test('a pause is told where nothing needs a person', () => {
  const until = new Date(late);
  const inOrder = { connections: [connection({ lastSuccessAt: early, outcome: 'done' })], unreadable: [] };
  const failed = { connections: [connection({ lastSuccessAt: early, outcome: 'failed' })], unreadable: [] };
  expect(trayState(inOrder, until)).toEqual({ kind: 'paused', until });
  expect(trayState(failed, until)).toEqual({ kind: 'attention', connections: 1 });
});

test('what needs a person comes before what is in order', () => {
  expect(
    stateOf(
      { lastSuccessAt: late, outcome: 'done' },
      { lastSuccessAt: early, outcome: 'failed' },
      { lastSuccessAt: late, outcome: 'partly' },
      { lastSuccessAt: late, outcome: 'done', questions: [question] },
    ),
  ).toEqual({ kind: 'attention', connections: 3 });
  const unreadable = [{ connectionId: 'c', error: appError('fileDamaged') }];
  expect(trayState({ connections: [], unreadable })).toEqual({ kind: 'attention', connections: 1 });
});

test('an import that is switched off needs nothing', () => {
  expect(stateOf({ importEnabled: false, outcome: 'failed' })).toEqual({ kind: 'off' });
  expect(
    stateOf({ importEnabled: false, outcome: 'failed' }, { lastSuccessAt: late, outcome: 'done' }),
  ).toEqual({ kind: 'inOrder', lastSuccess: new Date(late) });
  expect(stateOf()).toEqual({ kind: 'noConnection' });
});

test('while a run goes on no file is read', async () => {
  const listConnections = vi.fn(async () => ok({ connections: [], unreadable: [] }));
  const runs = (state: RunView['state']) => async () => ok({ runs: [{ state } as RunView] });
  expect(await readTrayState({ listRuns: runs('running'), listConnections })).toEqual({ kind: 'syncing' });
  expect(listConnections).not.toHaveBeenCalled();
  expect(await readTrayState({ listRuns: runs('done'), listConnections })).toEqual({ kind: 'noConnection' });
  expect(
    await readTrayState({
      listRuns: runs('done'),
      listConnections: async () => fail(appError('fileNotReadable')),
    }),
  ).toEqual({ kind: 'unknown' });
});
