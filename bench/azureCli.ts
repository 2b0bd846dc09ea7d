import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { practice } from '../shared/practice.ts';
import type { ReadyLine } from '../simulator/serve/readyLine.ts';
import type { Figure } from './figures.ts';
import { forked } from './sync/forked.ts';
import { type RecordedRequest, requestsFile } from './sync/recording.ts';
import type { ProxiedRun } from './sync/runProxied.ts';

/**
 * Twenty groups, read from the site and written by us, beside the writing alone of twenty by the Azure CLI's
 * `saved-search create` with the same texts, both against the served simulator. Nothing is measured where there is
 * no `az`.
 */

const GROUPS = 20;
const DEVICES = 1_000;
const site = ['--collections', String(GROUPS), '--devices', String(DEVICES), '--seed', '7'];

export async function measure(): Promise<readonly Figure[]> {
  if (spawnSync('az', ['--version']).status !== 0) {
    process.stderr.write('  There is no Azure CLI (az) on this computer: nothing to compare with.\n');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'oms-connect-bench-az-'));
  const simulator = spawn(
    process.execPath,
    [join(import.meta.dirname, '..', 'simulator', 'main.ts'), '--json', ...site],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const [line] = await once(createInterface({ input: simulator.stdout }), 'line');
    const { port, caFile } = JSON.parse(String(line)) as ReadyLine;
    const proxy = `http://127.0.0.1:${port}`;
    const ours = await forked<ProxiedRun>(
      join(import.meta.dirname, 'sync', 'runProxied.ts'),
      [folder, ...site.filter((_, at) => at % 2 === 1)],
      { env: { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: proxy, NODE_EXTRA_CA_CERTS: caFile } },
    );
    if (ours.created !== GROUPS) throw new Error(`${ours.created} of ${GROUPS} groups were created`);
    const theirs = await createByCli(groupsIn(join(folder, requestsFile)), {
      HTTPS_PROXY: proxy,
      REQUESTS_CA_BUNDLE: caFile,
      AZURE_CONFIG_DIR: join(folder, 'az'),
      AZURE_CORE_COLLECT_TELEMETRY: 'no',
    });
    return [
      {
        what: `${GROUPS} groups: read, written and proven`,
        ours: ours.wallMs,
        unit: 'ms',
        beside: { what: 'az, writing alone', value: theirs },
        ourCost: { cpuSeconds: ours.cpuSeconds, peakMegabytes: ours.peakMegabytes },
      },
    ];
  } finally {
    simulator.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The groups as we have written them. */
function groupsIn(file: string): readonly { readonly alias: string; readonly query: string }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedRequest)
    .filter(({ method, body }) => method === 'PUT' && body?.includes('"Computer"') === true)
    .map(({ body }) => {
      const { properties } = JSON.parse(body ?? '') as {
        properties: { functionAlias: string; query: string };
      };
      return { alias: properties.functionAlias, query: properties.query };
    });
}

/** Milliseconds for all of them, one `az` after the other; signing in before is not counted. */
async function createByCli(
  groups: readonly { readonly alias: string; readonly query: string }[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const run = promisify(execFile);
  const az = (...args: readonly string[]) =>
    run('az', [...args], { env: { ...process.env, ...environment } });
  const { clientId, clientSecret, tenantId, resourceGroup, workspace } = practice;
  await az('login', '--service-principal', '-u', clientId, '-p', clientSecret, '-t', tenantId);
  const command = ['monitor', 'log-analytics', 'workspace', 'saved-search', 'create'];
  const where = ['-g', resourceGroup, '--workspace-name', workspace, '--category', 'Configuration Manager'];
  const from = performance.now();
  for (const { alias, query } of groups) {
    const name = `az_${alias.toLowerCase()}`;
    const text = ['-n', name, '--display-name', name, '--fa', name, '--saved-query', query];
    await az(...command, ...where, ...text, '--tags', 'Group=Computer');
  }
  return performance.now() - from;
}
