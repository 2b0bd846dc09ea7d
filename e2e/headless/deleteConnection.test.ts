import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SavedSearch } from '../../simulator/azure/state.ts';
import { generateSite } from '../../simulator/configmgr/generateSite.ts';
import type { HeadlessApp } from './headlessApp.ts';
import { live } from './property/killSwitch.ts';
import { createWorld, type World } from './property/world.ts';
import { tagOf } from './storedGroups.ts';
import { succeeded } from './wizardPath.ts';

/** Deleting a connection: what goes and what stays, without Azure, and cut at every boundary. */

vi.mock('write-file-atomic', async (original) => {
  const { withBoundaries } = await import('./property/killSwitch.ts');
  const { default: real } = await original<{ default: typeof import('write-file-atomic') }>();
  return { default: Object.assign(withBoundaries(real as never), { sync: real.sync }) };
});
vi.mock('node:fs/promises', async (original) => {
  const { boundedFiles } = await import('./property/killSwitch.ts');
  return boundedFiles(await original<typeof import('node:fs/promises')>());
});

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const site = generateSite({ collections: 9, devices: 60, seed: 4 });
const chosen = ['SMS00001', 'PS100014', 'PS100015'];
const aliases = chosen.map((id) => `CM_PS1_${id}`).sort();
const LONGEST = 400;

const newWorld = async (): Promise<World> => {
  world = await createWorld(site, chosen);
  return world;
};
const ownSearches = ({ workspace }: World): [string, SavedSearch][] =>
  [...workspace.savedSearches].filter(([, search]) => tagOf(search, 'Source') === 'OMSConnect');
const listed = async (app: HeadlessApp): Promise<string[]> =>
  succeeded(await app.handlers.listConnections({})).connections.map(({ connectionId }) => connectionId);
const folders = ({ folder }: HeadlessApp): string[] =>
  readdirSync(join(folder, 'account', 'practice')).filter((name) => /^[0-9a-f]{8}-/.test(name));
const secretsOf = ({ folder }: HeadlessApp): string => {
  const path = join(folder, 'account', 'secrets.json');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};
const remove = ({ app, connectionId }: World['first'], groups: 'keep' | 'delete') =>
  app.handlers.deleteConnection({ connectionId, groups });

/** Nothing of it is on this computer any more. */
async function expectGone({ app, connectionId }: World['first']): Promise<void> {
  expect(await listed(app)).toEqual([]);
  expect(folders(app)).toEqual([]);
  expect(secretsOf(app)).not.toContain(connectionId);
}

describe('deleting a connection', () => {
  it('takes its groups and its status search with it, and nothing of anybody else', async () => {
    const { first, ...rest } = await newWorld();
    // Somebody's own group, and one of another connection of this product.
    const [own] = ownSearches({ first, ...rest });
    if (own === undefined) throw new Error('no group');
    const foreign = { name: 'Connection', value: '99999999-9999-4999-8999-999999999999' };
    const tags = own[1].properties.tags?.map((tag) => (tag.name === 'Connection' ? foreign : tag)) ?? [];
    const other = { ...own[1], properties: { ...own[1].properties, tags } };
    rest.workspace.savedSearches.set('configmgr_ps1_other_999999', other);
    const { app, connectionId } = first;
    const before = [...rest.workspace.savedSearches].filter(
      ([, search]) => tagOf(search, 'Connection') !== connectionId,
    );
    succeeded(await remove(first, 'delete'));
    expect([...rest.workspace.savedSearches]).toEqual(before);
    await expectGone(first);
    expect(await app.handlers.syncNow({ connectionId })).toMatchObject({
      ok: false,
      error: { code: 'connectionNotFound' },
    });
    expect(await remove(first, 'delete')).toMatchObject({ ok: false, error: { code: 'connectionNotFound' } });
  });

  it('leaves the groups where a person wants to keep them, and asks Azure nothing', async () => {
    const { first, workspace, simulator } = await newWorld();
    const before = [...workspace.savedSearches];
    simulator.log.clear();
    succeeded(await remove(first, 'keep'));
    expect([...workspace.savedSearches]).toEqual(before);
    expect(simulator.log.exchanges).toEqual([]);
    await expectGone(first);
  });

  it('stays whole where Azure cannot be reached, and goes without its groups then', async () => {
    const made = await newWorld();
    const { first, simulator } = made;
    const { app, connectionId } = first;
    const down = { times: 10_000, effect: { kind: 'network', code: 'ENOTFOUND' } } as const;
    simulator.faults.add({ service: 'arm', ...down });
    expect(await remove(first, 'delete')).toMatchObject({ ok: false });
    expect(await listed(app)).toEqual([connectionId]);
    expect(secretsOf(app)).toContain(connectionId);
    expect(ownSearches(made)).toHaveLength(4);
    succeeded(await remove(first, 'keep'));
    await expectGone(first);
    simulator.faults.clear();
    expect(ownSearches(made)).toHaveLength(4);
  });

  it('cancels the run under way first', async () => {
    const made = await newWorld();
    const { app, connectionId } = made.first;
    const { runId } = succeeded(await app.handlers.syncNow({ connectionId, full: true }));
    succeeded(await remove(made.first, 'delete'));
    expect((await app.finished(runId)).state).toBe('cancelled');
    expect(ownSearches(made)).toEqual([]);
    await expectGone(made.first);
  });

  it('waits for a person where another process runs it', async () => {
    const made = await newWorld();
    const { app, connectionId } = made.first;
    const other = app.besides();
    const { runId } = succeeded(await other.handlers.syncNow({ connectionId, full: true }));
    expect(await remove(made.first, 'keep')).toMatchObject({ ok: false, error: { code: 'runInProgress' } });
    await other.finished(runId);
    expect(await listed(app)).toEqual([connectionId]);
  });

  it.each(['delete', 'keep'] as const)(
    'cut at any boundary of a file or a request is whole or gone: %s',
    async (groups) => {
      let boundary = 0;
      let wasGone = 0;
      for (; boundary < LONGEST; boundary += 1) {
        const killed = await newWorld();
        const { first } = killed;
        first.life.left = boundary;
        await Promise.race([live(first.life, () => remove(first, groups)), first.life.died]);
        first.life.left = undefined;
        const wasKilled = first.life.dead;
        first.app = first.app.restarted();
        const at = `killed at boundary ${boundary}`;
        if ((await listed(first.app)).length === 0) {
          wasGone += 1;
          await expectGone(first);
          expect([at, ownSearches(killed).length]).toEqual([at, groups === 'delete' ? 0 : 4]);
        } else {
          // Whole: its next sync works, and has every group again; then it can be deleted after all.
          const { runId } = succeeded(
            await first.app.handlers.syncNow({ connectionId: first.connectionId, full: true }),
          );
          expect([at, (await first.app.finished(runId)).state]).toEqual([at, 'done']);
          // The status search is written again within a day, by its own rule.
          expect([at, [...killed.contents().keys()].sort()]).toEqual([at, aliases]);
          succeeded(await remove(first, groups));
          await expectGone(first);
        }
        await killed.close();
        if (!wasKilled) break;
      }
      // Somewhere it got through: then every place before it has been tried, on both sides of the one step.
      expect(boundary).toBeGreaterThan(5);
      expect(boundary).toBeLessThan(LONGEST);
      expect(wasGone).toBeGreaterThan(1);
    },
    5 * 60_000,
  );
});
