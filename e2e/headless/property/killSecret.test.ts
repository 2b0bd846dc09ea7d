import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { generateSite } from '../../../simulator/configmgr/generateSite.ts';
import { canaryInFolder } from '../../canary/searchFolder.ts';
import { brokenFiles } from '../brokenFiles.ts';
import { type HeadlessApp, startHeadless } from '../headlessApp.ts';
import { addSecret, NEW_SECRET } from '../newSecret.ts';
import { connect, succeeded } from '../wizardPath.ts';
import { boundary, live, startLife } from './killSwitch.ts';

/** Killing the process anywhere between Verify and the end of the sync leaves a secret that works, and whole files. */

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
const LONGEST = 200;
let app: HeadlessApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function replaceSecret({ handlers, finished }: HeadlessApp, connectionId: string): Promise<void> {
  const { signInId } = succeeded(await handlers.verifySecret({ connectionId, secret: NEW_SECRET }));
  const { runId } = succeeded(await handlers.saveSecret({ connectionId, signInId }));
  await finished(runId ?? '');
}

it(
  'at any boundary of a file or a request',
  async () => {
    let boundaries = 0;
    const hints = new Set<string | undefined>();
    for (; boundaries < LONGEST; boundaries += 1) {
      const killed = startHeadless({ site, atRequest: boundary });
      app = killed;
      const { connectionId } = await connect(killed, ['SMS00001']);
      addSecret(killed);
      const life = startLife();
      life.left = boundaries;
      await Promise.race([live(life, () => replaceSecret(killed, connectionId)), life.died]);
      const again = life.dead ? killed.restarted() : killed;
      app = again;
      const at = `killed at boundary ${boundaries}`;
      expect([at, brokenFiles(again.folder)]).toEqual([at, []]);
      expect([at, canaryInFolder(again.folder, NEW_SECRET)]).toEqual([at, []]);
      expect([at, existsSync(join(again.folder, 'account', 'secrets.json'))]).toEqual([at, true]);
      const { connections } = succeeded(await again.handlers.listConnections({}));
      expect([at, connections.length, connections[0]?.secret.hasSecret]).toEqual([at, 1, true]);
      hints.add(connections[0]?.secret.hint);
      const { runId } = succeeded(await again.handlers.syncNow({ connectionId }));
      expect([at, (await again.finished(runId)).outcome?.outcome]).toEqual([at, 'done']);
      await again.close();
      app = undefined;
      if (!life.dead) break;
    }
    // It got through at last, and both secrets were the one in force somewhere on the way.
    expect(boundaries).toBeGreaterThan(15);
    expect(boundaries).toBeLessThan(LONGEST);
    expect([...hints].sort()).toEqual(['Nxt', 'Prx']);
  },
  5 * 60_000,
);
