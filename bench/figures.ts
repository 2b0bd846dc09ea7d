/** One line of the table: a figure of ours and what it is measured against, taken in the same run. */
export interface Figure {
  readonly what: string;
  readonly ours: number;
  readonly unit: Unit;
  /** What anybody would need at least, or what comes nearest; same unit. */
  readonly beside?: { readonly what: string; readonly value: number };
  /** Where runs came in pairs: the median of their ratios, which what else the computer does spoils least. */
  readonly pairedRatio?: number;
  readonly budget?: {
    /** Whether `limit` is for our figure itself or for its ratio to the one beside it. */
    readonly of: 'ours' | 'ratio';
    readonly limit: number;
  };
  readonly ourCost?: Cost;
  readonly besideCost?: Cost;
}

export type Unit = 'ms' | 's' | 'rows' | 'round trips' | 'requests' | 'bytes' | 'MB';

/** What the figure was paid with, all processes together. Left out where the system does not tell. */
export interface Cost {
  readonly cpuSeconds?: number;
  readonly peakMegabytes?: number;
}

/** The value below which that part (0 to 1) of the values lie; nearest rank. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('There is no percentile of nothing');
  return value;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export function ratioOf({ ours, beside, pairedRatio }: Figure): number | undefined {
  if (pairedRatio !== undefined) return pairedRatio;
  return beside === undefined || beside.value === 0 ? undefined : ours / beside.value;
}

/** Undefined where there is no budget. */
export function isWithin(figure: Figure): boolean | undefined {
  const { budget, ours } = figure;
  if (budget === undefined) return undefined;
  const value = budget.of === 'ours' ? ours : ratioOf(figure);
  return value === undefined ? undefined : value <= budget.limit;
}
