import type { GroupMember } from '../../../shared/groupsModel.ts';

/** One computer as the list shows it. */
export interface MemberRow {
  readonly id: string;
  /** The DNS name where it is known. */
  readonly computer: string;
  /** The short name, where the DNS name does not begin with it anyway. */
  readonly shortName: string;
  /** Lower case, for searching: made once, since a collection may have 150,000 members. */
  readonly text: string;
}

/** Rows in the order of the members. */
export function memberRows(members: readonly GroupMember[]): readonly MemberRow[] {
  return members.map(({ resourceId, name, dnsName }) => {
    const short = name.toLowerCase();
    const dns = dnsName?.toLowerCase();
    const differs = dns !== undefined && dns !== short && !dns.startsWith(`${short}.`);
    return {
      id: String(resourceId),
      computer: dnsName ?? name,
      shortName: differs ? name : '',
      text: dns === undefined ? short : `${dns}\n${short}`,
    };
  });
}

/** Every word of the search must be in one of the names. */
export function filterMembers(rows: readonly MemberRow[], search: string): readonly MemberRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ text }) => words.every((word) => text.includes(word)));
}
