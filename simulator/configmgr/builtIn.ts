import type { MemberEntry, SiteFileInput } from './siteFile.ts';

/** What every site has from the day it was installed: built-in collections and pseudo-devices. */

type CollectionInput = SiteFileInput['collections'][number];

/** IDs of the built-in device collections, the most used first. */
export const builtInDeviceIds: readonly string[] = [
  'SMS00001',
  'SMSDM003',
  'SMS000US',
  'SMS000PS',
  'SMS000KM',
  'SMSDM001',
];

/** Objects that stand for computers which are not known yet. They are members, but no computers. */
export const pseudoDevices: readonly SiteFileInput['devices'][number][] = [
  {
    resourceId: 2_030_043_136,
    name: 'Provisioning Device (Provisioning Device)',
    kind: 'provisioningDevice',
  },
  { resourceId: 2_046_820_352, name: 'x86 Unknown Computer (x86 Unknown Computer)', kind: 'unknownComputer' },
  { resourceId: 2_046_820_353, name: 'x64 Unknown Computer (x64 Unknown Computer)', kind: 'unknownComputer' },
];

export const userResources: readonly { resourceId: number; name: string; kind: 'user' | 'userGroup' }[] = [
  { resourceId: 2_063_597_569, name: 'CONTOSO\\jdoe (John Doe)', kind: 'user' },
  { resourceId: 2_063_597_570, name: 'CONTOSO\\asmith (Anna Smith)', kind: 'user' },
  { resourceId: 2_063_597_571, name: 'CONTOSO\\mkeller (Max Keller)', kind: 'user' },
  { resourceId: 2_063_597_572, name: 'CONTOSO\\svc-oms', kind: 'user' },
  { resourceId: 2_080_374_785, name: 'CONTOSO\\Domain Users', kind: 'userGroup' },
  { resourceId: 2_080_374_786, name: 'CONTOSO\\Domain Admins', kind: 'userGroup' },
];

export interface BuiltInCollection {
  readonly record: CollectionInput;
  readonly id: string;
  readonly members: readonly MemberEntry[];
  /** Memberships. */
  readonly size: number;
}

/** The ten built-in collections with IDs, names, types and limits of version 5.00.9106. */
export function builtInCollections(ids: {
  readonly everything: readonly number[];
  readonly clients: readonly number[];
  readonly coManaged: readonly number[];
}): BuiltInCollection[] {
  const users = userResources.filter((each) => each.kind === 'user').map((each) => each.resourceId);
  const groups = userResources.filter((each) => each.kind === 'userGroup').map((each) => each.resourceId);
  const [provisioning, ...unknown] = pseudoDevices.map((each) => each.resourceId);
  const make = (
    id: string,
    name: string,
    members: readonly number[],
    more: Partial<CollectionInput> = {},
  ): BuiltInCollection => ({
    id,
    record: { id, name, comment: name, builtIn: true, ...more },
    members,
    size: members.length,
  });
  return [
    make('SMS00001', 'All Systems', ids.everything, { limitTo: null }),
    make('SMS00002', 'All Users', users, { type: 'user' }),
    make('SMS00003', 'All User Groups', groups, {
      type: 'user',
      comment: 'All User Groups - Contains data from Active Directory Group Discovery.',
    }),
    make('SMS00004', 'All Users and User Groups', [...users, ...groups], { type: 'user', limitTo: null }),
    make('SMS000KM', 'Co-management Eligible Devices', ids.coManaged),
    make('SMS000PS', 'All Provisioning Devices', provisioning === undefined ? [] : [provisioning]),
    make('SMS000US', 'All Unknown Computers', unknown),
    make('SMSDM001', 'All Mobile Devices', []),
    make('SMSDM003', 'All Desktop and Server Clients', ids.clients),
    make('SMSOTHER', 'All Custom Resources', [], { type: 'other', limitTo: null }),
  ];
}
