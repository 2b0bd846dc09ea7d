import { describe, expect, it } from 'vitest';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Clock, GroupStore } from '../ports.ts';
import type { Change } from './plan.ts';
import type { KnownGroup } from './state.ts';
import { type Forms, type Room, writeGroup } from './writeGroup.ts';

const change = (kind: 'create' | 'update' = 'create'): Change => ({
  kind,
  etag: kind === 'create' ? null : 'e0',
  reason: kind === 'create' ? 'new' : 'membersChanged',
  group: {
    name: 'Servers',
    computers: 2,
    stamp: { lastMemberChange: 't', memberCount: 2 },
    content: {
      collectionId: 'PS100014',
      id: 'configmgr_ps1_ps100014_a1b2c3',
      alias: 'CM_PS1_PS100014',
      displayName: 'Servers (PS100014)',
      names: ['a', 'b'],
      hash: 'h',
    },
  },
});

/** A workspace in which some layouts come back wrong. */
function setUp(wrongLayouts: readonly string[] = [], count?: () => Result<number>) {
  let now = 0;
  const puts: { layout: string; etag: string | null }[] = [];
  let counts = 0;
  const clock: Clock = {
    now: () => new Date(now),
    wait: async (inMs) => {
      now += inMs;
    },
  };
  const store = {
    plainLayout: 'readable 65536',
    layoutFor: () => 'compressed 262144',
    prepare: () => undefined,
    formOf: (_group: unknown, layout: string) => layout.split(' ')[0],
    size: () => 1_000,
    put: async (_group: unknown, etag: string | null, layout: string) => {
      puts.push({ layout, etag });
      return ok({ etag: `e${puts.length}` });
    },
    count: async () => {
      counts += 1;
      if (count) return count();
      return ok(wrongLayouts.includes(puts.at(-1)?.layout ?? '') ? 1 : 2);
    },
  } as unknown as GroupStore;
  const forms: Forms = { proven: new Set(), wrong: new Set(), replaced: new Set(), isClosed: false };
  const room: Room = { free: 10_000, replaced: 0, tight: false };
  const write = (one = change(), known?: KnownGroup) => writeGroup(one, known, { store, clock, forms, room });
  return { write, puts, forms, room, counts: () => counts };
}

describe('writing a group', () => {
  it('proves the first of each form, and trusts the others', async () => {
    const { write, counts, room } = setUp();
    expect(await write()).toEqual({ kind: 'written', form: 'compressed', proof: 'proven' });
    expect(await write()).toEqual({ kind: 'written', form: 'compressed', proof: 'trusted' });
    expect([counts(), room.free]).toEqual([1, 8_000]);
  });

  it('proves a group whose form is another than it had, although the form is proven', async () => {
    const { write, counts } = setUp();
    await write();
    const known: KnownGroup = { name: 'Servers', state: 'inSync', computers: 2, form: 'readable' };
    expect(await write(change('update'), known)).toMatchObject({ proof: 'proven' });
    expect(counts()).toBe(2);
  });

  it('puts a group that came back wrong into the plainest layout, with the etag that it has by then', async () => {
    const { write, puts, forms } = setUp(['compressed 262144']);
    expect(await write()).toEqual({
      kind: 'written',
      form: 'readable',
      layout: 'readable 65536',
      proof: 'proven',
    });
    expect(puts).toEqual([
      { layout: 'compressed 262144', etag: null },
      { layout: 'readable 65536', etag: 'e1' },
    ]);
    expect([...forms.replaced]).toEqual(['compressed']);
    // The next one is not written wrong first.
    expect(await write()).toMatchObject({ form: 'readable', proof: 'trusted' });
    expect(puts).toHaveLength(3);
  });

  it('goes on with the layout to which a group was put back', async () => {
    const { write, puts } = setUp();
    await write(change('update'), {
      name: 'Servers',
      state: 'inSync',
      computers: 2,
      form: 'readable',
      layout: 'readable 65536',
    });
    expect(puts.map(({ layout }) => layout)).toEqual(['readable 65536']);
  });

  it('tells of a group that is wrong in every layout, and writes no further one', async () => {
    const { write, puts } = setUp(['compressed 262144', 'readable 65536']);
    expect(await write()).toMatchObject({ kind: 'wrong', error: { code: 'groupNotProven' } });
    expect(await write()).toMatchObject({ kind: 'refused', error: { code: 'groupNotProven' } });
    expect(puts).toHaveLength(2);
  });

  it('asks a closed query API once in a run', async () => {
    const { write, counts } = setUp([], () => fail(appError('notAuthorized', { status: 403 })));
    expect(await write()).toMatchObject({ kind: 'written', proof: 'notVerified' });
    expect(await write()).toMatchObject({ kind: 'written', proof: 'notVerified' });
    expect(counts()).toBe(1);
  });

  it('refuses a new group that does not fit, and goes on updating', async () => {
    const { write, room, puts } = setUp();
    room.free = 999;
    expect(await write()).toMatchObject({ kind: 'refused', error: { code: 'overBudget' } });
    expect(puts).toEqual([]);
    expect(await write(change('update'))).toMatchObject({ kind: 'written' });
  });
});
