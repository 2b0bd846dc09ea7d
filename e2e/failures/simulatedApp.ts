import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright/test';
import type { Simulator } from '../../simulator/simulator.ts';
import { assertExchangesMatchSpecs } from '../../simulator/specs/assertExchanges.ts';
import type { Exchange, Fault } from '../../simulator/types.ts';
import { test as base } from '../fixture.ts';

declare global {
  /** The live simulator in the main process: what a test changes here shows in the next answer. */
  var practiceSimulator: Simulator;
  /** Addresses that the app handed to the desktop. */
  var openedLinks: string[];
}

/**
 * The app with the simulator in place of the real network: the way of a real connection, faults and state at
 * hand. Every exchange is kept and held against Microsoft's documents at the end.
 */
export const test = base.extend<{
  readonly switches: readonly string[];
  readonly record: string;
}>({
  switches: [[], { option: true }],
  record: async ({ userDataDir }, use) => use(join(userDataDir, 'exchanges.jsonl')),
  app: async ({ launchApp, record, switches }, use) => {
    const app = await launchApp(['--simulated-network', `--practice-record=${record}`, ...switches]);
    await app.evaluate(({ shell }) => {
      globalThis.openedLinks = [];
      shell.openExternal = async (url) => void globalThis.openedLinks.push(url);
    });
    await use(app);
    assertExchangesMatchSpecs(await exchangesIn(record));
  },
});

export async function exchangesIn(record: string): Promise<readonly Exchange[]> {
  if (!existsSync(record)) return [];
  const lines = (await readFile(record, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Exchange);
}

/** Arms faults; `times` beyond any retry where the cause is to last. */
export function arm(app: ElectronApplication, ...faults: readonly Fault[]): Promise<void> {
  return app.evaluate((_electron, given) => globalThis.practiceSimulator.faults.add(...given), faults);
}

export function disarm(app: ElectronApplication): Promise<void> {
  return app.evaluate(() => globalThis.practiceSimulator.faults.clear());
}

export function linksOpened(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => globalThis.openedLinks);
}

/** A cause that lasts until it is disarmed. */
export const LASTING = 10_000;
