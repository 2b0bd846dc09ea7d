import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Traffic } from '../shared/runModel.ts';
import { type NamingStyle, namingStyles } from '../simulator/configmgr/generatedNames.ts';
import type { Figure } from './figures.ts';
import { bundlePrograms } from './sync/bundle.ts';
import { forked } from './sync/forked.ts';
import { type Pairs, runPairs } from './sync/pairs.ts';
import { type RecordedSite, runFolder } from './sync/sites.ts';

/**
 * The sync of a site with 2,000 collections, 50,000 devices and 500,000 memberships, in four naming styles. Each
 * first run is recorded on the real simulator; the one that takes most room in the workspace is run again by the
 * composed app and, as the floor, by a program that sends the same requests and does nothing else, both against a
 * server with nothing to work out.
 */

const BUDGET_BYTES = 6_000_000;
/** Collections that change before a further run. */
const CHANGED = [0, 1, 10, 100];
const PAIRS = 5;
const SHORT_PAIRS = 3;
/** A fast network: what a round trip within a company takes at least. */
const DELAY_MS = 5;
/** Both lists before and after, each of several pages, the tokens, and the proof of each form that was written. */
const ONCE_A_RUN = 12;

export async function measure(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'oms-connect-bench-'));
  try {
    const figures: Figure[] = [];
    const sites: { readonly style: NamingStyle; readonly site: RecordedSite }[] = [];
    for (const style of namingStyles) {
      process.stderr.write(`  Recording a site with ${style} names ...\n`);
      const recorder = join(import.meta.dirname, 'sync', 'recordSite.ts');
      const site = await forked<RecordedSite>(recorder, [join(folder, style), style, ...CHANGED.map(String)]);
      figures.push(...sizeFigures(style, site));
      sites.push({ style, site });
    }
    const [largest] = sites.sort((one, other) => other.site.bytesAfter - one.site.bytesAfter);
    if (largest === undefined) throw new RangeError('There is no naming style');
    const { style, site } = largest;
    const programs = await bundlePrograms(join(folder, 'programs'));
    const pairsOf = (run: 'first' | number, pairs: number, delayMs = 0): Promise<Pairs> =>
      runPairs({
        recording: join(folder, style, runFolder(run)),
        scratch: join(folder, 'scratch'),
        ...{ programs, pairs, delayMs },
      });
    figures.push(...firstFigures(site, style, await pairsOf('first', PAIRS)));
    figures.push(delayedFigure(await pairsOf('first', 1, DELAY_MS)));
    for (const changed of CHANGED)
      figures.push(...laterFigures(changed, await pairsOf(changed, SHORT_PAIRS)));
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sizeFigures(style: NamingStyle, { bytesAfter, bytesBefore, memberships }: RecordedSite): Figure[] {
  return [
    {
      what: `Workspace list, ${style}`,
      ours: bytesAfter,
      unit: 'bytes',
      budget: { of: 'ours', limit: BUDGET_BYTES },
    },
    {
      what: `Workspace list, ${style}: per membership`,
      ours: (bytesAfter - bytesBefore) / memberships,
      unit: 'bytes',
    },
  ];
}

function firstFigures({ memberships }: RecordedSite, style: NamingStyle, pairs: Pairs): Figure[] {
  const what = `First sync of ${memberships.toLocaleString('en')} memberships, ${style}`;
  const perShare = memberships / 100_000;
  const beside = (value: number) => ({ what: 'bare requests', value });
  process.stderr.write(
    `  ${sum(pairs.requests)} requests; the load server took ${pairs.serverCpuSeconds.toFixed(1)} s of CPU a run\n`,
  );
  return [
    {
      what,
      ours: pairs.ours,
      unit: 'ms',
      beside: beside(pairs.floor),
      pairedRatio: pairs.ratio,
      budget: { of: 'ratio', limit: 1.3 },
      ourCost: pairs.oursCost,
      besideCost: pairs.floorCost,
    },
    {
      what: 'First sync: CPU for 100,000 memberships',
      ours: pairs.oursCost.cpuSeconds / perShare,
      unit: 's',
      beside: beside(pairs.floorCost.cpuSeconds / perShare),
    },
    {
      what: 'First sync: peak memory',
      ours: pairs.oursCost.peakMegabytes,
      unit: 'MB',
      beside: beside(pairs.floorCost.peakMegabytes),
      budget: { of: 'ours', limit: 400 },
    },
  ];
}

function delayedFigure(pairs: Pairs): Figure {
  return {
    what: `First sync, each answer ${DELAY_MS} ms away`,
    ours: pairs.ours,
    unit: 'ms',
    beside: { what: 'bare requests', value: pairs.floor },
    pairedRatio: pairs.ratio,
    budget: { of: 'ratio', limit: 1.3 },
    ourCost: pairs.oursCost,
    besideCost: pairs.floorCost,
  };
}

function laterFigures(changed: number, pairs: Pairs): Figure[] {
  const { adminService, arm, logs, entra } = pairs.requests;
  const what = changed === 0 ? 'Sync with nothing changed' : `Sync with ${changed} changed`;
  return [
    {
      what: `${what}: site ${adminService}, Azure ${arm}, proof ${logs}, tokens ${entra}`,
      ours: sum(pairs.requests),
      unit: 'requests',
      // The collection list, two more and a token.
      ...(changed === 0
        ? { budget: { of: 'ours' as const, limit: adminService + 3 } }
        : {
            beside: { what: 'reads and writes', value: changed * 2 },
            budget: { of: 'ours' as const, limit: changed * 2 + ONCE_A_RUN },
          }),
    },
    {
      what,
      ours: pairs.ours,
      unit: 'ms',
      beside: { what: 'bare requests', value: pairs.floor },
      pairedRatio: pairs.ratio,
      ourCost: pairs.oursCost,
      besideCost: pairs.floorCost,
    },
  ];
}

function sum(requests: Traffic['requests']): number {
  return Object.values(requests).reduce((total, count) => total + count, 0);
}
