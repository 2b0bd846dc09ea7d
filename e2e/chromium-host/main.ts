import { readFileSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { chromium, chromiumSettings } from './chromium.ts';
import { readArguments } from './commandLine.ts';
import { provideElectron } from './electronModule.ts';
import { protocolState } from './protocol.ts';
import { hostCalls } from './recorded.ts';

interface Package {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

const runnerTimeoutInMs = 5000;

function readPackage(folder: string): Package {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
  } catch {
    return {};
  }
}

/** The Electron whose place the host takes. */
const electronVersion =
  readPackage(join(import.meta.dirname, '../../node_modules/electron')).version ?? '0.0.0';

/** The app's folder and main script, from what was named on the command line. */
function findApp(entry: string): {
  readonly folder: string;
  readonly script: string;
  readonly manifest: Package;
} {
  const path = resolve(entry);
  if (!statSync(path, { throwIfNoEntry: false })) {
    process.stderr.write(`There is no app at ${path}.\n`);
    process.exit(1);
  }
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  const manifest = readPackage(folder);
  const script = folder === path ? join(folder, manifest.main ?? 'index.js') : path;
  if (!statSync(script, { throwIfNoEntry: false })) {
    process.stderr.write(`There is no ${script}. Build the app first: npm run build\n`);
    process.exit(1);
  }
  return { folder, script, manifest };
}

async function start(): Promise<void> {
  const executable = process.env.OMS_HOST_EXECUTABLE ?? process.execPath;
  delete process.env.OMS_HOST_EXECUTABLE;
  const { entry, argv, inspect, debuggingPort } = readArguments(executable, process.argv.slice(2));

  // A test runner calls this when it listens. Until then no window may exist.
  const runner = Promise.withResolvers<void>();
  Object.defineProperty(globalThis, '__playwright_run', {
    value: () => runner.resolve(),
    configurable: true,
  });
  Object.defineProperty(globalThis, 'hostCalls', { value: hostCalls });
  if (inspect) {
    inspector.open(0, '127.0.0.1');
  }

  const { folder, script, manifest } = findApp(entry);
  process.argv = [...argv];
  process.execPath = executable;
  Object.defineProperty(process, 'defaultApp', { value: true });
  Object.defineProperty(process, 'type', { value: 'browser' });
  Object.defineProperty(process, 'resourcesPath', { value: join(import.meta.dirname, 'resources') });
  Object.defineProperty(process.versions, 'electron', { value: electronVersion, enumerable: true });
  app._identify({
    path: folder,
    name: manifest.productName ?? manifest.name ?? 'Electron',
    version: manifest.version ?? electronVersion,
  });
  chromiumSettings.userData = () => app.getPath('userData');
  chromiumSettings.listen = debuggingPort;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => app.quit());
  }

  provideElectron();
  await import(pathToFileURL(script).href);
  if (app._isLeaving) {
    return;
  }
  if (debuggingPort) {
    chromium();
    await Promise.race([runner.promise, wait(runnerTimeoutInMs, undefined, { ref: false })]);
  }
  protocolState.appIsReady = true;
  app._becomeReady();
}

// Electron runs until the app quits, window or not.
setInterval(() => undefined, 2 ** 30);

start().catch((error: unknown) => {
  console.error('App threw an error during load');
  console.error(error);
  process.exit(1);
});
