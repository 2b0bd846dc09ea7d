import { expect, it, vi } from 'vitest';
import type { CollectionSummary } from '../../shared/model.ts';
import { ok } from '../../shared/result.ts';
import type { CollectionSource, Device, Member } from '../ports.ts';
import { addUnknownDevices, type DnsNames } from './deviceNames.ts';

const member = (resourceId: number, name: string): Member => ({
  resourceId,
  name,
  domain: 'CONTOSO',
  resourceType: 5,
});
const look = async (members: readonly Member[], names: DnsNames, devices: readonly Device[]) => {
  const findDevices = vi.fn(async () => ok(devices));
  const source = { findDevices } as Pick<CollectionSource, 'findDevices'> as CollectionSource;
  const summary: CollectionSummary = {
    collectionId: 'PS100014',
    name: 'Servers',
    memberCount: members.length,
    limitToName: null,
    folder: '\\',
    isBuiltIn: false,
    lastMemberChange: null,
  };
  const { added } = await addUnknownDevices(source, [{ summary, members }], names);
  return { asked: findDevices.mock.calls.flat(), added };
};

it('a renamed computer is looked up: its kept DNS name is of its former name', async () => {
  const names: DnsNames = new Map([[1, 'lon-pc-001.contoso.com']]);
  const { asked, added } = await look([member(1, 'BOSS-PC')], names, [
    { resourceId: 1, dnsName: 'boss-pc.contoso.com' },
  ]);
  expect(asked[0]).toEqual([1]);
  expect(added).toBe(1);
  expect(names.get(1)).toBe('boss-pc.contoso.com');
});

it('one whose DNS name is another by choice is asked for, and nothing has to be kept anew', async () => {
  const names: DnsNames = new Map([[1, 'web.contoso.com']]);
  const { added } = await look([member(1, 'SRV01')], names, [{ resourceId: 1, dnsName: 'web.contoso.com' }]);
  expect(added).toBe(0);
});

it.each([
  ['the same name', 'lon-pc-001', 'LON-PC-001.contoso.com'],
  ['a NetBIOS name, cut to 15 characters', 'ACCOUNTING-SRVR', 'accounting-srvr-007.contoso.com'],
  ['no DNS name', 'lon-pc-001', null],
])('a known computer is not looked up: %s', async (_what, name, dnsName) => {
  const { asked } = await look([member(1, name)], new Map([[1, dnsName]]), []);
  expect(asked).toEqual([]);
});
