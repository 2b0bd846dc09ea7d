import { expect, test } from 'vitest';
import { appError } from '../../../shared/errors.ts';
import type { LogAnswer } from '../../../shared/logSearch.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { SearchStore } from './searchStore.ts';

function setUp() {
  const asked: { readonly searchId: string; readonly answer: (value: Result<LogAnswer>) => void }[] = [];
  const cancelled: string[] = [];
  const ask = ({ searchId }: { readonly searchId: string }) => {
    const { promise, resolve } = Promise.withResolvers<Result<LogAnswer>>();
    asked.push({ searchId, answer: resolve });
    return promise;
  };
  let id = 0;
  const store = new SearchStore(
    'c',
    {
      runLogQuery: ask,
      listFromSite: ask,
      cancelRun: async ({ runId }) => {
        cancelled.push(runId);
        return ok({});
      },
    },
    () => new Date('2026-11-23T09:00:00Z'),
    () => {
      id += 1;
      return String(id);
    },
  );
  return { store, asked, cancelled };
}
const answer = (searchId: string): LogAnswer => ({ searchId, columns: [], rows: 1, durationInMs: 1, at: '' });

test('what was typed and not run comes back after a ready query took its place', () => {
  const { store } = setUp();
  store.setQuery('typed');
  store.take('ready');
  expect(store.state()).toMatchObject({ query: 'ready', replaced: 'typed' });
  store.take('ready 2');
  expect(store.state()).toMatchObject({ query: 'ready 2', replaced: 'typed' });
  store.giveBack();
  expect(store.state().query).toBe('typed');
  expect(store.state().replaced).toBeUndefined();
});

test('what was put aside is given up once it has been run, and once other text takes its place', async () => {
  const { store } = setUp();
  store.setQuery('typed');
  store.take('ready');
  store.setQuery('typed');
  void store.run();
  expect(store.state().replaced).toBeUndefined();
  store.setQuery('other');
  store.take('ready');
  store.setQuery('newer');
  store.take('ready 2');
  expect(store.state().replaced).toBe('newer');
});

test('ready queries and those that ran take each other’s place without a word', async () => {
  const { store, asked } = setUp();
  store.take('ready');
  store.take('ready 2');
  expect(store.state().replaced).toBeUndefined();
  store.setQuery('typed');
  const done = store.run();
  asked[0]?.answer(ok(answer('1')));
  await done;
  store.take('ready');
  expect(store.state().replaced).toBeUndefined();
});

test('a new search takes the place of one that runs, whose late answer is dropped', async () => {
  const { store, asked, cancelled } = setUp();
  store.setQuery('slow');
  const slow = store.run();
  const list = store.list('groups');
  expect(cancelled).toEqual(['1']);
  asked[1]?.answer(ok(answer('2')));
  await list;
  asked[0]?.answer(fail(appError('cancelled')));
  await slow;
  expect(store.state()).toMatchObject({ result: { answer: { searchId: '2' } } });
  expect(store.state().refusal).toBeUndefined();
});

test('an empty query does not run', async () => {
  const { store, asked } = setUp();
  store.setQuery('  \n ');
  await store.run();
  expect(asked).toEqual([]);
});
