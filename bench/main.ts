import { fork, spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figures.ts';
import { tableOf } from './table.ts';

/**
 * `npm run bench`: our figures beside a floor or a peer, taken in the same run, with budget, CPU time and memory.
 * Names after it choose what is measured. Ends with 1 only when something could not be measured: a missed budget
 * is said, not failed, because the computer has its share in it.
 */

const measurements: readonly string[] = [
  ...['firstPage', 'idle', 'sizes', 'picker'],
  ...['discovery', 'sync', 'planning', 'azureCli'],
];
// Its figures are bytes in a table of their own.
const QUERY_TEXT = 'queryText';
const all = [...measurements, QUERY_TEXT];

const named = process.argv.slice(2);
const unknown = named.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no measurement "${unknown.join(', ')}". There are: ${all.join(', ')}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await run(named.length === 0 ? all : named);
}

async function run(names: readonly string[]): Promise<number> {
  const computer = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'processor'}, Node ${process.versions.node}`;
  process.stdout.write(`${computer}\n${loadNow()} at the start\n`);
  const figures: Figure[] = [];
  let missing = 0;
  for (const name of measurements.filter((one) => names.includes(one))) {
    process.stderr.write(`Measuring ${name} ...\n`);
    const found = await measureApart(name);
    if (found === undefined) missing += 1;
    else figures.push(...found);
  }
  process.stdout.write(`${loadNow()} at the end\n`);
  if (figures.length > 0) process.stdout.write(`\n${tableOf(figures)}\n`);
  if (names.includes(QUERY_TEXT)) {
    process.stdout.write('\n');
    const script = join(import.meta.dirname, `${QUERY_TEXT}.ts`);
    if (spawnSync(process.execPath, [script], { stdio: 'inherit' }).status !== 0) missing += 1;
  }
  return missing === 0 ? 0 : 1;
}

/** Above the number of processors, times and their ratios say little; CPU seconds, rows and round trips still do. */
function loadNow(): string {
  return `Load ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} processors`;
}

/** In a process of its own, so that memory and warmed-up code of one measurement are not another one's. */
function measureApart(name: string): Promise<readonly Figure[] | undefined> {
  return new Promise((resolve) => {
    let figures: readonly Figure[] | undefined;
    const child = fork(join(import.meta.dirname, 'measureOne.ts'), [name]);
    child.on('message', (message) => {
      figures = message as readonly Figure[];
    });
    child.on('exit', () => resolve(figures));
  });
}
