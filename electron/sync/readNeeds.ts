import type { CollectionSummary } from '../../shared/model.ts';
import type { StoredGroup } from '../ports.ts';
import { groupDisplayName } from './names.ts';
import type { KnownGroup } from './state.ts';

/**
 * Whether the members of a collection have to be read. Not where the site's stamps are the ones of the last reading
 * and the workspace holds exactly what that reading wrote; then both lists together prove that nothing has changed.
 * A renamed device moves no stamp, which is what the daily full read is for. One for which there was no room is read
 * again when there is, or when it has changed.
 */
export function needsReading(
  summary: CollectionSummary,
  known: KnownGroup | undefined,
  stored: StoredGroup | undefined,
  alias: string,
  installationId: string,
  freeBytes: number,
): boolean {
  if (stored === undefined && known?.state === 'tooBig' && known.needsBytes !== undefined) {
    return known.needsBytes <= freeBytes || hasMoved(summary, known);
  }
  if (known?.stamp === undefined || known.hash === undefined || stored === undefined) return true;
  if (known.heldBack !== undefined || known.unproven === 'failed' || known.state === 'failed') return true;
  return (
    hasMoved(summary, known) ||
    stored.hash !== known.hash ||
    !stored.intact ||
    !(stored.asWritten || stored.text === known.givenText) ||
    stored.alias !== alias ||
    // Only where a person takes it over: it has to be written with our mark.
    (stored.writer !== '' && stored.writer !== installationId) ||
    stored.displayName !== groupDisplayName(summary.name, summary.collectionId)
  );
}

/** A site that tells no stamp may have changed at any time. */
function hasMoved(summary: CollectionSummary, { stamp }: KnownGroup): boolean {
  return (
    stamp === undefined ||
    stamp.lastMemberChange === null ||
    stamp.lastMemberChange !== summary.lastMemberChange ||
    stamp.memberCount !== summary.memberCount
  );
}
