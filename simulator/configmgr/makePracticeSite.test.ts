import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { createAdminService } from './adminService.ts';
import { practiceSiteFile, practiceSiteText } from './makePracticeSite.ts';
import { loadPracticeSite } from './practiceSite.ts';
import { createSite } from './site.ts';
import { withWindowsCredentials } from './windowsCredentials.ts';

const text = readFileSync(practiceSiteFile, 'utf8');
const site = createSite(loadPracticeSite());

describe('the practice site', () => {
  it('is what its maker makes', () => {
    expect(text).toBe(practiceSiteText());
  });

  it('can be read by the practice account through its provider', async () => {
    const client = withWindowsCredentials(
      createAdminService(site, { now: () => new Date('2026-11-23T09:00:00Z') }),
      practice.account,
    );
    const url = `https://${practice.providerFqdn}/AdminService/wmi/SMS_Collection/$count?$filter=CollectionType eq 2`;
    expect(await (await client(new Request(url))).text()).toBe('60');
  });

  it('has the collections of the console with their sizes', () => {
    const sizes = Object.fromEntries(site.collections.map((each) => [each.name, each.members.length]));
    expect(sizes).toMatchObject({
      'All Systems': 1512,
      'All Desktop and Server Clients': 1489,
      'Domain Controllers': 18,
      'SQL Servers – Production': 64,
      'Web Servers – DMZ': 37,
      'Kiosks – Reception': 22,
      'Devices without BitLocker': 91,
      'Windows 11 – Broad Ring': 671,
      'Windows Server 2025 – Test': 0,
    });
  });

  it('has the oddities that every real site has', () => {
    const systems = site.devices.filter((each) => each.kind === 'system');
    expect(site.devices.length - systems.length).toBe(3);
    expect(systems.filter((each) => each.client === null)).toHaveLength(20);
    expect(systems.filter((each) => each.obsolete === true)).toHaveLength(5);
    expect(systems.length - new Set(systems.map((each) => each.name)).size).toBe(7);
    expect(systems.some((each) => each.domain === null)).toBe(true);
    expect(site.collections.some((each) => each.type === 'user')).toBe(true);
    expect(systems.every((each) => each.name.length <= 15)).toBe(true);
  });
});
