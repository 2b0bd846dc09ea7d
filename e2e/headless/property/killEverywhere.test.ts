import { afterEach, describe, expect, it, vi } from 'vitest';
import { generateSite } from '../../../simulator/configmgr/generateSite.ts';
import { createWorld, type World } from './world.ts';

/** Killing the process at every boundary of a run, and starting again, ends in the same state. */

vi.mock('write-file-atomic', async (original) => {
  const { withBoundaries } = await import('./killSwitch.ts');
  const { default: real } = await original<{ default: typeof import('write-file-atomic') }>();
  return { default: Object.assign(withBoundaries(real as never), { sync: real.sync }) };
});
vi.mock('node:fs/promises', async (original) => {
  const { boundedFiles } = await import('./killSwitch.ts');
  return boundedFiles(await original<typeof import('node:fs/promises')>());
});

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const site = generateSite({ collections: 9, devices: 60, seed: 4 });
const chosen = ['SMS00001', 'PS100014', 'PS100015'];
const LONGEST_RUN = 400;

/** A run with something of everything: an update, a rename, a group to be made anew, a member that is new. */
async function createChangedWorld(): Promise<World> {
  world = await createWorld(site, chosen);
  const { site: live, workspace, chronicle } = world;
  live.addDevice({ resourceId: 20_000_001, name: 'NEW1' });
  live.addMembers('SMS00001', 20_000_001);
  live.renameCollection('PS100014', 'Renamed');
  const [gone] = [...workspace.savedSearches].filter(([id]) => id.includes('ps100015'));
  workspace.savedSearches.delete(gone?.[0] ?? '');
  chronicle.note();
  return world;
}

describe('a run that is killed', () => {
  it(
    'at any boundary of a file or a request is finished by the next one',
    async () => {
      const reference = await createChangedWorld();
      expect((await reference.sync(reference.first)).outcome).toMatchObject({
        outcome: 'done',
        created: 1,
        updated: 2,
      });
      const expected = Object.fromEntries(reference.contents());
      await reference.close();

      let boundary = 0;
      for (; boundary < LONGEST_RUN; boundary += 1) {
        const killed = await createChangedWorld();
        const { wasKilled } = await killed.sync(killed.first, { killAfter: boundary });
        const { outcome } = await killed.sync(killed.first);
        const at = `killed at boundary ${boundary}`;
        expect([at, outcome?.outcome, outcome?.questions]).toEqual([at, 'done', []]);
        expect([at, killed.violations]).toEqual([at, []]);
        expect([at, Object.fromEntries(killed.contents())]).toEqual([at, expected]);
        const third = (await killed.sync(killed.first)).outcome;
        expect([at, third?.created, third?.updated, third?.unchanged]).toEqual([at, 0, 0, 3]);
        await killed.close();
        if (!wasKilled) break;
      }
      // Somewhere the run got through: then every place before it has been tried.
      expect(boundary).toBeGreaterThan(30);
      expect(boundary).toBeLessThan(LONGEST_RUN);
    },
    5 * 60_000,
  );

  it(
    'while it takes groups over costs none of them, and is taken up again',
    async () => {
      let boundary = 0;
      let isThrough = false;
      // Every third place: the whole way has been walked above.
      for (; !isThrough && boundary < LONGEST_RUN; boundary += 3) {
        world = await createWorld(site, chosen);
        const before = Object.fromEntries(world.contents());
        const second = await world.addInstallation(['SMS00001']);
        const { wasKilled } = await world.sync(second, { takeOver: true, killAfter: boundary });
        const at = `killed at boundary ${boundary}`;
        await world.sync(second);
        expect([at, Object.fromEntries(world.contents())]).toEqual([at, before]);
        const { outcome } = await world.sync(second, { takeOver: true });
        expect([at, outcome?.outcome, outcome?.deleted]).toEqual([at, 'done', 0]);
        expect([at, Object.fromEntries(world.contents())]).toEqual([at, before]);
        expect([at, world.violations]).toEqual([at, []]);
        await world.close();
        isThrough = !wasKilled;
      }
      expect(isThrough).toBe(true);
      expect(boundary).toBeGreaterThan(30);
    },
    5 * 60_000,
  );
});
