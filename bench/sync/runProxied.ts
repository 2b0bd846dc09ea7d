import { join } from 'node:path';
import type { Transport } from '../../electron/ports.ts';
import { practice } from '../../shared/practice.ts';
import { generateSite } from '../../simulator/configmgr/generateSite.ts';
import { createSite } from '../../simulator/configmgr/site.ts';
import { withWindowsCredentials } from '../../simulator/configmgr/windowsCredentials.ts';
import { saveConnection, startApp } from './app.ts';
import { connectionOf } from './benchConnection.ts';
import { peakMegabytes } from './peak.ts';
import { createRecorder } from './recorder.ts';
import { connectionId } from './sites.ts';

/**
 * One run of the composed app against the served simulator, to which the environment's proxy leads. Keeps what was
 * sent.
 *
 *   node runProxied.ts FOLDER COLLECTIONS DEVICES SEED
 */

export interface ProxiedRun {
  readonly wallMs: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly created: number;
}

const [folder = '', collections, devices, seed] = process.argv.slice(2);
const size = { collections: Number(collections), devices: Number(devices), seed: Number(seed) };
const data = join(folder, 'data');
// The same site as the served one has: only its collections' names are taken from it.
await saveConnection(data, connectionOf(createSite(generateSite(size), () => new Date())));

const send = withWindowsCredentials((request) => fetch(request), practice.account);
const network: Transport = (request, { signal }) =>
  send(signal === undefined ? request : new Request(request, { signal }));
const recorder = createRecorder(folder, network);
const app = startApp(data, recorder.transport);
const cpu = process.cpuUsage();
const from = performance.now();
const view = await app.sync(connectionId);
const wallMs = performance.now() - from;
const { user, system } = process.cpuUsage(cpu);
await app.close();
await recorder.close();
const run: ProxiedRun = {
  wallMs,
  cpuSeconds: (user + system) / 1e6,
  peakMegabytes: peakMegabytes(),
  created: view.outcome?.created ?? 0,
};
process.send?.(run);
process.disconnect?.();
