import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { importedPackages, productPackages, readLock } from '../licenses/productPackages.ts';
import { judgeAudit } from './judgeAudit.ts';

/** `npm run audit`: what is known against the packages, by package-lock.json. */

const root = join(import.meta.dirname, '..', '..');
const isWindows = process.platform === 'win32';
const npm = process.env.npm_execpath;
const args = ['audit', '--json', '--package-lock-only'];
const result =
  npm === undefined
    ? spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: isWindows })
    : spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: 'utf8' });

const product = new Set(productPackages(importedPackages(root), readLock(root)).map(({ name }) => name));
// The program that everything runs on.
product.add('electron');
const { exitCode, lines } = judgeAudit(result.stdout || result.stderr || String(result.error ?? ''), product);
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = exitCode;
