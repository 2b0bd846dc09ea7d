import { describe, expect, it } from 'vitest';
import { buildProbeQuery, probeSizesInKiB } from './probeQuery.ts';

describe('buildProbeQuery', () => {
  it.each(probeSizesInKiB)('makes a query of just under %i KiB, the same each time', (sizeInKiB) => {
    const probe = buildProbeQuery(sizeInKiB);
    const size = Buffer.byteLength(probe.query);
    expect(size).toBe(probe.bytes);
    expect(size).toBeLessThanOrEqual(sizeInKiB * 1024);
    expect(size).toBeGreaterThan(sizeInKiB * 1024 * 0.97);
    expect(buildProbeQuery(sizeInKiB).query).toBe(probe.query);
    expect(probe.query).toContain('zlib_decompress_from_base64_string');
  });
});
