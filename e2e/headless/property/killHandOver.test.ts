import { afterEach, expect, it, vi } from 'vitest';
import { generateSite } from '../../../simulator/configmgr/generateSite.ts';
import { canaryInFolder } from '../../canary/searchFolder.ts';
import { brokenFiles } from '../brokenFiles.ts';
import { type HeadlessApp, startHeadless } from '../headlessApp.ts';
import { addSecret, NEW_SECRET } from '../newSecret.ts';
import { connectShared, succeeded } from '../wizardPath.ts';
import { boundary, live, startLife } from './killSwitch.ts';

/**
 * A secret is handed from one account to another, and either of them is killed anywhere on the way: the connection
 * works with the old secret or the new one, files are whole, and the next try ends with the new one.
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
const HELPDESK = 'CONTOSO\\helpdesk';
const LONGEST = 250;
let owner: HeadlessApp | undefined;
afterEach(async () => {
  await owner?.close();
  owner = undefined;
});

async function handOver({ handlers }: HeadlessApp, connectionId: string): Promise<void> {
  const { signInId } = succeeded(await handlers.verifySecret({ connectionId, secret: NEW_SECRET }));
  succeeded(await handlers.saveSecret({ connectionId, signInId }));
}

async function sync(app: HeadlessApp, connectionId: string): Promise<string | undefined> {
  const { runId } = succeeded(await app.handlers.syncNow({ connectionId }));
  return (await app.finished(runId)).outcome?.outcome;
}

interface Ended {
  readonly wasKilled: boolean;
  /** Of the secret in force after the next sync of the owner, before anybody hands over once more. */
  readonly hint: string | undefined;
}

/** One hand-over in which one side is killed after so many boundaries, and what it leaves. */
async function killedAfter(side: 'dropper' | 'taker', boundaries: number): Promise<Ended> {
  const at = `${side} killed at boundary ${boundaries}`;
  const first = startHeadless({ site, atRequest: boundary });
  owner = first;
  const { connectionId } = await connectShared(first, ['SMS00001']);
  addSecret(first);
  const helpdesk = first.asAccount(HELPDESK);
  if (side === 'taker') await handOver(helpdesk, connectionId);
  const life = startLife();
  life.left = boundaries;
  const work = () =>
    side === 'dropper' ? handOver(helpdesk, connectionId) : sync(first, connectionId).then(() => undefined);
  await Promise.race([live(life, work), life.died]);
  const wasKilled = life.dead;
  const taker = side === 'taker' && wasKilled ? first.restarted() : first;
  owner = taker;
  expect([at, brokenFiles(taker.folder)]).toEqual([at, []]);
  // Whatever was half done lies about: nothing of it holds the secret.
  expect([at, canaryInFolder(taker.folder, NEW_SECRET)]).toEqual([at, []]);

  expect([at, await sync(taker, connectionId)]).toEqual([at, 'done']);
  const view = async (app: HeadlessApp) => succeeded(await app.handlers.listConnections({})).connections[0];
  const hint = (await view(taker))?.secret.hint;
  const dropper = side === 'dropper' && wasKilled ? helpdesk.restarted() : helpdesk;
  const seen = await view(dropper);
  expect([at, seen?.handOver]).toEqual([at, 'possible']);
  // What was taken is told as taken, however often the one who took it had to begin.
  const isTaken = hint === 'Nxt';
  expect([at, seen?.handOverResult !== undefined, seen?.handOverResult?.refusal]).toEqual([
    at,
    isTaken,
    undefined,
  ]);

  // Whoever was cut tries once more.
  if (!isTaken) {
    await handOver(dropper, connectionId);
    expect([at, await sync(taker, connectionId)]).toEqual([at, 'done']);
  }
  expect([at, (await view(taker))?.secret.hint]).toEqual([at, 'Nxt']);
  expect([at, brokenFiles(taker.folder)]).toEqual([at, []]);
  await taker.close();
  owner = undefined;
  return { wasKilled, hint };
}

it.each(['dropper', 'taker'] as const)(
  'at any boundary of a file or a request: the %s',
  async (side) => {
    let boundaries = 0;
    const hints = new Set<string | undefined>();
    for (; boundaries < LONGEST; boundaries += 1) {
      const { wasKilled, hint } = await killedAfter(side, boundaries);
      hints.add(hint);
      if (!wasKilled) break;
    }
    // It got through at last, and every place before it has been tried.
    expect(boundaries).toBeGreaterThan(10);
    expect(boundaries).toBeLessThan(LONGEST);
    // A drop that is whole is taken; one that is not leaves the old secret.
    expect([...hints].sort()).toEqual(side === 'dropper' ? ['Nxt', 'Prx'] : ['Nxt']);
  },
  5 * 60_000,
);
