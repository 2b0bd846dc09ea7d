import { afterEach, expect, it, vi } from 'vitest';
import { generateSite } from '../../../simulator/configmgr/generateSite.ts';
import { brokenFiles } from '../brokenFiles.ts';
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

const LONG_LIFE = 10_000;

/** How many boundaries a sync has before its renewal begins; others than here cut those. */
async function boundariesBefore(): Promise<number> {
  app = startHeadless({ site, atRequest: boundary });
  const connectionId = await connectRenewing(app);
  const life = startLife();
  life.left = LONG_LIFE;
  const running = app;
  await live(life, () => sync(running, connectionId));
  await app.close();
  // The run's line of history comes after the renewal.
  return LONG_LIFE - life.left - LINE_OF_HISTORY;
}
const LINE_OF_HISTORY = 6;

/** One renewal after the other, each cut a boundary later; `then` is told what came of it. */
async function cutEverywhere(then: (again: HeadlessApp, connectionId: string, at: string) => Promise<void>) {
  const before = await boundariesBefore();
  const seen = new Set<string>();
  let boundaries = 0;
  for (; boundaries < LONGEST; boundaries += 1) {
    const killed = startHeadless({ site, atRequest: boundary });
    app = killed;
    const connectionId = await connectRenewing(killed);
    succeeded(await killed.handlers.setRenewal({ connectionId, enabled: true }));
    const life = startLife();
    life.left = before + boundaries;
    await Promise.race([live(life, () => sync(killed, connectionId)), life.died]);
    const again = life.dead ? killed.restarted() : killed;
    app = again;
    const at = `killed at boundary ${boundaries}`;
    expect([at, brokenFiles(again.folder)]).toEqual([at, []]);
    seen.add(secretsOf(again).join());
    await then(again, connectionId, at);
    await again.close();
    app = undefined;
    if (!life.dead) break;
  }
  // It got through at last, and was cut with the former one alone, with both, and with the new one alone.
  expect(boundaries).toBeGreaterThan(40);
  expect(boundaries).toBeLessThan(LONGEST);
  expect([...seen].sort()).toEqual(['former', 'former,made', 'made']);
}

it(
  'at any boundary of a file or a request, the next runs go on where it was cut',
  () =>
    cutEverywhere(async (again, connectionId, at) => {
      // The first run works with what is in force now.
      expect([at, (await sync(again, connectionId)).outcome?.outcome]).toEqual([at, 'done']);
      expect([at, (await sync(again, connectionId)).outcome?.outcome]).toEqual([at, 'done']);
      const { renewal, secretKeyId } = recordOf(again, connectionId);
      const [made] = renewingApp(again).secrets;
      expect([at, secretsOf(again)]).toEqual([at, ['made']]);
      expect([at, renewal?.intention, renewal?.trouble]).toEqual([at, undefined, undefined]);
      expect([at, secretKeyId]).toEqual([at, made?.keyId]);
    }),
  10 * 60_000,
);

it(
  'switched off after the cut, one secret is left, and it works',
  () =>
    cutEverywhere(async (again, connectionId, at) => {
      succeeded(await again.handlers.setRenewal({ connectionId, enabled: false }));
      for (let run = 0; run < 2; run += 1)
        expect([at, (await sync(again, connectionId)).outcome?.outcome]).toEqual([at, 'done']);
      expect([at, secretsOf(again).length]).toEqual([at, 1]);
      expect([at, recordOf(again, connectionId).renewal?.intention]).toEqual([at, undefined]);
    }),
  10 * 60_000,
);
