import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = [
  'shared',
  'electron',
  'renderer',
  'simulator',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** Builds main, preload and renderer into `out/` unless that is newer than every source. True when all is well. */
export function buildIfStale(root: string): boolean {
  const stamp = join(root, 'out', '.built');
  const newest = Math.max(...sources.map((source) => newestChange(join(root, source))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs > newest) return true;
  rmSync(stamp, { force: true });
  const result = spawnSync('electron-vite', ['build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) return false;
  writeFileSync(stamp, '');
  return true;
}

function newestChange(path: string): number {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChange(join(path, name))),
    entry.mtimeMs,
  );
}
