import type { GroupContent, GroupStore } from '../ports.ts';
import { contentHash, type Sha256 } from './hash.ts';
import { dnsNamesOf, groupMembers } from './members.ts';
import { type GroupScope, groupAlias, groupDisplayName, groupId } from './names.ts';
import type { DesiredGroup } from './plan.ts';
import type { SiteReading } from './readDesired.ts';

/** Turns what was read into the groups that should exist. */
export function desiredGroups(
  reading: SiteReading,
  scope: GroupScope,
  sha256: Sha256,
  store: Pick<GroupStore, 'size' | 'aliases'>,
): DesiredGroup[] {
  const dnsNames = dnsNamesOf(reading.devices);
  return reading.read.map(({ summary, members }) => {
    const { collectionId } = summary;
    const { names, computers } = groupMembers(members, dnsNames);
    const content: GroupContent = {
      collectionId,
      id: groupId(scope, collectionId),
      alias: groupAlias(scope, collectionId),
      displayName: groupDisplayName(summary.name, collectionId),
      names,
      hash: contentHash(names, sha256),
    };
    return { content, computers, bytes: () => store.size(content), aliases: () => store.aliases(content) };
  });
}
