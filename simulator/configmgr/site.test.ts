import { describe, expect, it } from 'vitest';
import { loadSampleSite } from './sampleSite.ts';
import { createSite, type Site } from './site.ts';

const stampsOf = (site: Site, id: string) => {
  const { lastMemberChangeTime, lastRefreshTime, lastChangeTime } = site.collection(id) ?? {};
  return { lastMemberChangeTime, lastRefreshTime, lastChangeTime };
};

/** Which of the three stamps of PS100014 a change moves. */
function movedBy(change: (site: Site) => void): string[] {
  const site = createSite(loadSampleSite());
  const before = stampsOf(site, 'PS100014');
  change(site);
  const after = stampsOf(site, 'PS100014');
  return (Object.keys(before) as (keyof typeof before)[]).filter((name) => before[name] !== after[name]);
}

describe('stamps', () => {
  const membership = ['lastMemberChangeTime', 'lastRefreshTime'];
  it.each<[what: string, change: (site: Site) => void, moved: readonly string[]]>([
    ['a new member', (site) => site.addMembers('PS100014', 16777224), membership],
    ['a member that leaves', (site) => site.removeMembers('PS100014', 16777219), membership],
    ['another membership', (site) => site.setMembers('PS100014', [16777219]), membership],
    ['a deleted member device', (site) => site.deleteDevice(16777219), membership],
    ['a member that is in already', (site) => site.addMembers('PS100014', 16777219), []],
    [
      'the same membership',
      (site) => site.setMembers('PS100014', [...(site.collection('PS100014')?.members ?? [])]),
      [],
    ],
    ['a renamed member device', (site) => site.renameDevice(16777219, 'CM99'), []],
    ['an obsolete member device', (site) => site.changeDevice(16777219, { obsolete: true }), []],
    ['an evaluation without change', (site) => site.evaluate('PS100014'), ['lastRefreshTime']],
    ['another name', (site) => site.renameCollection('PS100014', 'Servers'), ['lastChangeTime']],
    ['another collection that changes', (site) => site.addMembers('PS1000A3', 16777224), []],
  ])('%s', (_, change, moved) => {
    expect(movedBy(change)).toEqual(moved);
  });

  it('differ between two changes, even under a clock that stands', () => {
    const site = createSite(loadSampleSite(), () => new Date('2026-09-01T00:00:00Z'));
    site.addMembers('PS1000A3', 16777224);
    const first = stampsOf(site, 'PS1000A3').lastMemberChangeTime;
    site.removeMembers('PS1000A3', 16777224);
    expect([first, stampsOf(site, 'PS1000A3').lastMemberChangeTime]).toEqual([
      '2026-09-01T00:00:00Z',
      '2026-09-01T00:00:00.003Z',
    ]);
  });
});

describe('changes', () => {
  it('keep members sorted and in step with MemberCount', () => {
    const site = createSite(loadSampleSite());
    site.addMembers('PS100014', 2097152004, 16777225, 16777224);
    expect(site.collection('PS100014')?.members).toEqual([
      16777219, 16777220, 16777221, 16777222, 16777223, 16777224, 16777225, 2097152004,
    ]);
  });

  it('never touch the site file', () => {
    const file = loadSampleSite();
    const before = JSON.stringify(file);
    const site = createSite(file);
    site.renameDevice(16777219, 'X');
    site.renameCollection('PS100014', 'X');
    site.setServiceConnectionPoint('offline');
    site.setVersion('5.00.9141.1000');
    site.deleteDevice(16777220);
    expect(JSON.stringify(file)).toBe(before);
  });

  it('follow a renamed device with its DNS name', () => {
    const site = createSite(loadSampleSite());
    site.renameDevice(16777222, 'WEB99');
    expect(site.device(16777222)).toMatchObject({ name: 'WEB99', resourceNames: ['web99.fabrikam.com'] });
  });

  it('take added and deleted things into the lists', () => {
    const site = createSite(loadSampleSite());
    site.addDevice({ resourceId: 16777220 + 1000, name: 'NEW' });
    site.addCollection({ id: 'PS100016', name: 'New', members: [16778220] });
    site.deleteCollection('PS100015');
    expect(site.devices.map((each) => each.resourceId)).toContain(16778220);
    expect(site.collections.slice(0, 3).map((each) => each.id)).toEqual(['PS100014', 'PS100016', 'PS1000A2']);
  });

  it('refuse what does not exist', () => {
    const site = createSite(loadSampleSite());
    expect(() => site.addMembers('PS1FFFFF', 16777219)).toThrow('There is no collection PS1FFFFF');
    expect(() => site.addMembers('PS100014', 1)).toThrow('There is no resource 1');
    expect(() => site.setProviderState('nobody.contoso.com', 'stopped')).toThrow('no SMS Provider');
  });
});
