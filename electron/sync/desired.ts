import type { GroupContent } from '../ports.ts';
import { contentHash, type Sha256 } from './hash.ts';
import type { MembersToNames } from './members.ts';
import { type GroupScope, groupAlias, groupDisplayName, groupId } from './names.ts';
import type { ReadCollection } from './readMembers.ts';

/** A group as it should be, by the reading of this run. */
export interface DesiredGroup {
  readonly content: GroupContent;
  /** Name of the collection. */
  readonly name: string;
  /** Members by ResourceID. */
  readonly computers: number;
  /** What the list said before the reading. */
  readonly stamp: { readonly lastMemberChange: string | null; readonly memberCount: number };
}

/**
 * Turns one reading into the group that should exist. One that was taken over from another connection keeps the ID
 * that it has.
 */
export function desiredGroup(
  { summary, members }: ReadCollection,
  scope: GroupScope,
  toNames: MembersToNames,
  sha256: Sha256,
  storedId: string | undefined,
): DesiredGroup {
  const { collectionId, name, lastMemberChange, memberCount } = summary;
  const { names, shared, computers } = toNames(members);
  return {
    name,
    computers,
    stamp: { lastMemberChange, memberCount },
    content: {
      collectionId,
      id: storedId?.toLowerCase() ?? groupId(scope, collectionId),
      alias: groupAlias(scope, collectionId),
      displayName: groupDisplayName(name, collectionId),
      names,
      ...(shared ? { shared } : {}),
      hash: contentHash(names, sha256),
    },
  };
}
