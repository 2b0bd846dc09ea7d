import { describe, expect, it } from 'vitest';
import type { CollectionSummary } from '../../shared/model.ts';
import type { StoredGroup } from '../ports.ts';
import { needsReading } from './readNeeds.ts';
import type { KnownGroup } from './state.ts';

const summary: CollectionSummary = {
  collectionId: 'PS100014',
  name: 'Servers',
  memberCount: 12,
  limitToName: null,
  folder: '\\',
  isBuiltIn: false,
  lastMemberChange: '2026-07-18T08:08:03.87Z',
};
const known: KnownGroup = {
  name: 'Servers',
  state: 'inSync',
  computers: 12,
  hash: 'h',
  stamp: { lastMemberChange: '2026-07-18T08:08:03.87Z', memberCount: 12 },
};
const stored: StoredGroup = {
  id: 'configmgr_ps1_ps100014_a1b2c3',
  alias: 'CM_PS1_PS100014',
  displayName: 'Servers (PS100014)',
  collectionId: 'PS100014',
  hash: 'h',
  writer: 'w',
  etag: 'e',
  intact: true,
  asWritten: true,
  text: 'f00d',
};
const needs = (
  patch: {
    readonly summary?: Partial<CollectionSummary>;
    readonly known?: Partial<KnownGroup>;
    readonly stored?: Partial<StoredGroup>;
  } = {},
) =>
  needsReading(
    { ...summary, ...patch.summary },
    { ...known, ...patch.known },
    { ...stored, ...patch.stored },
    'CM_PS1_PS100014',
    'w',
    1_000,
  );

describe('the members of a collection', () => {
  it('need no reading where both lists say that nothing has changed', () => {
    expect(needs()).toBe(false);
  });

  it.each<[string, Parameters<typeof needs>[0]]>([
    ['its stamp has moved', { summary: { lastMemberChange: '2026-07-18T08:08:03.88Z' } }],
    [
      'the site tells no stamp',
      { summary: { lastMemberChange: null }, known: { stamp: { lastMemberChange: null, memberCount: 12 } } },
    ],
    ['its count has changed', { summary: { memberCount: 13 } }],
    ['it was renamed', { summary: { name: 'Servers 2' } }],
    ['the group holds another content', { stored: { hash: 'other' } }],
    ['a part of the group is missing', { stored: { intact: false } }],
    ['the group was edited by hand', { stored: { asWritten: false } }],
    ['another computer wrote it last', { stored: { writer: 'x' } }],
    ['the group has another alias', { stored: { alias: 'CM_OLD' } }],
    ['the last write was counted wrong', { known: { unproven: 'failed' } }],
    ['the last reading failed', { known: { state: 'failed' } }],
    ['a loss is held back', { known: { heldBack: { hash: 'x', since: 't', computers: 1 } } }],
  ])('need reading when %s', (_why, patch) => {
    expect(needs(patch)).toBe(true);
  });

  it('need reading where nothing is known, or where the workspace has no group', () => {
    expect(needsReading(summary, undefined, stored, 'CM_PS1_PS100014', 'w', 1_000)).toBe(true);
    expect(needsReading(summary, known, undefined, 'CM_PS1_PS100014', 'w', 1_000)).toBe(true);
    const { stamp: _stamp, ...withoutStamp } = known;
    expect(needsReading(summary, withoutStamp, stored, 'CM_PS1_PS100014', 'w', 1_000)).toBe(true);
  });

  it('of one for which there was no room need reading when there is, or when it has changed', () => {
    const tooBig: KnownGroup = {
      name: 'Servers',
      state: 'tooBig',
      computers: 0,
      needsBytes: 5_000,
      stamp: { lastMemberChange: '2026-07-18T08:08:03.87Z', memberCount: 12 },
    };
    const reads = (freeBytes: number, patch: Partial<CollectionSummary> = {}) =>
      needsReading({ ...summary, ...patch }, tooBig, undefined, 'CM_PS1_PS100014', 'w', freeBytes);
    expect([reads(4_999), reads(5_000), reads(4_999, { memberCount: 3 })]).toEqual([false, true, true]);
  });
});
