import { expect, it } from 'vitest';
import type { SiteNode } from '../../shared/model.ts';
import { siteTree, type TreeSite } from './hierarchy.ts';

const site = (siteCode: string, parentSiteCode: string | null): SiteNode => ({
  siteCode,
  siteName: siteCode,
  parentSiteCode,
  server: `${siteCode.toLowerCase()}.contoso.com`,
});
const drawn = (sites: readonly TreeSite[]): unknown[] =>
  sites.map((one) => [one.siteCode, ...drawn(one.below), ...(one.more > 0 ? [`+${one.more}`] : [])]);

it('hangs every site below its parent, whatever the order', () => {
  const sites = [site('SEC', 'PS1'), site('PS2', 'CAS'), site('CAS', null), site('PS1', 'CAS')];
  expect(drawn(siteTree(sites, 'PS1'))).toEqual([['CAS', ['PS2'], ['PS1', ['SEC']]]]);
});

it('shows a few of many sites, the connected one always among them', () => {
  const sites = [site('CAS', null), ...Array.from({ length: 9 }, (_, n) => site(`P0${n}`, 'CAS'))];
  const [[, ...below]] = drawn(siteTree(sites, 'P08')) as [[string, ...unknown[]]];
  expect(below).toContainEqual(['P08']);
  expect(below).toHaveLength(7);
  expect(below.at(-1)).toBe('+3');
});

it('loses no site whose parent is not told of, and ends where sites report to each other', () => {
  expect(drawn(siteTree([site('PS1', 'CAS')], 'PS1'))).toEqual([['PS1']]);
  expect(drawn(siteTree([site('A', 'B'), site('B', 'A')], 'A'))).toEqual([]);
});
