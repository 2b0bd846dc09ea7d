import type { Device, Member } from '../ports.ts';

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
  /** Computers by ResourceID; duplicate names count each. */
  readonly computers: number;
  /** Members left out because they are no computers. */
  readonly dropped: number;
}

/**
 * The names a group lists. Agents report the short or the DNS name, so both are listed. A member is left out
 * only if it is known to be no computer: a missing type or a missing device record leaves it in.
 */
export function groupMembers(
  members: readonly Member[],
  dnsNames: ReadonlyMap<number, string>,
): GroupMembers {
  const names = new Set<string>();
  const computers = new Set<number>();
  let dropped = 0;
  for (const member of members) {
    if (!isComputer(member)) {
      dropped += 1;
      continue;
    }
    computers.add(member.resourceId);
    for (const name of [member.name, dnsNames.get(member.resourceId)]) {
      const listed = name?.trim().toLowerCase();
      if (listed) names.add(listed);
    }
  }
  return { names: [...names].sort(byCodeUnit), computers: computers.size, dropped };
}

/** DNS names by ResourceID, for `groupMembers`. */
export function dnsNamesOf(devices: readonly Device[]): Map<number, string> {
  const names = new Map<number, string>();
  for (const { resourceId, dnsName } of devices) {
    if (dnsName) names.set(resourceId, dnsName);
  }
  return names;
}

/** Everything but what is known to be no computer. */
export function isComputer(member: Member): boolean {
  if (member.resourceType !== null && member.resourceType !== COMPUTER) return false;
  return !PLACEHOLDER.test(member.name);
}

// The locale's order differs from machine to machine; the hash must not.
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
