/** Up to here an admin can read the members in the query text; above it they are compressed. */
export const mostReadableNames = 300;

/** Envelope and tags of one saved search in the list answer. */
const ENVELOPE_BYTES = 1_080;
/** One member in the readable form: short and DNS name in quotes. */
const READABLE_BYTES_PER_MEMBER = 52;
/** The worst of four naming styles, measured by `npm run bench -- sync queryText`, rounded up. */
const COMPRESSED_BYTES = 350;
const COMPRESSED_BYTES_PER_MEMBER = 6;

/** Roughly what a collection will take of the workspace's list, before its members have been read. */
export function estimateGroupBytes(memberCount: number): number {
  return memberCount * 2 <= mostReadableNames ? readableBytes(memberCount) : compressedBytes(memberCount);
}

/** The same where room is short: then a group takes the form that is smaller. */
export function estimateLeastBytes(memberCount: number): number {
  return Math.min(readableBytes(memberCount), compressedBytes(memberCount));
}

function readableBytes(memberCount: number): number {
  return ENVELOPE_BYTES + memberCount * READABLE_BYTES_PER_MEMBER;
}

function compressedBytes(memberCount: number): number {
  return ENVELOPE_BYTES + COMPRESSED_BYTES + memberCount * COMPRESSED_BYTES_PER_MEMBER;
}
