import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Cost, median } from '../figures.ts';
import type { FloorRun } from './floor.ts';
import { forked } from './forked.ts';
import type { Served } from './loadServer.ts';
import { dataFolder, exchangesFile, requestsFile } from './recording.ts';
import type { OursRun } from './runOurs.ts';
import { connectionId } from './sites.ts';

/** Ours and the floor, in turn, so that what else the computer does meets both. Medians. */
export interface Pairs {
  readonly ours: number;
  readonly floor: number;
  readonly ratio: number;
  readonly oursCost: Required<Cost>;
  readonly floorCost: Required<Cost>;
  readonly requests: OursRun['requests'];
  /** What the load server took of the processors for one run. */
  readonly serverCpuSeconds: number;
}

export interface PairsOptions {
  /** Folder of the recorded run. */
  readonly recording: string;
  /** Folder for the app's files, made anew for each run. */
  readonly scratch: string;
  readonly programs: { readonly runOurs: string; readonly floor: string };
  readonly pairs: number;
  /** How long the server keeps each answer. Default: not at all. */
  readonly delayMs?: number;
}

/**
 * V8's default with the half-size pointers that Electron's V8 has; without them, as in Node, it is twice as much and
 * so is the memory of young objects. The objects themselves are as large as Node makes them.
 */
const YOUNG_SPACE = '--max-semi-space-size=16';

export async function runPairs(options: PairsOptions): Promise<Pairs> {
  const { recording, scratch, programs, pairs } = options;
  const server = await startServer(join(recording, exchangesFile), options.delayMs ?? 0);
  const ours: OursRun[] = [];
  const floors: FloorRun[] = [];
  const servers: number[] = [];
  const runOnce = async <T>(program: string, args: readonly string[]): Promise<T> => {
    const run = await forked<T>(program, args, { nodeArguments: [YOUNG_SPACE] });
    const served = await server.rewind();
    // Otherwise another run was measured than the one that was recorded.
    if (served.unknown.length > 0) throw new Error(`Not in the recording: ${served.unknown[0]}`);
    servers.push(served.cpuSeconds);
    return run;
  };
  const runOurs = async (): Promise<void> => {
    rmSync(scratch, { recursive: true, force: true });
    cpSync(join(recording, dataFolder), scratch, { recursive: true });
    ours.push(await runOnce(programs.runOurs, [server.port, scratch, connectionId]));
  };
  const runFloor = async (): Promise<void> => {
    floors.push(await runOnce(programs.floor, [server.port, join(recording, requestsFile)]));
  };
  try {
    for (let pair = 0; pair < pairs; pair += 1) {
      const [first, second] = pair % 2 === 0 ? [runOurs, runFloor] : [runFloor, runOurs];
      await first();
      await second();
    }
  } finally {
    server.stop();
  }
  const [oneOfOurs] = ours;
  if (oneOfOurs === undefined) throw new RangeError('At least one pair is needed');
  return {
    ours: median(ours.map(({ wallMs }) => wallMs)),
    floor: median(floors.map(({ wallMs }) => wallMs)),
    ratio: median(ours.map(({ wallMs }, at) => wallMs / (floors[at]?.wallMs ?? Number.NaN))),
    oursCost: costOf(ours),
    floorCost: costOf(floors),
    requests: oneOfOurs.requests,
    serverCpuSeconds: median(servers),
  };
}

function costOf(runs: readonly { readonly cpuSeconds: number; readonly peakMegabytes: number }[]) {
  return {
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
    peakMegabytes: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

async function startServer(file: string, delayMs: number) {
  const child = fork(join(import.meta.dirname, 'loadServer.ts'), [file, String(delayMs)]);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The load server ended with ${code}`);
  });
  // Nobody waits for it between two runs; the next question tells.
  ended.catch(() => undefined);
  const said = async (): Promise<Served> => {
    const [message] = await Promise.race([once(child, 'message'), ended]);
    return message as Served;
  };
  const { port } = await said();
  return {
    port: String(port),
    rewind(): Promise<Served> {
      const answer = said();
      child.send('rewind');
      return answer;
    },
    stop: () => child.disconnect(),
  };
}
