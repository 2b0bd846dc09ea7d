import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { generateSite } from '../../../simulator/configmgr/generateSite.ts';
import { brokenFiles } from '../brokenFiles.ts';
import { type HeadlessApp, startHeadless } from '../headlessApp.ts';
import { branchWorkspace, here, otherApp, permitBranch, startMove, there } from '../moveSteps.ts';
import { practiceWorkspace, tagOf } from '../storedGroups.ts';
import { connect, succeeded } from '../wizardPath.ts';
import { boundary, live, startLife } from './killSwitch.ts';

/** A move that is killed anywhere leaves every group in at least one workspace, and the next start finishes it. */

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
    [practiceWorkspace(each), branchWorkspace(each)].map(({ savedSearches }) =>
      [...savedSearches].filter(([, search]) => tagOf(search, 'Source') !== 'OMSConnect'),
    ),
  );

describe.each(['the same app', 'another app'] as const)('a move with %s', (which) => {
  it(
    'killed at any boundary of a file or a request is finished by the next start',
    async () => {
      let boundaries = 0;
      let wasBefore = 0;
      let wasAfter = 0;
      for (; boundaries < LONGEST; boundaries += 1) {
        const killed = startHeadless({ site, atRequest: boundary });
        app = killed;
        const { connectionId } = await connect(killed, chosen);
        permitBranch(killed);
        const whole = here(killed);
        const foreign = foreignOf(killed);
        const at = `killed at boundary ${boundaries}`;
        const lost: string[] = [];
        killed.afterWrite = () => {
          for (const [alias, names] of Object.entries(whole)) {
            const isThere = [here(killed), there(killed)].some(
              (groups) => JSON.stringify(groups[alias]) === JSON.stringify(names),
            );
            if (!isThere) lost.push(alias);
          }
        };
        const options = which === 'another app' ? { signInId: await otherApp(killed) } : {};
        const life = startLife();
        life.left = boundaries;
        const work = async () => {
          const started = await startMove(killed, connectionId, options);
          if (started.ok) await killed.finished(started.value.runId);
        };
        await Promise.race([live(life, work), life.died]);
        const again = life.dead ? killed.restarted() : killed;
        again.afterWrite = killed.afterWrite;
        app = again;
        expect([at, lost, brokenFiles(again.folder)]).toEqual([at, [], []]);
        for (const runId of await again.composition.commands.finishMoves()) await again.finished(runId);
        // Whatever it is by now, it works.
        const { runId } = succeeded(await again.handlers.syncNow({ connectionId }));
        expect([at, (await again.finished(runId)).state]).toEqual([at, 'done']);
        const { connections } = succeeded(await again.handlers.listConnections({}));
        const isMoved = connections[0]?.workspace.name === branchWorkspace(again).name;
        if (isMoved) wasAfter += 1;
        else wasBefore += 1;
        expect([at, here(again), there(again)]).toEqual([at, isMoved ? {} : whole, isMoved ? whole : {}]);
        expect([at, connections.length, connections[0]?.leftovers]).toEqual([at, 1, undefined]);
        expect([at, foreignOf(again) === foreign, lost]).toEqual([at, true, []]);
        // No secret is left that nobody needs: not even where the move was cut before it was one.
        const last = again.restarted();
        await last.composition.commands.finishMoves();
        const kept = JSON.parse(readFileSync(join(again.folder, 'account', 'secrets.json'), 'utf8'));
        expect([at, Object.keys(kept.secrets)]).toEqual([at, [connectionId]]);
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
});
