import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { awkwardNames, namingStyles } from './generatedNames.ts';
import { generateSite } from './generateSite.ts';
import { createSite } from './site.ts';
import { parseSiteFile } from './siteFile.ts';

const deviceCollections = (options: Parameters<typeof generateSite>[0]) =>
  createSite(generateSite(options)).collections.filter((each) => each.type === 'device');

describe('generateSite', () => {
  it('gives the same site for the same seed, on every machine', () => {
    const text = JSON.stringify(generateSite({ collections: 40, devices: 300, seed: 7 }));
    expect(JSON.stringify(generateSite({ collections: 40, devices: 300, seed: 7 }))).toBe(text);
    expect(JSON.stringify(generateSite({ collections: 40, devices: 300, seed: 8 }))).not.toBe(text);
    expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toMatchInlineSnapshot(
      `"3d665351bcd9e3de"`,
    );
  });

  it('gives a file that can be saved and read again', () => {
    const file = generateSite({ collections: 30, devices: 200, seed: 1 });
    expect(parseSiteFile(JSON.parse(JSON.stringify(file)))).toEqual(file);
  });

  it.each([1, 2, 5, 6, 7, 60, 1000])(
    'makes exactly %i device collections, All Systems among them',
    (collections) => {
      const made = deviceCollections({ collections, devices: 100, seed: 3 });
      expect(made).toHaveLength(collections);
      const allSystems = made.find((each) => each.id === 'SMS00001');
      expect(allSystems?.members).toHaveLength(103);
    },
  );

  it('keeps users out of device collections and has user collections besides', () => {
    const site = createSite(generateSite({ collections: 200, devices: 500, seed: 3 }));
    const users = site.collections.filter((each) => each.type === 'user');
    expect(users.length).toBeGreaterThan(10);
    expect(users.every((each) => each.members.every((id) => site.device(id) === undefined))).toBe(true);
    for (const each of site.collections.filter(({ type }) => type === 'device')) {
      expect(each.members.every((id) => site.device(id) !== undefined)).toBe(true);
    }
  });

  it('has the oddities of real sites', () => {
    const site = createSite(generateSite({ collections: 60, devices: 3000, seed: 11 }));
    const systems = site.devices.filter((each) => each.kind === 'system');
    const names = systems.map((each) => each.name);
    expect(new Set(names).size).toBeLessThan(names.length);
    expect(systems.some((each) => each.obsolete === true)).toBe(true);
    expect(systems.some((each) => each.client === null && each.resourceId >= 2_097_152_000)).toBe(true);
    expect(systems.some((each) => each.resourceNames.length === 0 && each.fullDomainName !== null)).toBe(
      true,
    );
    expect(systems.some((each) => each.domain === null)).toBe(true);
    expect(new Set(systems.map((each) => each.domain)).size).toBe(4);
    expect(names.every((name) => name.length <= 15)).toBe(true);
    const collectionNames = site.collections.map((each) => each.name);
    expect(collectionNames).toEqual(expect.arrayContaining([...awkwardNames]));
    expect(new Set(collectionNames).size).toBe(collectionNames.length);
    const sizes = site.collections.map((each) => each.members.length);
    expect(sizes).toContain(0);
  });

  it.each([...namingStyles])('names in the style %s reach a given number of memberships', (naming) => {
    const made = deviceCollections({ collections: 100, devices: 2000, seed: 5, naming, memberships: 20_000 });
    expect(made.reduce((sum, each) => sum + each.members.length, 0)).toBe(20_000);
    expect(made).toHaveLength(100);
  });
});
