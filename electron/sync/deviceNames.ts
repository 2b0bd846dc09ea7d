import type { AppError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { CollectionSource, Device, Member } from '../ports.ts';
import { isComputer } from './members.ts';
import type { ReadCollection } from './readMembers.ts';

/** DNS names by ResourceID, as far as the site knows any; null for a device without one, or without a record. */
export type DnsNames = Map<number, string | null>;

export function dnsNamesOf(devices: readonly Device[]): DnsNames {
  return new Map(devices.map(({ resourceId, dnsName }) => [resourceId, dnsName]));
}

/**
 * The names for a reading: the kept list, or a new one where everything is read or nothing was kept. Without the
 * list every group would lose its DNS names, so a failure ends the run before anything is compared.
 */
export async function loadDnsNames(
  source: CollectionSource,
  kept: DnsNames | undefined,
  full: boolean,
  signal?: AbortSignal,
): Promise<Result<{ readonly names: DnsNames; readonly isNew: boolean }>> {
  if (kept !== undefined && !full) return ok({ names: kept, isNew: false });
  const devices = await source.listDevices(signal);
  if (!devices.ok) return devices;
  return ok({ names: dnsNamesOf(devices.value), isNew: true });
}

/**
 * Looks up the computers that the list does not have, or has under a former name, and adds them to it, found or not.
 * Answers the collections whose lookup failed: their groups would lose names, so they stay as they are. `added` counts
 * what the list says otherwise now.
 */
export async function addUnknownDevices(
  source: CollectionSource,
  read: readonly ReadCollection[],
  names: DnsNames,
  signal?: AbortSignal,
): Promise<{ readonly failed: ReadonlyMap<string, AppError>; readonly added: number }> {
  const unknown = new Set<number>();
  // A source hands out one object for a computer that is in many collections.
  const judged = new Set<Member>();
  for (const { members } of read) {
    for (const member of members) {
      if (judged.has(member)) continue;
      judged.add(member);
      if (isComputer(member) && !isKnown(member, names)) unknown.add(member.resourceId);
    }
  }
  if (unknown.size === 0) return { failed: new Map(), added: 0 };
  const found = await source.findDevices([...unknown], signal);
  if (!found.ok) {
    const touched = read.filter(({ members }) => members.some(({ resourceId }) => unknown.has(resourceId)));
    return {
      failed: new Map(touched.map(({ summary }) => [summary.collectionId, found.error])),
      added: 0,
    };
  }
  const fresh = dnsNamesOf(found.value);
  let added = 0;
  for (const resourceId of unknown) {
    const dnsName = fresh.get(resourceId) ?? null;
    if (names.has(resourceId) && names.get(resourceId) === dnsName) continue;
    names.set(resourceId, dnsName);
    added += 1;
  }
  return { failed: new Map(), added };
}

/** A kept DNS name of another host than the member now is called says that the computer was renamed since. */
function isKnown({ resourceId, name }: Member, names: DnsNames): boolean {
  const dnsName = names.get(resourceId);
  if (dnsName === undefined || dnsName === null) return dnsName === null;
  const [host = ''] = dnsName.trim().toLowerCase().split('.');
  // A NetBIOS name is the host name cut to 15 characters (Microsoft, "Naming conventions in Active Directory").
  return host.slice(0, 15) === name.trim().toLowerCase().slice(0, 15);
}

/** An account that sees members but no device at all: every group would lose its DNS names. */
export function seesNoDevice(read: readonly ReadCollection[], names: DnsNames): boolean {
  return names.size === 0 && read.some(({ members }) => members.some(isComputer));
}
