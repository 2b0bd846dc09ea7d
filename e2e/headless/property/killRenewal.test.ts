import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { generateSite } from '../../../simulator/configmgr/generateSite.ts';
import { type HeadlessApp, startHeadless } from '../headlessApp.ts';
import { connectRenewing, recordOf, renewingApp, secretsOf, sync } from '../renewing.ts';
import { succeeded } from '../wizardPath.ts';
import { boundary, live, startLife } from './killSwitch.ts';

/**
 * Killing the process anywhere in the automatic renewal of a secret leaves a secret that works and whole files, and
 * the runs after it come to one secret that the app made, and no other.
 */

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
const LONGEST = 400;
let app: HeadlessApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

function damagedFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    if (name.includes('.damaged-')) return true;
    if (!name.endsWith('.json')) return false;
    try {
      JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return false;
    } catch {
      return true;
    }
  });
}

it(
  'at any boundary of a file or a request',
  async () => {
    let boundaries = 0;
    const seen = new Set<string>();
    for (; boundaries < LONGEST; boundaries += 1) {
      const killed = startHeadless({ site, atRequest: boundary });
      app = killed;
      const connectionId = await connectRenewing(killed);
      succeeded(await killed.handlers.setRenewal({ connectionId, enabled: true }));
      const life = startLife();
      life.left = boundaries;
      await Promise.race([live(life, () => sync(killed, connectionId)), life.died]);
      const again = life.dead ? killed.restarted() : killed;
      app = again;
      const at = `killed at boundary ${boundaries}`;
      expect([at, damagedFiles(again.folder)]).toEqual([at, []]);
      seen.add(secretsOf(again).join());
      // The first run works with what is in force now, and goes on where the other one was cut.
      expect([at, (await sync(again, connectionId)).outcome?.outcome]).toEqual([at, 'done']);
      expect([at, (await sync(again, connectionId)).outcome?.outcome]).toEqual([at, 'done']);
      const { renewal, secretKeyId } = recordOf(again, connectionId);
      const [made] = renewingApp(again).secrets;
      expect([at, secretsOf(again), renewal?.intention, renewal?.trouble]).toEqual([
        at,
        ['made'],
        undefined,
        undefined,
      ]);
      expect([at, secretKeyId]).toEqual([at, made?.keyId]);
      await again.close();
      app = undefined;
      if (!life.dead) break;
    }
    // It got through at last, and was cut with the former one alone, with both, and with the new one alone.
    expect(boundaries).toBeGreaterThan(40);
    expect(boundaries).toBeLessThan(LONGEST);
    expect([...seen].sort()).toEqual(['former', 'former,made', 'made']);
  },
  10 * 60_000,
);
