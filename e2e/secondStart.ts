import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { isRealElectron } from './realElectron.ts';

const root = resolve(import.meta.dirname, '..');
const executable = isRealElectron
  ? join(root, 'node_modules/electron/dist', process.platform === 'win32' ? 'electron.exe' : 'electron')
  : join(root, 'e2e/chromium-host/electron');

export interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** Starts the app as a person or the Task Scheduler would, without a test runner in it, and waits for its end. */
export function startAndWait(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(executable, [root, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    child.on('close', (code) => done({ code, stderr }));
  });
}
