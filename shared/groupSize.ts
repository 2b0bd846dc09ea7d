/** Up to here an admin can read the members in the query text; above it they are compressed. */
export const mostReadableNames = 300;

/** Envelope and tags of one saved search in the list answer. */
const ENVELOPE_BYTES = 900;
/** One member in the readable form: short and DNS name in quotes. */
const READABLE_BYTES_PER_MEMBER = 52;
/** The worst of four naming styles, measured by `bench/queryText.ts`, rounded up. */
const COMPRESSED_BYTES_PER_MEMBER = 10;

/** Roughly what a collection will take of the workspace's list, before its members have been read. */
export function estimateGroupBytes(memberCount: number): number {
  const readable = memberCount * 2 <= mostReadableNames;
  return ENVELOPE_BYTES + memberCount * (readable ? READABLE_BYTES_PER_MEMBER : COMPRESSED_BYTES_PER_MEMBER);
}
