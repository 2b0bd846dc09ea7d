import { expect, it } from 'vitest';
import type { SyncQuestion } from '../../shared/runModel.ts';
import { exitCodeOf, type SyncDocument } from './syncDocument.ts';

const question: SyncQuestion = { kind: 'notVisible', collectionId: 'PS100014', name: 'Servers' };

it.each<[SyncDocument['outcome'], readonly SyncQuestion[], number]>([
  ['done', [], 0],
  ['skipped', [], 0],
  ['done', [question], 2],
  ['partly', [], 2],
  ['failed', [], 1],
  ['failed', [question], 1],
  ['cannotStart', [question], 3],
])('%s with the questions %o exits with its code', (outcome, questions, code) => {
  expect(exitCodeOf({ outcome, questions })).toBe(code);
});
