import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.ts';
import { installNetworkServers } from './networkServers.ts';

interface Report {
  readonly stats?: { readonly expected?: number; readonly unexpected?: number; readonly flaky?: number };
}

/**
 * `npm run test:network`: the app behind real proxies, through the network stack of an installed Chromium. Not part of
 * `npm test`, because it needs squid and runs on Linux only.
 */
export function networkTests(root: string, taskArguments: readonly string[]): number {
  if (process.platform !== 'linux') {
    process.stderr.write('The network tests run on Linux only: they need Debian’s squid and Chromium.\n');
    return 1;
  }
  if (!installNetworkServers() || !buildIfStale(root)) return 1;
  const report = join(root, 'test-results', 'network.json');
  mkdirSync(join(root, 'test-results'), { recursive: true });
  rmSync(report, { force: true });
  const result = spawnSync(
    'playwright',
    ['test', '--config=playwright.network.config.ts', '--reporter=list,json', ...taskArguments],
    {
      cwd: root,
      stdio: 'inherit',
      // Electron would take the proxies of its own system; the Chromium host has one for each test.
      env: { ...process.env, OMS_E2E_HOST: '1', PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    },
  );
  const { stats } = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : {};
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
  process.stdout.write(`\n${stats?.expected ?? 0} passed, ${failed} failed\n`);
  return result.status ?? 1;
}
