import { describe, expect, it } from 'vitest';
import type { StoredGroup } from '../ports.ts';
import type { DesiredGroup } from './desired.ts';
import { foreignWriter, type PlanInput, plan } from './plan.ts';
import type { KnownGroup } from './state.ts';

const WRITER = 'aaaaaaaa-0000-4000-8000-000000000001';

const desired = (collectionId: string, hash = 'h1', computers = 10): DesiredGroup => ({
  content: {
    collectionId,
    id: `configmgr_ps1_${collectionId.toLowerCase()}_a1b2c3`,
    alias: `CM_PS1_${collectionId}`,
    displayName: `Name (${collectionId})`,
    names: ['a'],
    hash,
  },
  name: 'Name',
  computers,
  stamp: { lastMemberChange: 't1', memberCount: computers },
});

const stored = (collectionId: string, patch: Partial<StoredGroup> = {}): StoredGroup => ({
  id: `configmgr_ps1_${collectionId.toLowerCase()}_a1b2c3`,
  alias: `CM_PS1_${collectionId}`,
  displayName: `Name (${collectionId})`,
  collectionId,
  hash: 'h1',
  writer: WRITER,
  etag: 'e1',
  intact: true,
  asWritten: true,
  text: 'f00d',
  ...patch,
});

interface Situation extends Partial<Omit<PlanInput, 'listing' | 'stored'>> {
  readonly actual?: readonly StoredGroup[];
  readonly aliases?: ReadonlyMap<string, string>;
  readonly ownIds?: ReadonlySet<string>;
}

const planOf = ({ actual = [], aliases = new Map(), ownIds = new Set(), ...patch }: Situation) =>
  plan({
    desired: [],
    listing: { aliases, ownIds },
    stored: new Map(actual.map((group) => [group.collectionId, group])),
    removed: new Set(),
    listedBefore: new Map(),
    known: new Map(),
    installationId: WRITER,
    confirmed: new Set(),
    now: new Date('2026-11-23T10:00:00Z'),
    ...patch,
  });

const known = (patch: Partial<KnownGroup> = {}): ReadonlyMap<string, KnownGroup> =>
  new Map([['A0000001', { name: 'Name', state: 'inSync', computers: 10, hash: 'h1', ...patch }]]);

const kinds = (situation: Situation) => planOf(situation).changes.map(({ kind }) => kind);

