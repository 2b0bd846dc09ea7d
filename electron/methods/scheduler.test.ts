import { describe, expect, it } from 'vitest';
import { appError } from '../../shared/errors.ts';
import { fail, ok } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { createScheduler } from './scheduler.ts';

const HOUR_MS = 60 * 60 * 1000;

function setUp(
  starts: Readonly<Record<string, string | undefined>>,
  refuses = false,
  more: { isPaused?: () => Promise<boolean>; cut?: ReadonlySet<string> } = {},
) {
  let now = Date.parse('2026-11-23T09:00:00Z');
  const synced: string[] = [];
  const looked: string[] = [];
  const lines: string[] = [];
  const store = {
    list: async () =>
      ok({
        connections: Object.keys(starts).map((connectionId) => ({
          connectionId,
          syncAccount: connectionId === 'theirs' ? 'CONTOSO\\other' : 'CONTOSO\\admin',
          importEnabled: connectionId !== 'off',
        })),
        unreadable: [],
      }),
    readRuns: async (connectionId: string) => {
      const startedAt = starts[connectionId];
      const cut = more.cut?.has(connectionId)
        ? { finishedAt: startedAt, error: appError('cancelled', { facts: { by: 'sessionEnd' } }) }
        : {};
      return ok(startedAt === undefined ? [] : [{ startedAt, ...cut }]);
    },
  } as unknown as ConnectionStore;
  const scheduler = createScheduler({
    store,
    clock: { now: () => new Date(now), wait: async () => undefined },
    logger: { write: (_severity, _component, message) => lines.push(message) },
    account: 'CONTOSO\\admin',
    installationId: async () => ok('00000000-0000-4000-8000-000000000000'),
    look: async ({ connectionId }) => {
      looked.push(connectionId);
      if (connectionId === 'odd') throw new Error('no key');
    },
    ...(more.isPaused === undefined ? {} : { isPaused: more.isPaused }),
    sync: async (connectionId) => {
      synced.push(connectionId);
      return refuses ? fail(appError('secretUnreadable')) : ok({});
    },
  });
  return { synced, looked, lines, tick: () => scheduler.tick(), pass: (inMs: number) => (now += inMs) };
}

describe('the schedule', () => {
  it('refreshes what is due and nothing else', async () => {
    const { synced, tick } = setUp({
      due: '2026-11-23T05:59:00Z',
      fresh: '2026-11-23T06:01:00Z',
      never: undefined,
    });
    await tick();
    expect(synced).toEqual(['due', 'never']);
  });

  it('starts nothing while it is paused, and still looks at everything', async () => {
    let isPaused = true;
    const { synced, looked, tick } = setUp({ due: undefined }, false, { isPaused: async () => isPaused });
    await tick();
    expect(looked).toEqual(['due']);
    expect(synced).toEqual([]);
    isPaused = false;
    await tick();
    expect(synced).toEqual(['due']);
  });

  it('does at once what the end of the session has cut, and once only', async () => {
    const { synced, tick, pass } = setUp(
      { cut: '2026-11-23T08:59:00Z', whole: '2026-11-23T08:59:00Z' },
      false,
      { cut: new Set(['cut']) },
    );
    await tick();
    pass(60_000);
    await tick();
    expect(synced).toEqual(['cut']);
  });

  it('tries a connection that cannot start once per interval, not once a minute', async () => {
    const { synced, tick, pass } = setUp({ broken: undefined }, true);
    await tick();
    pass(60_000);
    await tick();
    expect(synced).toEqual(['broken']);
    pass(3 * HOUR_MS);
    await tick();
    expect(synced).toEqual(['broken', 'broken']);
  });

  it('leaves the connections of other accounts alone, and those whose import is off', async () => {
    const { synced, looked, lines, tick } = setUp({ theirs: undefined, off: undefined });
    await tick();
    expect([synced, lines]).toEqual([[], []]);
    // They may be changing hands.
    expect(looked).toEqual(['theirs', 'off']);
  });

  it('goes on where looking at one connection fails, and says so once', async () => {
    const { synced, lines, tick } = setUp({ odd: undefined, never: undefined });
    await tick();
    await tick();
    expect(synced).toEqual(['odd', 'never']);
    expect(lines).toEqual(['Connection odd cannot be looked after: Error: no key']);
  });

  it('does not try every minute when the last run is dated in the future', async () => {
    const { synced, tick, pass } = setUp({ ahead: '2026-11-24T09:00:00Z' }, true);
    await tick();
    pass(60_000);
    await tick();
    expect(synced).toEqual(['ahead']);
  });

  it('looks at once when the computer wakes up', async () => {
    const waits: { signal: AbortSignal | undefined; reject: (reason: unknown) => void }[] = [];
    let looks = 0;
    const scheduler = createScheduler({
      store: {
        list: async () => {
          looks += 1;
          return ok({ connections: [], unreadable: [] });
        },
      } as unknown as ConnectionStore,
      clock: {
        now: () => new Date('2026-11-23T09:00:00Z'),
        wait: (_inMs, signal) =>
          new Promise((_resolve, reject) => {
            waits.push({ signal, reject });
            signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
          }),
      },
      logger: { write: () => undefined },
      account: 'CONTOSO\\admin',
      installationId: async () => ok('00000000-0000-4000-8000-000000000000'),
      sync: async () => ok({}),
    });
    const ending = new AbortController();
    const running = scheduler.run(ending.signal);
    expect([looks, waits.length]).toEqual([0, 1]);
    scheduler.wake();
    while (waits.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(looks).toBe(1);
    ending.abort();
    await running;
    expect(looks).toBe(1);
  });
});
