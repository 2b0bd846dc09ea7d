import { setTimeout as wait } from 'node:timers/promises';
import { startTexts } from '../shared/strings/start.ts';
import { type Cost, type Figure, median } from './figures.ts';
import { emptyWindow, launchApp, ourApp } from './launchedApp.ts';
import { costOf } from './processTree.ts';

/** What the app holds and uses while nobody touches it, against an empty window in the same host. */

const RUNS = 3;
/** The app is at rest when all its processes together used less than this of a second's processor time. */
const REST_CPU_SECONDS = 0.03;
const LONGEST_WAIT_S = 60;
/** How long it is looked at then. */
const LOOK_S = 10;

interface Rest {
  readonly megabytes: number;
  /** Processor time a minute. */
  readonly cpuMsPerMinute: number;
}

export async function measure(): Promise<readonly Figure[]> {
  // Elsewhere than on Linux nobody tells what all processes of an app hold.
  if (costOf(process.pid).peakMegabytes === undefined) return [];
  const ours: Rest[] = [];
  const empty: Rest[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await rest(ourApp, startTexts.practice));
    empty.push(await rest(emptyWindow, 'Empty window'));
  }
  const of = (rests: readonly Rest[], what: keyof Rest) => median(rests.map((one) => one[what]));
  return [
    {
      what: `Idle: memory of all processes (median of ${RUNS})`,
      ours: of(ours, 'megabytes'),
      unit: 'MB',
      beside: { what: 'empty window', value: of(empty, 'megabytes') },
    },
    {
      what: `Idle: processor time a minute (median of ${RUNS})`,
      ours: of(ours, 'cpuMsPerMinute'),
      unit: 'ms',
      beside: { what: 'empty window', value: of(empty, 'cpuMsPerMinute') },
    },
  ];
}

async function rest(path: string, text: string): Promise<Rest> {
  const launched = await launchApp(path);
  try {
    await launched.page.getByText(text, { exact: true }).first().waitFor();
    const before = await atRest(launched.processId);
    await wait(LOOK_S * 1000);
    const { cpuSeconds, peakMegabytes } = known(costOf(launched.processId));
    return { megabytes: peakMegabytes, cpuMsPerMinute: ((cpuSeconds - before) / LOOK_S) * 60_000 };
  } finally {
    await launched.close();
  }
}

/** Processor time so far, once a second passed in which next to none was used. */
async function atRest(processId: number): Promise<number> {
  let last = known(costOf(processId)).cpuSeconds;
  for (let second = 0; second < LONGEST_WAIT_S; second += 1) {
    await wait(1000);
    const now = known(costOf(processId)).cpuSeconds;
    if (now - last < REST_CPU_SECONDS) return now;
    last = now;
  }
  return last;
}

function known({ cpuSeconds, peakMegabytes }: Cost): Required<Cost> {
  if (cpuSeconds === undefined || peakMegabytes === undefined) throw new Error('The app has ended');
  return { cpuSeconds, peakMegabytes };
}
