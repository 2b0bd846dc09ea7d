import { describe, expect, it } from 'vitest';
import type { StoredGroup } from '../ports.ts';
import { type DesiredGroup, type KnownGroup, type PlanInput, plan } from './plan.ts';

const WRITER = 'aaaaaaaa-0000-4000-8000-000000000001';

const desired = (collectionId: string, hash = 'h1', computers = 10, bytes = 1_000): DesiredGroup => ({
  content: {
    collectionId,
    id: `configmgr_ps1_${collectionId.toLowerCase()}_a1b2c3`,
    alias: `CM_PS1_${collectionId}`,
    displayName: `Name (${collectionId})`,
    names: ['a'],
    hash,
  },
  computers,
  bytes: () => bytes,
  aliases: () => [`CM_PS1_${collectionId}`, `CM_PS1_${collectionId}_P1`],
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
  ...patch,
});

const input = (patch: Partial<PlanInput>): PlanInput => ({
  desired: [],
  untouched: new Set(),
  actual: [],
  rivals: [],
  aliases: new Map(),
  ownIds: new Set(),
  known: new Map(),
  installationId: WRITER,
  takeOver: false,
  usedBytes: 0,
  budgetBytes: 6_000_000,
  now: new Date('2026-11-23T10:00:00Z'),
  ...patch,
});

const kinds = (patch: Partial<PlanInput>) => plan(input(patch)).changes.map(({ kind }) => kind);

describe('plan', () => {
  it('creates what is missing, updates what differs and leaves what is equal', () => {
    const result = plan(
      input({
        desired: [desired('A0000001'), desired('A0000002', 'h2'), desired('A0000003')],
        actual: [stored('A0000002'), stored('A0000003')],
      }),
    );
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
    expect(plan(input({ desired: [desired('A0000001')], actual })).changes[0]?.etag).toBe('*');
  });

  it('removes only groups whose collection a person took off the list', () => {
    const result = plan(
      input({
        actual: [stored('A0000001'), stored('A0000002')],
        untouched: new Set(['A0000002']),
      }),
    );
    expect(result.remove.map(({ collectionId }) => collectionId)).toEqual(['A0000001']);
  });

  it('refuses an alias that another search has, whatever its casing', () => {
    const [change] = plan(
      input({ desired: [desired('A0000001')], aliases: new Map([['cm_ps1_a0000001', 'MyOwnSearch']]) }),
    ).changes;
    expect(change?.kind).toBe('refused');
    expect(change?.error).toMatchObject({ code: 'aliasTaken', facts: { otherId: 'MyOwnSearch' } });
  });

  it('refuses an alias of a part that another search has, for a new group and for a changed one', () => {
    const aliases = new Map([['cm_ps1_a0000001_p1', 'MyOwnSearch']]);
    expect(kinds({ desired: [desired('A0000001')], aliases })).toEqual(['refused']);
    const actual = [stored('A0000001', { hash: 'old' })];
    expect(kinds({ desired: [desired('A0000001')], actual, aliases })).toEqual(['refused']);
    const ownIds = new Set(['myownsearch']);
    expect(kinds({ desired: [desired('A0000001')], actual, aliases, ownIds })).toEqual(['update']);
  });

  it('writes again what is not intact and what was counted wrong, and remembers what nobody could count', () => {
    const group = { desired: [desired('A0000001')], actual: [stored('A0000001')] };
    const knownAs = (unproven: 'failed' | 'notVerified') =>
      new Map([['A0000001', { computers: 10, unproven }]]);
    expect(kinds({ ...group, actual: [stored('A0000001', { intact: false })] })).toEqual(['update']);
    expect(kinds({ ...group, known: knownAs('failed') })).toEqual(['update']);
    expect(plan(input({ ...group, known: knownAs('notVerified') })).changes[0]).toMatchObject({
      kind: 'unchanged',
      notVerified: true,
    });
  });

  it('refuses new groups beyond the budget, and goes on updating existing ones', () => {
    const result = kinds({
      desired: [
        desired('A0000001', 'h2', 10, 900),
        desired('A0000002', 'h1', 10, 600),
        desired('A0000003', 'h1', 10, 300),
      ],
      actual: [stored('A0000001')],
      usedBytes: 5_999_500,
    });
    expect(result).toEqual(['update', 'refused', 'create']);
  });

  it.each([
    [
      'another installation',
      { actual: [stored('A0000001', { writer: 'bbbbbbbb-0000-4000-8000-000000000002' })] },
    ],
    ['another connection of the hierarchy', { rivals: [stored('A0000009')] }],
  ])('stops before the first write when %s keeps these groups', (_who, patch) => {
    const stopped = plan(input({ desired: [desired('A0000001')], ...patch }));
    expect(stopped).toMatchObject({ changes: [], remove: [], stop: { code: 'otherWriter' } });
    expect(plan(input({ desired: [desired('A0000001')], ...patch, takeOver: true })).stop).toBeUndefined();
  });

  describe('a group that would lose most of its members', () => {
    const loss = (before: number, after: number, heldBack?: KnownGroup['heldBack']) =>
      kinds({
        desired: [desired('A0000001', 'h2', after)],
        actual: [stored('A0000001')],
        known: new Map([['A0000001', { computers: before, ...(heldBack ? { heldBack } : {}) }]]),
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
      expect(loss(100, 10, { hash: 'h2', since: '2026-11-23T09:00:00Z' })).toEqual(['update']);
      expect(loss(100, 10, { hash: 'h2', since: '2026-11-23T09:00:01Z' })).toEqual(['heldBack']);
      expect(loss(100, 10, { hash: 'other', since: '2026-11-22T00:00:00Z' })).toEqual(['heldBack']);
    });
  });
});
