import type { Page } from 'playwright/test';
import { startTexts } from '../shared/strings/start.ts';
import { type Cost, type Figure, median } from './figures.ts';
import { emptyWindow, type LaunchedApp, launchApp, ourApp } from './launchedApp.ts';
import { costOf, pageThreadMs } from './processTree.ts';

/**
 * From launch to the start page in use, against an empty window in the same host. The two alternate, so that
 * what else the computer does meets both.
 */

const RUNS = 9;

interface Start {
  /** From launch to the moment when the page began to load: the main process and the browser. */
  readonly beginMs: number;
  /** From launch to the frame that showed the page's content. */
  readonly usableMs: number;
  /** CPU time of the page's main thread until then. */
  readonly threadMs: number | undefined;
  /** The same of a reload, as Chromium tells it on every system. */
  readonly reloadMs: number;
  readonly cost: Cost;
}

export async function measure(): Promise<readonly Figure[]> {
  const startOurs = () => start(ourApp, usable);
  const startEmpty = () => start(emptyWindow, (page) => page.getByText('Empty window').waitFor());
  // The first start of each reads files that later ones find in memory.
  await startOurs();
  await startEmpty();
  const ours: Start[] = [];
  const empty: Start[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await startOurs());
    empty.push(await startEmpty());
  }
  return [
    {
      what: `First page usable (median of ${RUNS})`,
      ours: medianOf(ours, ({ usableMs }) => usableMs),
      unit: 'ms',
      beside: { what: 'empty window', value: medianOf(empty, ({ usableMs }) => usableMs) },
      pairedRatio: median(ours.map(({ usableMs }, run) => usableMs / (empty[run]?.usableMs ?? Number.NaN))),
      budget: { of: 'ratio', limit: 1.25 },
      ourCost: typicalCost(ours),
      besideCost: typicalCost(empty),
    },
    {
      what: 'First page: until it begins to load',
      ours: medianOf(ours, ({ beginMs }) => beginMs),
      unit: 'ms',
      beside: { what: 'empty window', value: medianOf(empty, ({ beginMs }) => beginMs) },
      pairedRatio: median(ours.map(({ beginMs }, run) => beginMs / (empty[run]?.beginMs ?? Number.NaN))),
    },
    ...threadFigure(ours, empty),
    {
      what: 'First page: main thread when reloaded',
      ours: medianOf(ours, ({ reloadMs }) => reloadMs),
      unit: 'ms',
      beside: { what: 'empty window', value: medianOf(empty, ({ reloadMs }) => reloadMs) },
      budget: { of: 'ours', limit: 400 },
    },
  ];
}

/** A start counts as over when a person could act: the button can be pressed. */
const usable = (page: Page): Promise<void> =>
  page.getByRole('button', { name: startTexts.practice, exact: true }).click({ trial: true });

async function start(path: string, ready: (page: Page) => Promise<void>): Promise<Start> {
  const launched = await launchApp(path);
  const { page, processId, launchedAt } = launched;
  try {
    await ready(page);
    const shownAt = await contentShownAt(page);
    const beginMs = (await page.evaluate(() => performance.timeOrigin)) - launchedAt;
    const threadMs = pageThreadMs(processId);
    const cost = costOf(processId);
    return {
      beginMs,
      usableMs: shownAt - launchedAt,
      threadMs,
      cost,
      reloadMs: await reloaded(launched, ready),
    };
  } finally {
    await launched.close();
  }
}

/**
 * When the frame with the largest content was shown, on the clock of `Date.now()`. The browser notes it by
 * itself, so the measurement adds nothing; small things shown while the page still loads do not count.
 */
function contentShownAt(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1);
          if (last !== undefined) resolve(performance.timeOrigin + last.startTime);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}

async function reloaded({ page }: LaunchedApp, ready: (page: Page) => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.reload();
  await ready(page);
  const { metrics } = await session.send('Performance.getMetrics');
  // Script, style, layout and what else the thread did.
  const tasks = metrics.find(({ name }) => name === 'TaskDuration');
  if (tasks === undefined) throw new Error('Chromium does not tell what the main thread did');
  return 1000 * tasks.value;
}

function threadFigure(ours: readonly Start[], empty: readonly Start[]): readonly Figure[] {
  const known = (starts: readonly Start[]) => starts.flatMap(({ threadMs }) => threadMs ?? []);
  if (known(ours).length === 0) return [];
  const floor = median(known(empty));
  return [
    {
      what: 'First page: main thread, beyond an empty window',
      ours: median(known(ours)) - floor,
      unit: 'ms',
      beside: { what: 'empty window', value: floor },
      budget: { of: 'ours', limit: 400 },
    },
  ];
}

function medianOf(starts: readonly Start[], value: (start: Start) => number): number {
  return median(starts.map(value));
}

function typicalCost(starts: readonly Start[]): Cost {
  const all = (name: keyof Cost) => starts.flatMap(({ cost }) => cost[name] ?? []);
  if (all('cpuSeconds').length === 0) return {};
  return { cpuSeconds: median(all('cpuSeconds')), peakMegabytes: median(all('peakMegabytes')) };
}
