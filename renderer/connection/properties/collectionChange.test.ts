import { describe, expect, it } from 'vitest';
import { applyNote, propertiesTexts } from '../../../shared/strings/properties.ts';
import { changeBetween, withAdded } from './collectionChange.ts';

const one = (collectionId: string, name = collectionId) => ({ collectionId, name });

describe('the change of a list', () => {
  it('names what is new and what is gone, by name', () => {
    const saved = [one('PS100002', 'Zeta'), one('PS100001', 'Alpha'), one('PS100003')];
    const { added, removed } = changeBetween(saved, [one('PS100003'), one('PS100004')]);
    expect(added).toEqual([one('PS100004')]);
    expect(removed.map(({ name }) => name)).toEqual(['Alpha', 'Zeta']);
  });

  it('is none when what was removed comes back', () => {
    const saved = [one('PS100001'), one('PS100002')];
    expect(changeBetween(saved, withAdded([one('PS100002')], [one('PS100001')]))).toEqual({
      added: [],
      removed: [],
    });
  });

  it('adds nothing twice', () => {
    expect(withAdded([one('PS100001')], [one('PS100001'), one('PS100002')])).toHaveLength(2);
  });
});

describe('what Apply says', () => {
  it.each([
    [0, 0, propertiesTexts.note],
    [1, 2, 'Apply adds 1 computer group and deletes 2.'],
    [3, 0, 'Apply adds 3 computer groups.'],
    [0, 1, 'Apply deletes 1 computer group.'],
  ])('with %i added and %i removed', (added, removed, text) => {
    expect(applyNote(added, removed, true)).toBe(text);
  });

  it('promises no group while the import is off', () => {
    expect(applyNote(1, 1, false)).toMatch(/^Apply saves the list\./);
  });
});
