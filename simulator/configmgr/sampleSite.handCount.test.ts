import { describe, expect, it } from 'vitest';
import { createAdminService } from './adminService.ts';
import { loadSampleSite } from './sampleSite.ts';
import { createSite } from './site.ts';
import { withWindowsCredentials } from './windowsCredentials.ts';

/**
 * Counted by hand from the sample files, not computed: every computer by its short name and, where known, by its
 * DNS name. Dropped: "Provisioning Device", "x86 Unknown Computer" and "x64 Unknown Computer" (ResourceType 2).
 * PC-0002 and OLDPC have no ResourceNames: name and FullDomainName make theirs. DC01 and OLDPC have null flags.
 */
const counted: Readonly<Record<string, readonly string[]>> = {
  SMS00001: [
    'cm01',
    'cm01.contoso.com',
    'dc01',
    'dc01.contoso.com',
    'file01',
    'file01.contoso.com',
    'oldpc',
    'oldpc.contoso.com',
    'pc-0001',
    'pc-0001.contoso.com',
    'pc-0002',
    'pc-0002.contoso.com',
    'sql01',
    'sql01.contoso.com',
    'sql02',
    'sql02.contoso.com',
    'web01',
    'web01.fabrikam.com',
  ],
  PS100014: [
    'cm01',
    'cm01.contoso.com',
    'file01',
    'file01.contoso.com',
    'sql01',
    'sql01.contoso.com',
    'sql02',
    'sql02.contoso.com',
    'web01',
    'web01.fabrikam.com',
  ],
};
const computers: Readonly<Record<string, number>> = { SMS00001: 9, PS100014: 5 };
const memberCounts: Readonly<Record<string, number>> = { SMS00001: 12, PS100014: 5 };

interface Rows<T> {
  readonly value: readonly T[];
}

describe('the names of the sample site', () => {
  const service = withWindowsCredentials(
    createAdminService(createSite(loadSampleSite()), { now: () => new Date('2026-08-02T07:00:00Z') }),
    'CONTOSO\\practice',
  );
  const read = async <T>(path: string): Promise<readonly T[]> => {
    const response = await service(new Request(`https://cm01.contoso.com/AdminService/wmi/${path}`));
    return ((await response.json()) as Rows<T>).value;
  };

  it.each(Object.keys(counted))('in %s are those counted by hand', async (id) => {
    const members = await read<{ Name: string; ResourceID: number; ResourceType: number }>(
      `SMS_FullCollectionMembership?$filter=CollectionID eq '${id}'`,
    );
    const systems = await read<{
      ResourceId: number;
      ResourceNames: string[];
      FullDomainName: string | null;
    }>('SMS_R_System?$select=ResourceId,ResourceNames,FullDomainName');
    expect(members).toHaveLength(memberCounts[id] ?? -1);
    const kept = members.filter((each) => each.ResourceType === 5);
    expect(kept).toHaveLength(computers[id] ?? -1);
    const names = kept.flatMap(({ Name, ResourceID }) => {
      const system = systems.find((each) => each.ResourceId === ResourceID);
      return [Name, system?.ResourceNames[0] ?? `${Name}.${system?.FullDomainName}`];
    });
    expect([...new Set(names.map((name) => name.toLowerCase()))].sort()).toEqual(counted[id]);
  });

  it('are counted alike by MemberCount', async () => {
    const rows = await read<{ CollectionID: string; MemberCount: number }>('SMS_Collection');
    for (const [id, count] of Object.entries(memberCounts)) {
      expect(rows.find((row) => row.CollectionID === id)?.MemberCount).toBe(count);
    }
  });
});
