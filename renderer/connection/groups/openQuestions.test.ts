import { describe, expect, it } from 'vitest';
import type { SyncQuestion } from '../../../shared/runModel.ts';
import { questionText } from '../../../shared/strings/groups.ts';
import { openQuestions, waitingQuestions } from './openQuestions.ts';

const heldBack: SyncQuestion = {
  kind: 'heldBack',
  collectionId: 'PS100021',
  name: 'SQL Servers',
  computersBefore: 64,
  computersNow: 4,
  since: '2026-11-22T09:00:00.000Z',
};
const notVisible: SyncQuestion = { kind: 'notVisible', collectionId: 'PS100022', name: 'Kiosks' };
const foreign = (collectionId: string): SyncQuestion => ({
  kind: 'otherWriter',
  collectionId,
  alias: `CM_PS1_${collectionId}`,
});

describe('questions that wait', () => {
  it('asks once for all groups that another computer keeps', () => {
    const open = openQuestions([foreign('PS100001'), heldBack, foreign('PS100002'), notVisible]);
    expect(open.map(({ key, count }) => [key, count])).toEqual([
      ['otherWriter', 2],
      ['heldBack PS100021 2026-11-22T09:00:00.000Z', 1],
      ['notVisible PS100022', 1],
    ]);
  });

  it('asks nothing while the import is off', () => {
    expect(waitingQuestions(true, [heldBack])).toHaveLength(1);
    expect(waitingQuestions(false, [heldBack])).toEqual([]);
    expect(waitingQuestions(true, undefined)).toEqual([]);
  });

  it('has one answer that changes nothing and one that acts', () => {
    const answers = openQuestions([heldBack, notVisible, foreign('PS100001')]).map(({ safe, act }) => [
      safe.choice,
      act.choice,
    ]);
    expect(answers).toEqual([
      ['wait', 'apply'],
      ['keep', 'delete'],
      ['leave', 'takeOver'],
    ]);
  });

  it('says what happened in numbers and what each choice does', () => {
    const text = questionText(heldBack, { since: 'yesterday at 09:00', workspace: 'law', count: 1 });
    expect(text.title).toBe('SQL Servers would lose 60 of its 64 computers');
    expect(text.body).toContain('listed 4 computers yesterday at 09:00.');
    expect(text.act.effect).toContain('4 computers');
    expect(questionText(foreign('PS100001'), { since: '', workspace: 'law', count: 2 }).title).toBe(
      'Another computer keeps 2 of these groups',
    );
  });
});
