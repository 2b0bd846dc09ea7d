import { describe, expect, it } from 'vitest';
import { loadPracticeSite } from '../configmgr/practiceSite.ts';
import { createSite } from '../configmgr/site.ts';
import { agentTables } from './agentTables.ts';
import { evaluateQuery } from './evaluateQuery.ts';
import { timeRangeOf } from './timeRange.ts';

const now = new Date('2026-11-23T09:00:00Z');
const site = createSite(loadPracticeSite(), () => now);
const source = agentTables(site);
const run = (query: string, timespan: string) =>
  evaluateQuery(query, new Map(), () => now, { source, range: timeRangeOf(timespan, now) }).rows;

describe('the tables of the agents', () => {
  it('are the same each time, and lie in the asked time range', () => {
    const query = 'Heartbeat | summarize count(), min(TimeGenerated), max(TimeGenerated)';
    const [first] = run(query, 'PT1H');
    expect(run(query, 'PT1H')).toEqual([first]);
    expect(Date.parse(String(first?.[1]))).toBeGreaterThanOrEqual(now.getTime() - 3_600_000);
    expect(Date.parse(String(first?.[2]))).toBeLessThanOrEqual(now.getTime());
  });

  it('hold computers of the site by either name, silent ones, and some that it does not know', () => {
    const hosts = new Set(site.devices.map(({ name }) => name.toLowerCase()));
    const seen = run('Heartbeat | distinct Computer', 'P30D').map(([name]) => String(name));
    const unknown = seen.filter((name) => !hosts.has(name.toLowerCase().split('.')[0] ?? ''));
    expect(unknown).toHaveLength(5);
    expect(seen.some((name) => name.includes('.')) && seen.some((name) => !name.includes('.'))).toBe(true);
    const today = run('Heartbeat | distinct Computer', 'P1D').length;
    expect(today).toBeLessThan(seen.length);
    // Two records of one name may differ: one of them reports.
    const silent = `let today = Heartbeat | where TimeGenerated > ago(1d) | distinct Computer;
      Operation | where Computer !in (today) | distinct Computer | count`;
    expect(run(silent, 'P30D')).toEqual([[seen.length - today]]);
  });

  it('know the counters of servers', () => {
    expect(run('Perf | distinct CounterName | sort by CounterName asc', 'P1D')).toEqual([
      ['% Free Space'],
      ['% Processor Time'],
      ['Available MBytes'],
    ]);
  });

  it('leave the other tables empty', () => expect(run('Event | count', 'P30D')).toEqual([[0]]));
});

describe('the time range of a request', () => {
  it.each([
    ['PT4H', '2026-11-23T05:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['P7D', '2026-11-16T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['2026-11-01T00:00:00Z/2026-11-02T00:00:00Z', '2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'],
    ['2026-11-01T00:00:00Z/PT1H30M', '2026-11-01T00:00:00.000Z', '2026-11-01T01:30:00.000Z'],
    ['P1D/2026-11-02T00:00:00Z', '2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'],
  ])('%s', (timespan, from, to) => {
    expect(timeRangeOf(timespan, now)).toEqual({ from: new Date(from), to: new Date(to) });
  });
  it.each(['', 'P', 'PT', '1 day', 'P1Y', 'x/y'])('%j is none', (timespan) => {
    expect(timeRangeOf(timespan, now)).toBeUndefined();
  });
});
