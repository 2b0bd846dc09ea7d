/** From `from` up to and including `to`. */
export interface TimeRange {
  readonly from: Date;
  readonly to: Date;
}

const UNITS_IN_MS = [86_400_000 * 7, 86_400_000, 3_600_000, 60_000, 1000] as const;

/** ISO 8601 duration of weeks, days, hours, minutes and seconds; undefined for anything else. */
function durationOf(text: string): number | undefined {
  const found = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  const parts = found?.slice(1) ?? [];
  if (parts.every((part) => part === undefined)) return undefined;
  return parts.reduce((sum, part, at) => sum + Number(part ?? 0) * (UNITS_IN_MS[at] ?? 0), 0);
}

/**
 * The `timespan` of a query request: a duration that ends now, or two of start, duration and end ("Azure Monitor Log
 * Analytics API request format"). Undefined for what cannot be read, which the service refuses.
 */
export function timeRangeOf(timespan: string, now: Date): TimeRange | undefined {
  const [first = '', second] = timespan.split('/');
  if (second === undefined) {
    const inMs = durationOf(first);
    return inMs === undefined ? undefined : { from: new Date(now.getTime() - inMs), to: now };
  }
  const [before, after] = [durationOf(first), durationOf(second)];
  const [start, end] = [Date.parse(first), Date.parse(second)];
  const from = before === undefined ? start : end - before;
  const to = after === undefined ? end : start + after;
  return Number.isNaN(from) || Number.isNaN(to) ? undefined : { from: new Date(from), to: new Date(to) };
}
