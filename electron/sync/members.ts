import type { Member, SharedNames } from '../ports.ts';

/** ResourceType of a computer (System) in SMS_FullCollectionMembership. */
const COMPUTER = 5;

/**
 * Placeholders that ConfigMgr keeps as members, e.g. "x64 Unknown Computer (x64 Unknown Computer)" and
 * "Provisioning Device (Provisioning Device)". Their ResourceIDs differ per site, so only the name tells.
 */
const PLACEHOLDER = /^(?:(?:x86|x64|arm64)\s+)?(unknown computer|provisioning device)\b.*\(.*\1.*\)$/i;

export interface GroupMembers {
  /** Sorted, lower case, without duplicates: each computer by its short name and, where known, its DNS name. */
  readonly names: readonly string[];
  /** The same names by their places among those of all collections of a run; see `nameOrder.ts`. */
  readonly shared?: SharedNames;
  /** Computers by ResourceID; duplicate names count each. */
  readonly computers: number;
  /** Members left out because they are no computers. */
  readonly dropped: number;
}

export type MembersToNames = (members: readonly Member[]) => GroupMembers;

/**
 * The names a group lists. Agents report the short or the DNS name, so both are listed. A member is left out
 * only if it is known to be no computer: a missing type or a missing device record leaves it in.
 */
export function membersToNames(dnsNames: ReadonlyMap<number, string | null>): MembersToNames {
  return (members) => {
    const names = new Set<string>();
    const computers = new Set<number>();
    let dropped = 0;
    for (const member of members) {
      if (!isComputer(member)) {
        dropped += 1;
        continue;
      }
      computers.add(member.resourceId);
      for (const name of listedNames(member, dnsNames)) names.add(name);
    }
    // By code units, which is what sort does by itself: a locale's order differs from machine to machine.
    return { names: [...names].sort(), computers: computers.size, dropped };
  };
}

/** A computer's own names: at most its short and its DNS name. */
export function listedNames(
  { resourceId, name }: Member,
  dnsNames: ReadonlyMap<number, string | null>,
): readonly string[] {
  return [name, dnsNames.get(resourceId)]
    .map((text) => text?.trim().toLowerCase() ?? '')
    .filter((text) => text !== '');
}

/** Everything but what is known to be no computer. */
export function isComputer({ resourceType, name }: Member): boolean {
  if (resourceType !== null && resourceType !== COMPUTER) return false;
  return !PLACEHOLDER.test(name);
}
