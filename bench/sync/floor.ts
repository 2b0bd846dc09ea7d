import { readFileSync } from 'node:fs';

/**
 * The floor of a run: the same requests with the same headers and bodies in the same order, as many at once, by
 * `fetch`; every answer is read to its end, and that is all. Imports nothing of ours.
 *
 *   node floor.ts PORT REQUESTS
 */

export interface FloorRun {
  readonly wallMs: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  /** Bytes of the answers' bodies. */
  readonly bytes: number;
}

interface BareRequest {
  readonly atOnce: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

const [port = '', file = ''] = process.argv.slice(2);

/** Neighbours that may be under way together. */
const stages: BareRequest[][] = [];
for (const line of readFileSync(file, 'utf8').split('\n')) {
  if (line === '') continue;
  const { url, ...request } = JSON.parse(line) as BareRequest;
  const { host, pathname, search } = new URL(url);
  const one = { ...request, url: `http://127.0.0.1:${port}/${host}${pathname}${search}` };
  const last = stages.at(-1);
  if (last?.[0]?.atOnce === one.atOnce) last.push(one);
  else stages.push([one]);
}

async function send({ url, method, headers, body }: BareRequest): Promise<number> {
  const response = await fetch(url, { method, headers, body });
  return (await response.arrayBuffer()).byteLength;
}

/** On Linux what this program took; elsewhere the system's figure, which may be that of the process that started it. */
function peakMegabytes(): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readStatus()) ?? [];
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) / 1024;
}

function readStatus(): string {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return '';
  }
}

const cpu = process.cpuUsage();
const from = performance.now();
let bytes = 0;
for (const stage of stages) {
  const waiting = stage.values();
  const lanes = Array.from({ length: stage[0]?.atOnce ?? 1 }, async () => {
    for (const request of waiting) {
      const length = await send(request);
      bytes += length;
    }
  });
  await Promise.all(lanes);
}
const wallMs = performance.now() - from;
const { user, system } = process.cpuUsage(cpu);
const run: FloorRun = {
  wallMs,
  cpuSeconds: (user + system) / 1e6,
  peakMegabytes: peakMegabytes(),
  bytes,
};
process.send?.(run);
process.disconnect?.();
