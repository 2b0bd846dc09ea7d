import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.ts';
import { startApp } from './start.ts';

/**
 * What the npm scripts do, once everything is installed. Each task is a list of commands; the first one that
 * fails ends it with its exit code.
 */

const root = join(import.meta.dirname, '..');
const reports = join(root, 'test-results');
const [task = '', ...taskArguments] = process.argv.slice(2);

// Tests and pictures do not speak the language of whoever makes them.
if (task !== 'start' && task !== 'cli') process.env.OMS_LANGUAGE ??= 'en';

interface Step {
  readonly title: string;
  readonly run: () => number;
}

const program = (title: string, command: string, ...args: string[]): Step => ({
  title,
  run: () => runProgram(command, args),
});
const node = (title: string, script: string, ...args: string[]) =>
  program(title, process.execPath, script, ...args);

const typeProjects = ['tsconfig.json', 'electron', 'renderer', 'simulator', 'e2e', 'scripts', 'bench'];
const types: Step[] = [
  ...typeProjects.map((project) => program(`Types: ${project}`, 'tsc', '-p', project)),
  node('Types: members of Electron that the Chromium host has', 'scripts/hostTypes.ts'),
  program('Types: the app against the Chromium host', 'tsc', '-p', 'tsconfig.host.json'),
];
const lint = [program('Lint and format', 'biome', 'check', '--error-on-warnings', '.')];
const unit = [
  program(
    'Unit tests, dependency law and contracts',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, 'unit.json')}`,
    ...taskArguments,
  ),
];
const build: Step[] = [{ title: 'Build', run: () => (buildIfStale(root) ? 0 : 1) }];
const e2e: Step[] = [
  ...build,
  {
    title: 'End-to-end tests',
    run: () =>
      runProgram('playwright', ['test', '--reporter=list,json', ...taskArguments], {
        PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json'),
      }),
  },
];

const tasks: Readonly<Record<string, () => Promise<number> | number>> = {
  types: () => runAll(types),
  lint: () => runAll(lint),
  unit: () => runAll(unit),
  build: () => runAll(build),
  e2e: () => runAll(e2e),
  test: () => {
    // Yesterday's reports must not be added up as today's.
    rmSync(reports, { recursive: true, force: true });
    const code = runAll([...types, ...lint, ...unit, ...e2e]);
    printTotals();
    return code;
  },
  'test:network': async () => (await import('./networkTests.ts')).networkTests(root, taskArguments),
  start: () => startApp(root, taskArguments),
  tour: async () => (await import('./tour.ts')).tour(root),
  gallery: async () => (await import('./gallery.ts')).gallery(root, taskArguments),
  bench: () => runAll([...build, node('Benchmarks', 'bench/main.ts', ...taskArguments)]),
  package: () => runAll([...build, node('Installers', 'scripts/package/makePackage.ts', ...taskArguments)]),
  'package:check': () => runAll([...build, node('Package', 'scripts/package/check.ts', ...taskArguments)]),
  simulator: () => runProgram(process.execPath, ['simulator/main.ts', ...taskArguments]),
  cli: () => runProgram(process.execPath, ['electron/cli/main.ts', ...taskArguments]),
};

const chosen = tasks[task];
if (!chosen) {
  process.stderr.write(`There is no task "${task}". Tasks: ${Object.keys(tasks).join(', ')}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await chosen();
}

function runAll(steps: readonly Step[]): number {
  mkdirSync(reports, { recursive: true });
  for (const step of steps) {
    process.stdout.write(`\n== ${step.title}\n`);
    const code = step.run();
    if (code !== 0) {
      process.stdout.write(`\n"${step.title}" failed (exit code ${code}).\n`);
      return code;
    }
  }
  return 0;
}

function runProgram(command: string, args: readonly string[], env: Record<string, string> = {}): number {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    // npm's programs are .cmd files on Windows, which only a shell can start.
    shell: process.platform === 'win32' && command !== process.execPath,
  });
  return result.status ?? 1;
}

/** One closing line over both runners, from their own reports. */
function printTotals(): void {
  const unitReport = readReport('unit.json') as { numPassedTests?: number; numFailedTests?: number };
  const e2eReport = readReport('e2e.json') as {
    stats?: { expected?: number; unexpected?: number; flaky?: number };
  };
  const { expected = 0, unexpected = 0, flaky = 0 } = e2eReport.stats ?? {};
  const passed = (unitReport.numPassedTests ?? 0) + expected + flaky;
  const failed = (unitReport.numFailedTests ?? 0) + unexpected;
  if (flaky > 0) process.stdout.write(`\nPassed at the second try only: ${flaky}, named above as flaky.\n`);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
}

function readReport(name: string): unknown {
  const path = join(reports, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}
