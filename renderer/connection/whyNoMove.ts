import type { ConnectionView } from '../../shared/model.ts';
import { moveTexts } from '../../shared/strings/move.ts';

/** Why the connection cannot go to another workspace now; undefined where it can. */
export function whyNoMove({ centralSite, importEnabled }: ConnectionView): string | undefined {
  if (!importEnabled) return moveTexts.off;
  // Nothing is imported from this site any more; only the recreated connection has groups to write.
  return centralSite === undefined ? undefined : moveTexts.central;
}
