import { describe, expect, it } from 'vitest';
import { at, groupOf, now } from '../testConnection.ts';
import { groupStanding } from './groupStanding.ts';

const off = { importEnabled: false, lastSuccessAt: at(6), time: now };

describe('how a group is', () => {
  it('while the import is on, is its state and why', () => {
    const on = { importEnabled: true, lastSuccessAt: at(6), time: now };
    expect(groupStanding(groupOf('Servers'), on)).toEqual({
      status: 'good',
      word: 'In sync',
      reason: undefined,
    });
    expect(groupStanding(groupOf('Servers', { state: 'waiting' }), on).word).toBe('Waiting');
  });

  it('while the import is off, is kept as of the last sync, whatever it was', () => {
    for (const state of ['inSync', 'heldBack', 'failed'] as const) {
      expect(groupStanding(groupOf('Servers', { state }), off)).toEqual({
        status: 'note',
        word: 'Kept',
        reason: 'The import is off: kept as it was today at 06:00.',
      });
    }
  });

  it('is deleted where its group was, and not written where there was none', () => {
    const waiting = groupOf('Servers', { state: 'waiting' });
    expect(groupStanding(waiting, { ...off, deletedAt: at(8) })).toMatchObject({
      word: 'Deleted',
      reason: 'Deleted today at 08:00, when the import was switched off. Switching it on makes it again.',
    });
    expect(groupStanding(waiting, off).word).toBe('Not written');
  });
});
