import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { generateSite } from '../../../simulator/configmgr/generateSite.ts';
import { brokenFiles } from '../brokenFiles.ts';
import { type HeadlessApp, startHeadless } from '../headlessApp.ts';
import { here } from '../moveSteps.ts';
import { CENTRAL, startRecreating } from '../recreateSteps.ts';
import { practiceWorkspace, tagOf } from '../storedGroups.ts';
import { connect, succeeded } from '../wizardPath.ts';
import { boundary, live, startLife } from './killSwitch.ts';

/** "Delete and recreate" that is killed anywhere leaves at least one whole connection, and the next start finishes it. */

vi.mock('write-file-atomic', async (original) => {
  const { withBoundaries } = await import('./killSwitch.ts');
  const { default: real } = await original<{ default: typeof import('write-file-atomic') }>();
  return { default: Object.assign(withBoundaries(real as never), { sync: real.sync }) };
});
vi.mock('node:fs/promises', async (original) => {
  const { boundedFiles } = await import('./killSwitch.ts');
  return boundedFiles(await original<typeof import('node:fs/promises')>());
});

const site = generateSite({ collections: 9, devices: 60, seed: 4 });
const chosen = ['SMS00001', 'PS100014'];
const LONGEST = 400;
let app: HeadlessApp | undefined;
afterEach(async () => {
  await app?.discard();
  app = undefined;
});

const foreignOf = (each: HeadlessApp): string =>
  JSON.stringify(
    [...practiceWorkspace(each).savedSearches].filter(
      ([, search]) => tagOf(search, 'Source') !== 'OMSConnect',
    ),
  );

it(
  'killed at any boundary of a file or a request',
  async () => {
    let boundaries = 0;
    let wasBefore = 0;
    let wasAfter = 0;
    for (; boundaries < LONGEST; boundaries += 1) {
      const killed = startHeadless({ site, atRequest: boundary });
      app = killed;
      const { connectionId } = await connect(killed, chosen);
      killed.simulator.site.gainCentralSite(CENTRAL);
      const before = here(killed);
      const foreign = foreignOf(killed);
      const at = `killed at boundary ${boundaries}`;
      const lost: string[] = [];
      killed.afterWrite = () => {
        const now = here(killed);
        for (const id of chosen) {
          const names = JSON.stringify(before[`CM_PS1_${id}`]);
          if (![`CM_PS1_${id}`, `CM_CAS_${id}`].some((alias) => JSON.stringify(now[alias]) === names))
            lost.push(id);
        }
      };
      const life = startLife();
      life.left = boundaries;
      const work = async () => {
        const started = await startRecreating(killed, connectionId);
        if (started.ok) await killed.finished(started.value.runId);
      };
      await Promise.race([live(life, work), life.died]);
      const again = life.dead ? killed.restarted() : killed;
      again.afterWrite = killed.afterWrite;
      app = again;
      expect([at, lost, brokenFiles(again.folder)]).toEqual([at, [], []]);
      const listed = async () => succeeded(await again.handlers.listConnections({})).connections;
      expect([at, (await listed()).length > 0]).toEqual([at, true]);
      for (const runId of await again.composition.commands.finishMoves()) await again.finished(runId);
      const all = await listed();
      const isDone = all.length === 1 && all[0]?.connectionId !== connectionId;
      if (isDone) {
        wasAfter += 1;
      } else {
        // Nothing had come of it: a person begins anew.
        wasBefore += 1;
        expect([at, all.map((one) => one.connectionId)]).toEqual([at, [connectionId]]);
        expect([at, here(again)]).toEqual([at, before]);
        const { runId } = succeeded(await startRecreating(again, connectionId));
        expect([at, (await again.finished(runId)).state]).toEqual([at, 'done']);
      }
      const [left, ...others] = await listed();
      expect([at, others, left?.site.siteCode, left?.leftovers]).toEqual([at, [], 'CAS', undefined]);
      const { runId } = succeeded(await again.handlers.syncNow({ connectionId: left?.connectionId ?? '' }));
      expect([at, (await again.finished(runId)).state]).toEqual([at, 'done']);
      const after = Object.fromEntries(chosen.map((id) => [`CM_CAS_${id}`, before[`CM_PS1_${id}`]]));
      expect([at, here(again)]).toEqual([at, after]);
      expect([at, foreignOf(again) === foreign, lost]).toEqual([at, true, []]);
      const kept = JSON.parse(readFileSync(join(again.folder, 'account', 'secrets.json'), 'utf8'));
      expect([at, Object.keys(kept.secrets)]).toContainEqual(expect.arrayContaining([left?.connectionId]));
      await again.discard();
      app = undefined;
      if (!life.dead) break;
    }
    expect(boundaries).toBeGreaterThan(30);
    expect(boundaries).toBeLessThan(LONGEST);
    expect(Math.min(wasBefore, wasAfter)).toBeGreaterThan(5);
  },
  10 * 60_000,
);
