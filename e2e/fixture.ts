import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  _electron,
  test as base,
  type ConsoleMessage,
  type ElectronApplication,
  type Page,
} from 'playwright/test';
import { chooseLanguage } from '../shared/language/choose.ts';
import { loadLanguage } from '../shared/language/load.ts';
import { readLogs } from './readLogs.ts';
import { isRealElectron } from './realElectron.ts';

const root = resolve(import.meta.dirname, '..');
const launchTimeoutInMs = 30_000;

/** Address of the app's page, in Electron and in the Chromium host. */
export const appUrl = /^(app:\/\/oms|https:\/\/oms\.app\.localhost)\//;

export interface LaunchOptions {
  /** Folder or script of the app. Default: this repository's build. */
  readonly app?: string;
}

/** What a page said that it should not have: console errors and warnings, thrown errors, policy reports. */
export interface Complaints {
  readonly list: readonly string[];
  /** A test that provokes complaints takes them, which keeps it from failing. */
  take(): string[];
}

export interface AppOptions {
  /** Where the fresh data folders are made. */
  readonly scratchDir: string;
  /** Complaints that a file of tests expects. */
  readonly toleratedComplaints: readonly RegExp[];
  /** A file of tests that spoils the log itself. */
  readonly spoilsLog: boolean;
}

export interface SpokenLanguage {
  /** What the app and the tests speak: they read one set of texts, so every test runs in every language. */
  readonly language: string;
  readonly spoken: undefined;
}

export interface AppFixtures {
  /** Fresh for each test. */
  readonly userDataDir: string;
  readonly complaints: Complaints;
  /** Starts the app; everything started is closed after the test. */
  readonly launchApp: (
    args?: readonly string[],
    env?: Readonly<Record<string, string>>,
    options?: LaunchOptions,
  ) => Promise<ElectronApplication>;
  readonly app: ElectronApplication;
  readonly page: Page;
}

class PageComplaints implements Complaints {
  list: string[] = [];

  take(): string[] {
    return this.list.splice(0);
  }

  watch(page: Page): void {
    page.on('console', (message: ConsoleMessage) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        const { url, lineNumber } = message.location();
        this.list.push(`${message.type()}: ${message.text()} (${url}:${lineNumber})`);
      }
    });
    page.on('pageerror', (error) => this.list.push(`thrown: ${error.stack ?? error.message}`));
  }
}

/** Waits for the window's own page: a window is there before its page is. */
export async function pageOf(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForURL(appUrl);
  return page;
}

/** The process is asked for at launch: a closed app does not tell it any more. */
async function close(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const closed = app.close().then(
    () => true,
    () => true,
  );
  const late = new Promise<boolean>((done) => setTimeout(() => done(false), 10_000).unref());
  if (!(await Promise.race([closed, late]))) {
    child.kill('SIGKILL');
    throw new Error('The app did not close within 10 s and was ended.');
  }
}

/**
 * One fixture for Electron and for the Chromium host, which differ in `executablePath` only. A test fails when
 * its page complained.
 */
export const test = base.extend<AppFixtures & AppOptions, SpokenLanguage>({
  language: [process.env.OMS_LANGUAGE ?? 'en', { option: true, scope: 'worker' }],
  spoken: [
    async ({ language }, use) => {
      process.env.OMS_LANGUAGE = language;
      await loadLanguage(chooseLanguage([language]));
      await use(undefined);
    },
    { auto: true, scope: 'worker' },
  ],
  scratchDir: [tmpdir(), { option: true }],
  toleratedComplaints: [[], { option: true }],
  spoilsLog: [false, { option: true }],
  userDataDir: async ({ scratchDir }, use) => {
    const folder = await mkdtemp(join(scratchDir, 'oms-connect-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  complaints: async ({ toleratedComplaints }, use) => {
    const complaints = new PageComplaints();
    await use(complaints);
    const left = complaints.list.filter((text) => !toleratedComplaints.some((known) => known.test(text)));
    if (left.length > 0) {
      throw new Error(`The page complained:\n${left.join('\n')}`);
    }
  },
  launchApp: async ({ userDataDir, complaints, spoilsLog }, use) => {
    const running = new Map<ElectronApplication, ChildProcess>();
    await use(async (args = [], env = {}, options = {}) => {
      const given = args.some((argument) => argument.startsWith('--user-data-dir'));
      const app = await _electron.launch({
        args: [options.app ?? root, ...(given ? [] : [`--user-data-dir=${userDataDir}`]), ...args],
        cwd: root,
        env: { ...(process.env as Record<string, string>), ...env },
        timeout: launchTimeoutInMs,
        ...(isRealElectron ? {} : { executablePath: join(root, 'e2e/chromium-host/electron') }),
      });
      running.set(app, app.process());
      for (const page of app.windows()) {
        (complaints as PageComplaints).watch(page);
      }
      app.on('window', (page) => (complaints as PageComplaints).watch(page));
      return app;
    });
    for (const [app, child] of running) {
      await close(app, child);
    }
    if (!spoilsLog) readLogs(userDataDir);
  },
  app: async ({ launchApp }, use) => {
    await use(await launchApp());
  },
  page: async ({ app }, use) => {
    await use(await pageOf(app));
  },
});

export { expect } from 'playwright/test';

/** Saves what the window shows as `test-results/shots/<name>.png` and attaches it to the report. */
export async function shoot(page: Page, name: string): Promise<string> {
  const folder = join(root, 'test-results/shots');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  // Blinking carets and transitions would make every picture differ.
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  await base.info().attach(name, { path, contentType: 'image/png' });
  return path;
}
