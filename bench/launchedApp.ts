import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright/test';
import { appUrl } from '../e2e/fixture.ts';
import { isRealElectron } from '../e2e/realElectron.ts';

const root = join(import.meta.dirname, '..');

/** An app under measurement: ours, or the empty window, which differs in nothing but its main script. */
export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Of the main process. */
  readonly processId: number;
  /** When its process was asked for, on the clock that pages show as `performance.timeOrigin`. */
  readonly launchedAt: number;
  close(): Promise<void>;
}

export const ourApp = root;
export const emptyWindow = join(import.meta.dirname, 'empty-window');

/** Starts an app with a fresh data folder, in Electron or in the Chromium host as the tests do. */
export async function launchApp(app: string, args: readonly string[] = []): Promise<LaunchedApp> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'oms-connect-bench-'));
  const launchedAt = Date.now();
  const launched = await _electron.launch({
    args: [app, `--user-data-dir=${userDataDir}`, ...args],
    cwd: root,
    ...(isRealElectron ? {} : { executablePath: join(root, 'e2e', 'chromium-host', 'electron') }),
  });
  const processId = launched.process().pid;
  if (processId === undefined) throw new Error('The app has no process');
  const page = await launched.firstWindow();
  await page.waitForURL(appUrl);
  return {
    app: launched,
    page,
    processId,
    launchedAt,
    async close() {
      await launched.close();
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
