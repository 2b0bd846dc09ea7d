import type { Device } from '../configmgr/expandSiteFile.ts';
import type { Site } from '../configmgr/site.ts';

/** One computer that sends its logs to the workspace. */
export interface Agent {
  /** As the agent spells it: with or without DNS suffix, in whatever case the computer has. */
  readonly computer: string;
  readonly os: 'server' | 'workstation' | 'linux';
  /** Spreads what agents do over time; the same at each start. */
  readonly seed: number;
  /** Whole days since it fell silent; undefined while it reports. */
  readonly silentForDays: number | undefined;
}

/** Virtual machines in Azure that Configuration Manager has never heard of. */
const unknownToTheSite = ['az-lnx-01', 'az-lnx-02', 'az-k8s-node-1', 'az-k8s-node-2', 'az-jump-01'];

/** Well mixed, so that neighbours in a run of computers differ. */
function seedOf(id: number): number {
  let mixed = (id + 0x6d2b79f5) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}

/**
 * The agents of a workspace, consistent with the site: most computers with a client report, some fell silent days
 * ago, a few never had an agent. The same for the same site.
 */
export function agentsOf(site: Site): readonly Agent[] {
  const known = site.devices.flatMap((device): Agent[] => {
    const seed = seedOf(device.resourceId);
    const isManaged = device.kind === 'system' && device.client === true && device.obsolete !== true;
    if (!isManaged || seed % 100 < 3) return [];
    const computer = spelledBy(device, seed);
    const isSilent = seed % 100 < 10;
    const os = device.os === 'server' ? 'server' : 'workstation';
    return [{ computer, os, seed, silentForDays: isSilent ? 2 + (seed % 23) : undefined }];
  });
  const others = unknownToTheSite.map((name, at): Agent => {
    const seed = seedOf(at + 1);
    return { computer: `${name}.internal.contoso.com`, os: 'linux', seed, silentForDays: undefined };
  });
  return [...known, ...others];
}

/** Agents report the DNS name where the computer has one; some report the short name all the same. */
function spelledBy({ name, resourceNames: [dns] }: Readonly<Device>, seed: number): string {
  if (dns === undefined || seed % 7 === 0) return name;
  return seed % 11 === 0 ? dns.toUpperCase() : dns;
}
