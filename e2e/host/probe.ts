import { join } from 'node:path';
import type { ElectronApplication } from 'playwright/test';
import { test as base } from '../fixture.ts';

export { expect, pageOf } from '../fixture.ts';

export const probeApp = join(import.meta.dirname, 'probe-app');

/** What the probe app's main process keeps for the tests. */
export interface Probe {
  readonly events: string[];
  readonly requests: string[];
  readonly secondInstances: unknown[];
  preventClose: boolean;
  createWindow(): unknown;
}

/** What its preload exposes. */
export interface ProbeApi {
  readonly version: number;
  readonly nested: { readonly list: readonly number[] };
  echo(value: unknown): Promise<unknown>;
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  note(text: string): void;
  sum(a: number, b: number): number;
  fail(): never;
  on(channel: string, listener: (...args: unknown[]) => void): () => void;
}

declare global {
  var probe: Probe & ProbeApi;
  var preloadSaw: { second: string; missing: string; world(): Record<string, unknown> };
  var received: unknown[];
  var pageVariable: number;
  var inline: boolean | undefined;
}

/** The fixture of the app's tests, with the small probe app in the app's place. */
export const test = base.extend<{ events: () => Promise<string[]> }>({
  app: async ({ launchApp }, use) => {
    await use(await launchApp([], {}, { app: probeApp }));
  },
  events: async ({ app }, use) => {
    await use(() => app.evaluate(() => globalThis.probe.events));
  },
});

/** Runs in the main process, with the probe app's window. */
export async function sendToPage(
  app: ElectronApplication,
  channel: string,
  ...args: unknown[]
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [name, values]) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send(name, ...values),
    [channel, args] as const,
  );
}
