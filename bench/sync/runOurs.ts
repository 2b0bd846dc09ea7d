import type { Transport } from '../../electron/ports.ts';
import type { Traffic } from '../../shared/runModel.ts';
import { startApp } from './app.ts';
import { peakMegabytes } from './peak.ts';
import { loopbackPath } from './recording.ts';

/**
 * One run of the composed app in a process of its own, against the load server.
 *
 *   node runOurs.ts PORT FOLDER CONNECTION
 */

export interface OursRun {
  readonly wallMs: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  /** As the app itself counts them. */
  readonly requests: Traffic['requests'];
}

const [port = '', folder = '', connectionId = ''] = process.argv.slice(2);

/** The real addresses, answered by loopback; request and answer pass through memory as Electron's do. */
const network: Transport = async (request, { signal }) => {
  const body = request.body === null ? null : await request.arrayBuffer();
  return fetch(`http://127.0.0.1:${port}${loopbackPath(request.url)}`, {
    method: request.method,
    headers: request.headers,
    body,
    redirect: 'manual',
    ...(signal === undefined ? {} : { signal }),
  });
};

const app = startApp(folder, network);
const cpu = process.cpuUsage();
const from = performance.now();
const view = await app.sync(connectionId);
const wallMs = performance.now() - from;
const { user, system } = process.cpuUsage(cpu);
await app.close();
if (view.outcome === undefined || view.outcome.outcome !== 'done') {
  throw new Error(`The sync ended as ${JSON.stringify(view.steps)}`);
}
const run: OursRun = {
  wallMs,
  cpuSeconds: (user + system) / 1e6,
  peakMegabytes: peakMegabytes(),
  requests: view.outcome.traffic.requests,
};
process.send?.(run);
process.disconnect?.();
