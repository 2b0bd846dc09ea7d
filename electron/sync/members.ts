import type { Member } from '../ports.ts';

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
  /** ResourceIDs of the computers; duplicate names count each. */
  readonly computers: ReadonlySet<number>;
  /** Members left out because they are no computers. */
  readonly dropped: number;
}

export type MembersToNames = (members: readonly Member[]) => GroupMembers;

/** What one member is to a group. */
interface Listed {
  readonly name: string;
  readonly isComputer: boolean;
  readonly names: readonly string[];
  /** Where the names stand among all names; missing for a member that was not announced. */
  places?: readonly number[];
}

/**
 * The names a group lists. Agents report the short or the DNS name, so both are listed. A member is left out
 * only if it is known to be no computer: a missing type or a missing device record leaves it in. A computer is in
 * many collections: its names are made once and, for `announced` members, put in order once.
 */
export function membersToNames(
  dnsNames: ReadonlyMap<number, string | null>,
  announced: readonly (readonly Member[])[] = [],
): MembersToNames {
  const made = new Map<number, Listed>();
  const listedOf = (member: Member): Listed => {
    const known = made.get(member.resourceId);
    if (known?.name === member.name) return known;
    const listed = listedFrom(member, dnsNames.get(member.resourceId));
    made.set(member.resourceId, listed);
    return listed;
  };
  for (const members of announced) for (const member of members) listedOf(member);
  const inOrder = putInOrder(made.values());

  return (members) => {
    const computers = new Set<number>();
    const listed: Listed[] = [];
    for (const member of members) {
      const one = listedOf(member);
      if (!(one.isComputer && isOfComputerType(member))) continue;
      computers.add(member.resourceId);
      listed.push(one);
    }
    return {
      names: namesByPlace(listed, inOrder) ?? sortedNames(listed),
      computers,
      dropped: members.length - listed.length,
    };
  };
}

function listedFrom(member: Member, dnsName: string | null | undefined): Listed {
  const names = [member.name, dnsName]
    .map((text) => text?.trim().toLowerCase() ?? '')
    .filter((text) => text !== '');
  return { name: member.name, isComputer: !PLACEHOLDER.test(member.name), names };
}

/** All names in order; tells each member the places of its own. */
function putInOrder(all: Iterable<Listed>): readonly string[] {
  const members = [...all];
  const inOrder = sortedNames(members);
  const places = new Map(inOrder.map((name, place) => [name, place]));
  for (const member of members) member.places = member.names.map((name) => places.get(name) ?? 0);
  return inOrder;
}

// By code units, which is what sort does by itself: a locale's order differs from machine to machine.
function sortedNames(listed: readonly Listed[]): string[] {
  const names = new Set<string>();
  for (const one of listed) for (const name of one.names) names.add(name);
  return [...names].sort();
}

/** Sorts numbers where it can, which is many times faster than sorting texts. */
function namesByPlace(listed: readonly Listed[], inOrder: readonly string[]): string[] | undefined {
  const places = new Uint32Array(listed.reduce((sum, { names }) => sum + names.length, 0));
  let count = 0;
  for (const one of listed) {
    if (one.places === undefined) return undefined;
    for (const place of one.places) {
      places[count] = place;
      count += 1;
    }
  }
  const names: string[] = [];
  let before: number | undefined;
  for (const place of places.sort()) {
    if (place !== before) names.push(inOrder[place] ?? '');
    before = place;
  }
  return names;
}

/** Everything but what is known to be no computer. */
export function isComputer(member: Member): boolean {
  return isOfComputerType(member) && !PLACEHOLDER.test(member.name);
}

function isOfComputerType({ resourceType }: Member): boolean {
  return resourceType === null || resourceType === COMPUTER;
}
