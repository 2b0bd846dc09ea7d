// Entry of every npm script. Runs on any Node from 20 and on Node's own modules only, because on a fresh clone
// nothing else is there: installs what is missing, one plain line per step, then hands over to Node 24.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';
const node24 = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
const electronBinary = join(modules, 'electron', 'dist', windows ? 'electron.exe' : 'electron');
const notes = join(modules, '.oms-connect');
// Electron needs a display on Linux; without one the Chromium host runs headless instead.
const display =
  windows || process.platform === 'darwin' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const useHost = process.env.OMS_E2E_HOST === '1' || !display;
const DAY_MS = 24 * 60 * 60 * 1000;
const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
const mayInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

/** Tasks that open the app and therefore need Electron or, where its binary cannot be had, a Chromium. */
const needsBrowser = new Set(['start', 'tour', 'gallery', 'test', 'test:network', 'e2e', 'bench']);

main(process.argv[2] ?? '', process.argv.slice(3));

function main(task, taskArguments) {
  installPackages();
  if (needsBrowser.has(task)) installElectronOrChromium();
  const result = spawnSync(node24, [join(root, 'scripts', 'task.ts'), task, ...taskArguments], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [join(modules, 'node', 'bin'), join(modules, '.bin'), process.env.PATH].join(delimiter),
      ...(useHost ? { OMS_E2E_HOST: '1' } : {}),
    },
  });
  if (result.error) stop(`Node 24 could not be started: ${result.error.message}`);
  process.exit(result.status ?? 1);
}

function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(node24) && readNote('packages') === wanted) return;
  // A link leads to another folder's packages, which npm would empty first.
  if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) return;
  say('Installing packages (npm ci, a minute or two) ...');
  const npm = process.env.npm_execpath;
  const ci = ['ci', '--loglevel=error', '--no-audit', '--no-fund'];
  const result = npm
    ? spawnSync(process.execPath, [npm, ...ci], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    : spawnSync('npm', ci, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: windows });
  if (result.status !== 0) {
    stop(
      'The packages could not be installed. Check that this computer reaches the npm registry, then run the command again.',
    );
  }
  if (!existsSync(node24)) {
    stop(
      'The package "node" came without its program. Allow its install script (npm install-scripts approve node), then run the command again.',
    );
  }
  writeNote('packages', wanted);
}

function installElectronOrChromium() {
  if (!useHost && (existsSync(electronBinary) || fetchElectron())) return;
  if (findChromium()) return installHeadlessShell();
  installChromium();
  if (!findChromium()) {
    stop(
      'Neither Electron nor a Chromium can be had here. Install Chromium or Google Chrome, or name one in the environment variable CHROMIUM.',
    );
  }
}

/** Tried once a day: where the download is blocked, every start would otherwise wait for it. */
function fetchElectron() {
  const failedAt = Number(readNote('electron-failed-at') ?? 0);
  if (Date.now() - failedAt < DAY_MS) return false;
  say('Fetching the Electron program ...');
  const result = spawnSync(node24, [join(modules, 'electron', 'install.js')], {
    cwd: root,
    stdio: 'ignore',
    timeout: 5 * 60 * 1000,
  });
  if (result.status === 0 && existsSync(electronBinary)) return true;
  say('Electron cannot be downloaded here; the app runs in Chromium instead (e2e/chromium-host).');
  writeNote('electron-failed-at', String(Date.now()));
  return false;
}

function findChromium() {
  const candidates = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return candidates.find((path) => path && existsSync(path));
}

/** Starts faster than the whole browser, which serves where it is not to be had. Tried once a day. */
function installHeadlessShell() {
  const shell = 'chromium-headless-shell';
  const failedAt = Number(readNote('shell-failed-at') ?? 0);
  if (existsSync(`/usr/bin/${shell}`) || process.env.CHROMIUM || !mayInstall) return;
  if (Date.now() - failedAt < DAY_MS) return;
  say('Installing the headless Chromium, with which tests are faster (apt-get) ...');
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', shell], quiet);
  if (!existsSync(`/usr/bin/${shell}`)) writeNote('shell-failed-at', String(Date.now()));
}

function installChromium() {
  if (!mayInstall) return;
  say('Installing Chromium (apt-get, a minute) ...');
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
  installHeadlessShell();
  // Readable letters in the screenshots; the app works without them.
  spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'fonts-roboto-unhinted', 'fonts-noto-color-emoji'],
    quiet,
  );
}

function readNote(name) {
  try {
    return readFileSync(join(notes, name), 'utf8');
  } catch {
    return undefined;
  }
}

function writeNote(name, text) {
  mkdirSync(notes, { recursive: true });
  writeFileSync(join(notes, name), text);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function stop(sentence) {
  say(sentence);
  process.exit(1);
}