describe('plan', () => {
  it('creates what is missing, updates what differs and leaves what is equal', () => {
    const result = planOf({
      desired: [desired('A0000001'), desired('A0000002', 'h2'), desired('A0000003')],
      actual: [stored('A0000002'), stored('A0000003')],
    });
    expect(result.changes.map(({ kind, etag }) => [kind, etag])).toEqual([
      ['create', null],
      ['update', 'e1'],
      ['unchanged', 'e1'],
    ]);
    expect(result.remove).toEqual([]);
  });

  it.each([
    ['a renamed collection', { displayName: 'Old (A0000001)' }],
    ['another alias', { alias: 'CM_OLD' }],
  ])('updates for %s although the members are the same', (_what, patch) => {
    expect(kinds({ desired: [desired('A0000001')], actual: [stored('A0000001', patch)] })).toEqual([
      'update',
    ]);
  });

  it('overwrites with * where Azure gave no etag', () => {
    const actual = [stored('A0000001', { etag: undefined, hash: 'old' })];
    expect(planOf({ desired: [desired('A0000001')], actual }).changes[0]?.etag).toBe('*');
  });

  it('removes only groups whose collection a person took off the list', () => {
    const result = planOf({
      actual: [stored('A0000001'), stored('A0000002')],
      removed: new Set(['A0000001']),
    });
    expect(result.remove.map(({ collectionId }) => collectionId)).toEqual(['A0000001']);
  });

  it('refuses an alias that another search has, whatever its casing', () => {
    const aliases = new Map([['cm_ps1_a0000001', 'MyOwnSearch']]);
    const [change] = planOf({ desired: [desired('A0000001')], aliases }).changes;
    const ownIds = new Set(['myownsearch']);
    expect(kinds({ desired: [desired('A0000001')], aliases, ownIds })).toEqual(['create']);
    expect(change?.kind).toBe('refused');
    expect(change?.error).toMatchObject({ code: 'aliasTaken', facts: { otherId: 'MyOwnSearch' } });
  });

  it('writes again what is not as it was written, and what was counted wrong', () => {
    const group = { desired: [desired('A0000001')], actual: [stored('A0000001')] };
    const reason = (situation: Situation) => planOf({ ...group, ...situation }).changes[0]?.reason;
    expect(reason({ actual: [stored('A0000001', { intact: false })] })).toBe('editedByHand');
    expect(reason({ actual: [stored('A0000001', { asWritten: false })] })).toBe('editedByHand');
    expect(reason({ actual: [stored('A0000001', { writer: 'other' })] })).toBe('takenOver');
    expect(reason({ known: known({ unproven: 'failed', form: 'f' }) })).toBe('notProven');
    expect(reason({ known: known({ unproven: 'notVerified', form: 'f' }) })).toBe('same');
  });

  it('counts an unchanged group of which nothing is known: a run may have ended before it was proven', () => {
    const group = { desired: [desired('A0000001')], actual: [stored('A0000001')] };
    expect(planOf(group).changes[0]).toMatchObject({ kind: 'unchanged', prove: true });
    expect(planOf({ ...group, known: known({ form: 'readable whole 0' }) }).changes[0]?.prove).toBe(false);
  });

  it.each([
    [
      'another installation',
      { ours: [stored('A0000001', { writer: 'bbbbbbbb-0000-4000-8000-000000000002' })], rivals: [] },
    ],
    ['another connection of the hierarchy', { ours: [], rivals: [stored('A0000009')] }],
  ])('tells that %s keeps these groups', (_who, listing) => {
    expect(foreignWriter(listing, WRITER)).toMatchObject({ code: 'otherWriter' });
    expect(
      foreignWriter({ ours: [stored('A0000001'), stored('A0000002', { writer: '' })], rivals: [] }, WRITER),
    ).toBe(undefined);
  });

  describe('a group that would lose most of its members', () => {
    const loss = (before: number, after: number, heldBack?: KnownGroup['heldBack'], confirmed = false) =>
      kinds({
        desired: [desired('A0000001', 'h2', after)],
        actual: [stored('A0000001')],
        known: known({ computers: before, ...(heldBack ? { heldBack } : {}) }),
        confirmed: new Set(confirmed ? ['A0000001'] : []),
      });

    it.each([
      [100, 40, 'heldBack'],
      [100, 50, 'update'],
      [40, 20, 'update'],
      [42, 20, 'heldBack'],
      [21, 0, 'heldBack'],
      [20, 0, 'update'],
    ])('of %i to %i is %s', (before, after, kind) => {
      expect(loss(before, after)).toEqual([kind]);
    });

    it('is believed when the same is read again at least an hour later', () => {
      expect(loss(100, 10, { hash: 'h2', since: '2026-11-23T09:00:00Z', computers: 10 })).toEqual(['update']);
      expect(loss(100, 10, { hash: 'h2', since: '2026-11-23T09:00:01Z', computers: 10 })).toEqual([
        'heldBack',
      ]);
      expect(loss(100, 10, { hash: 'other', since: '2026-11-22T00:00:00Z', computers: 10 })).toEqual([
        'heldBack',
      ]);
    });

    it('is believed when a person has confirmed it, unless it became larger since', () => {
      const seen = { hash: 'h2', since: '2026-11-23T09:59:00Z', computers: 10 };
      expect(loss(100, 10, seen, true)).toEqual(['update']);
      expect(loss(100, 12, { ...seen, hash: 'other' }, true)).toEqual(['update']);
      expect(loss(100, 9, { ...seen, hash: 'other' }, true)).toEqual(['heldBack']);
    });
  });

  describe('a group of which nothing is known', () => {
    const loss = (listed: number | null, after: number) =>
      kinds({
        desired: [desired('A0000001', 'h2', after)],
        actual: [stored('A0000001')],
        listedBefore: new Map([['A0000001', listed]]),
      });

    it('is judged by what it lists in the workspace', () => {
      expect([loss(200, 40), loss(200, 60), loss(null, 60)]).toEqual([
        ['heldBack'],
        ['update'],
        ['heldBack'],
      ]);
    });
  });

  it('never removes an ID that it writes', () => {
    const moved = stored('B0000001', { id: desired('A0000001').content.id });
    const result = planOf({
      desired: [desired('A0000001')],
      actual: [moved],
      removed: new Set(['B0000001']),
    });
    expect(result.remove).toEqual([]);
  });

  it('believes a text that Azure itself has altered', () => {
    const altered = [stored('A0000001', { asWritten: false, text: 'altered' })];
    const group = { desired: [desired('A0000001')], actual: altered };
    expect(kinds({ ...group, known: known({ form: 'f', givenText: 'altered' }) })).toEqual(['unchanged']);
    expect(kinds({ ...group, known: known({ form: 'f', givenText: 'other' }) })).toEqual(['update']);
  });
});
