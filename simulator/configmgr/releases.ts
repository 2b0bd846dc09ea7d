/**
 * Build numbers of Configuration Manager current branch and their version names (Microsoft Learn, "Updates and
 * servicing": supported versions and older ones).
 */
const releases: readonly (readonly [build: number, release: number])[] = [
  [8968, 2002],
  [9012, 2006],
  [9040, 2010],
  [9049, 2103],
  [9058, 2107],
  [9068, 2111],
  [9078, 2203],
  [9088, 2207],
  [9096, 2211],
  [9106, 2303],
  [9122, 2309],
  [9128, 2403],
  [9132, 2409],
  [9135, 2503],
  [9141, 2509],
];

/** First build whose administration service refuses NTLM (version 2509). */
export const firstBuildWithoutNtlm = 9141;

/** Build number in a version such as "5.00.9106.1000". */
export function buildNumber(version: string): number {
  return Number(version.split('.')[2]);
}

/** Version name of a build ("2303" as a number); an unknown build counts as the one before it. */
export function releaseName(build: number): number {
  return releases.findLast(([known]) => known <= build)?.[1] ?? 2002;
}
