import { expect, test } from 'vitest';
import { appError } from '../../shared/errors.ts';
import type { RunView, StepProgress } from '../../shared/runModel.ts';
import type { Status } from '../components/StatusIcon.tsx';
import { checkWords, endWords, stepWords } from './words.ts';

const run = (state: RunView['state'], steps: readonly Partial<StepProgress>[] = [], created = 0) =>
  ({
    ...{ runId: 'a', state, steps },
    outcome: { created, updated: 0, deleted: 0, heldBack: 0, failed: 0 },
  }) as unknown as RunView;

test('a step is told when it begins and ends, and not while its numbers move', () => {
  const at = (read: number) =>
    stepWords(
      run('running', [
        { id: 'readCollections', state: 'running', facts: { read, collections: 12 } },
        { id: 'writeGroups', state: 'waiting', facts: {} },
      ]),
    );
  expect(at(1)).toBe('Read the device collections: Running');
  expect(at(7)).toBe(at(1));
  expect(stepWords(run('running', [{ id: 'readCollections', state: 'done' }]))).toContain('Done');
  expect(stepWords(run('done', [{ id: 'readCollections', state: 'done' }]))).toBe('');
  expect(stepWords(undefined)).toBe('');
});

test('each end has its own words', () => {
  const failed = run('failed', [
    { id: 'readCollections', state: 'failed', error: appError('secretExpired') },
  ]);
  const ends = [run('done', [], 3), run('partly', [], 1), failed, run('cancelled')].map((one) =>
    endWords(one, 'law-hq'),
  );
  expect(ends).toEqual([
    'The sync of law-hq is done. 3 groups created.',
    'The sync of law-hq is partly done. 1 group created.',
    'The sync of law-hq stopped. The client secret has expired.',
    'The sync of law-hq was cancelled.',
  ]);
  expect(endWords(run('running'), 'law-hq')).toBe('');
});

test('checks are told once all are through, and what did not pass by name', () => {
  const rows = (...statuses: readonly Status[]) =>
    statuses.map((status, place) => ({ name: `Check ${place}`, status, word: status }));
  expect(checkWords('Site check', rows('good', 'running'))).toEqual([]);
  expect(checkWords('Site check', rows('good', 'good'))).toEqual(['Site check: all 2 checks have passed']);
  expect(checkWords('Site check', rows('good', 'stopped', 'waiting'))).toEqual(['Check 1: stopped']);
  expect(checkWords('Site check', rows('waiting', 'waiting'))).toEqual([]);
  expect(checkWords('Site check', [])).toEqual([]);
});
