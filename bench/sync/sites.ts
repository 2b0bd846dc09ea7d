/** The generated site that the sync is measured with; made in four naming styles. */
export const siteSize = { collections: 2_000, devices: 50_000, memberships: 500_000, seed: 7 } as const;

export const connectionId = 'd0c0ffee-0000-4000-8000-00000000be9c';

/** What a site's recording process says at its end. */
export interface RecordedSite {
  readonly memberships: number;
  readonly collections: number;
  /** UTF-8 bytes of the workspace's saved-search list before and after the first run. */
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/** Folder of one run's recording: the first one, or the one after so many collections had changed. */
export function runFolder(run: 'first' | number): string {
  return run === 'first' ? run : `changed-${run}`;
}
