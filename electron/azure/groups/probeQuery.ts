import { buildGroupQuery } from './queryText.ts';

/** Sizes that the write check tries, in KiB, smallest first. */
export const probeSizesInKiB = [16, 32, 64, 128, 256, 512] as const;

export interface ProbeQuery {
  readonly query: string;
  readonly names: number;
  readonly bytes: number;
}

/** The part of a probe's bytes that it may miss below its size. */
const TOLERANCE = 0.02;

/**
 * A group query of exactly the compressed form, as large as the size allows and at most that large. Its names
 * are made up and hardly compress, like serial numbers, so that few of them fill it.
 */
export function buildProbeQuery(sizeInKiB: number): ProbeQuery {
  const target = sizeInKiB * 1024;
  // About 7 bytes a name; corrected until the text is just below the size.
  let count = Math.floor(target / 7);
  for (let round = 0; round < 12; round += 1) {
    const { query, bytes, names } = buildGroupQuery(probeNames(count), {
      form: 'compressed',
      limitBytes: Number.MAX_SAFE_INTEGER,
    });
    if (bytes <= target && bytes >= target * (1 - TOLERANCE)) return { query, names, bytes };
    count = Math.floor((count * target * (1 - TOLERANCE / 2)) / bytes);
  }
  throw new Error(`No probe of ${sizeInKiB} KiB could be made`);
}

/** Distinct made-up names, the same on every computer (a multiplicative sequence modulo a prime near 2^48). */
function probeNames(count: number): string[] {
  const prime = 281_474_976_710_597n;
  let value = 88_172_645_463_325n;
  return Array.from({ length: count }, () => {
    value = (value * 6_364_136_223_846n + 1n) % prime;
    return `probe-${value.toString(36).padStart(10, '0')}`;
  });
}
