import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.ts';

const windows = process.platform === 'win32';

/**
 * Opens the app: in Electron where its program is there, else in the Chromium host's visible window, and where
 * there is no display at all as a headless tour of the whole wizard. Answers the exit code.
 */
export async function startApp(root: string, args: readonly string[]): Promise<number> {
  if (!buildIfStale(root)) return 1;
  const display =
    windows || process.platform === 'darwin' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (!display) {
    process.stdout.write('There is no display here, so the app takes a headless tour of the wizard.\n');
    return (await import('./tour.ts')).tour(root);
  }
  const electron = join(root, 'node_modules', 'electron', 'dist', windows ? 'electron.exe' : 'electron');
  const useElectron = process.env.OMS_E2E_HOST !== '1' && existsSync(electron);
  const executable = useElectron ? electron : join(root, 'e2e', 'chromium-host', 'electron');
  process.stdout.write(
    useElectron
      ? 'Opening OMS Connect ...\n'
      : 'Opening OMS Connect in Chromium (no Electron program here) ...\n',
  );
  const result = spawnSync(executable, ['.', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, OMS_HOST_HEADED: '1' },
  });
  return result.status ?? 1;
}
