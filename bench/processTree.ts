import { readdirSync, readFileSync } from 'node:fs';
import type { Cost } from './figures.ts';

/**
 * What an app with all its processes used, from Linux's /proc. Elsewhere nothing is known and nothing is said:
 * Chromium's own counters know neither the host's main process nor memory that processes share.
 */

/** Clock ticks of /proc per second: USER_HZ, 100 on every platform that Node runs on. */
const TICKS_PER_SECOND = 100;

interface ProcessStat {
  readonly id: number;
  readonly parent: number;
  readonly cpuSeconds: number;
}

/** CPU seconds so far and the memory held now, counting what processes share once (Pss). */
export function costOf(root: number): Cost {
  const tree = treeOf(root);
  if (tree.length === 0) return {};
  return {
    cpuSeconds: tree.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    peakMegabytes: tree.reduce((sum, { id }) => sum + proportionalMegabytes(id), 0),
  };
}

/** The larger memory of two looks, the CPU time of the later one. */
export function laterCost(before: Cost, now: Cost): Cost {
  if (before.peakMegabytes === undefined || now.peakMegabytes === undefined) return now;
  return { ...now, peakMegabytes: Math.max(before.peakMegabytes, now.peakMegabytes) };
}

/**
 * CPU time that the main thread of the busiest page of the app has had, in ms; undefined where it is not told.
 * It is free of waiting, so a busy computer does not spoil it, and it holds what Chromium does for our sake:
 * compiling, style, layout, painting.
 */
export function pageThreadMs(root: number): number | undefined {
  const times = treeOf(root)
    .filter(({ id }) => read(`/proc/${id}/cmdline`).includes('--type=renderer'))
    .map(({ id }) => Number(read(`/proc/${id}/task/${id}/schedstat`).split(' ')[0]) / 1e6);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** The process and its descendants. */
function treeOf(root: number): readonly ProcessStat[] {
  if (process.platform !== 'linux') return [];
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
  const byId = new Map(all.map((one) => [one.id, one]));
  const isBelow = (one: ProcessStat): boolean => {
    for (let at: ProcessStat | undefined = one; at !== undefined; at = byId.get(at.parent)) {
      if (at.id === root) return true;
    }
    return false;
  };
  return all.filter(isBelow);
}

function statOf(id: number): ProcessStat | undefined {
  const text = read(`/proc/${id}/stat`);
  // The name in parentheses may hold blanks and parentheses of its own.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  if (fields.length < 20) return undefined;
  const number = (index: number) => Number(fields[index]);
  // Fields 14 to 17 of proc(5): own user and system time, and those of children that have ended.
  const ticks = number(11) + number(12) + number(13) + number(14);
  return { id, parent: number(1), cpuSeconds: ticks / TICKS_PER_SECOND };
}

function proportionalMegabytes(id: number): number {
  const [, kilobytes = '0'] = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${id}/smaps_rollup`)) ?? [];
  return Number(kilobytes) / 1024;
}

/** Empty where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
