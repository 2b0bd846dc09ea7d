import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';
import { CdpConnection } from './cdp.ts';

export interface ChromiumOptions {
  /** Folder of Chromium's own profile. */
  readonly profile: string;
  /** Undefined: no window is shown at all. Else the document that the first window opens with. */
  readonly firstDocument: string | undefined;
  readonly firstWindow: { readonly width: number; readonly height: number };
  /** Listen for another CDP client (the test runner) on a loopback port. */
  readonly listen: boolean;
  /** The whole browser: it alone trusts the computer's roots and asks its proxies. */
  readonly whole?: boolean;
  /** Chromium's own rules for host names: "MAP cm01.contoso.com 127.0.0.1:8443". */
  readonly names?: string | undefined;
}

export interface Chromium {
  readonly path: string;
  readonly process: ChildProcess;
  readonly connection: CdpConnection;
  readonly options: ChromiumOptions;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The same engine without what shows windows: it starts with a seventh of the work (0.2 s of a processor for 1.6 s). */
const SHELL = 'chromium-headless-shell';

/**
 * Path of an installed Chromium; where no window is shown, of its headless shell if there is one. The environment
 * variable CHROMIUM names another one.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env, windowless = false): string {
  if (env.CHROMIUM) {
    if (!isExecutable(env.CHROMIUM)) {
      throw new Error(`The environment variable CHROMIUM names ${env.CHROMIUM}, which cannot be run.`);
    }
    return env.CHROMIUM;
  }
  const names = [
    ...(windowless ? [SHELL] : []),
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
  ];
  const folders = ['/usr/bin', ...(env.PATH ?? '').split(delimiter).filter(Boolean)];
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  const found = candidates.find(isExecutable);
  if (!found) {
    throw new Error(
      'No Chromium was found. Install Chromium or Google Chrome, or set the environment variable CHROMIUM to its path.',
    );
  }
  return found;
}

const disabledFeatures = [
  // Requests of http pages must stay as they are written.
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LocalNetworkAccessChecks',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
  'PaintHolding',
  // Pages of the browser itself, made ready for windows that no test opens.
  'PreloadTopChromeWebUI',
];

function chromiumSwitches(options: ChromiumOptions): string[] {
  const { width, height } = options.firstWindow;
  return [
    `--user-data-dir=${options.profile}`,
    '--remote-debugging-pipe',
    ...(options.listen ? ['--remote-debugging-port=0', '--remote-debugging-address=127.0.0.1'] : []),
    // Chromium refuses to run its sandbox as root, and containers seldom allow it to anybody.
    '--no-sandbox',
    // Without it a bar about the missing sandbox takes 56 pixels of every visible window.
    '--test-type',
    '--disable-gpu',
    '--disable-quic',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-back-forward-cache',
    '--disable-breakpad',
    '--disable-component-update',
    '--disable-extensions',
    '--disable-ipc-flooding-protection',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    '--metrics-recording-only',
    '--password-store=basic',
    '--force-color-profile=srgb',
    `--disable-features=${disabledFeatures.join(',')}`,
    `--window-size=${width},${height}`,
    ...(options.names === undefined ? [] : [`--host-resolver-rules=${options.names}`]),
    ...(options.firstDocument === undefined
      ? ['--headless=new', '--no-startup-window', '--hide-scrollbars']
      : [`--app=${options.firstDocument}`]),
  ];
}

/** Starts Chromium with pipes at descriptors 3 and 4. The browser ends with this process. */
export function launchChromium(options: ChromiumOptions): Chromium {
  const isWhole = options.whole === true || process.env.OMS_HOST_BROWSER === 'whole';
  const path = findChromium(process.env, options.firstDocument === undefined && !isWhole);
  mkdirSync(options.profile, { recursive: true });
  const child = spawn(path, chromiumSwitches(options), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const verbose = Boolean(process.env.OMS_HOST_VERBOSE);
  const stderr = child.stdio[2];
  if (stderr) {
    createInterface({ input: stderr }).on('line', (line) => {
      // The test runner connects to the address in this line.
      if (verbose || line.startsWith('DevTools listening on')) {
        process.stderr.write(`${line}\n`);
      }
    });
  }
  const connection = new CdpConnection(child.stdio[3] as Duplex, child.stdio[4] as Duplex);
  child.on('error', (error) => {
    process.stderr.write(`Chromium could not be started: ${error.message}\n`);
    connection.close();
  });
  child.on('exit', () => connection.close());
  return { path, process: child, connection, options };
}

/** A further visible window: the same command line is handed to the running Chromium. */
export function openAnotherWindow(chromium: Chromium, document: string): void {
  const { profile } = chromium.options;
  spawn(chromium.path, [`--user-data-dir=${profile}`, '--no-sandbox', `--app=${document}`], {
    stdio: 'ignore',
  });
}
