import { afterEach, describe, expect, it } from 'vitest';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { groupSearches, storedMembers } from './storedGroups.ts';
import { connect } from './wizardPath.ts';

let app: HeadlessApp;
afterEach(() => app.close());

// Counted by hand in the sample files. Left out: "Provisioning Device" and the two "Unknown Computer" objects
// (ResourceType 2). OLDPC and PC-0002 have no ResourceNames, so their DNS name is Name + FullDomainName; WEB01 is
// in another domain; DC01 and OLDPC have no client and null flags, and are members like all others.
const servers = [
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
];
const onlyInAllSystems = [
  'dc01',
  'dc01.contoso.com',
  'oldpc',
  'oldpc.contoso.com',
  'pc-0001',
  'pc-0001.contoso.com',
  'pc-0002',
  'pc-0002.contoso.com',
];

describe('the sample answers, loaded as a site', () => {
  it('become exactly the groups that a count by hand gives', async () => {
    app = startHeadless({ site: loadSampleSite() });
    const run = await connect(app, ['PS100014', 'SMS00001']);
    expect(run.outcome).toMatchObject({ outcome: 'done', created: 2, updated: 0, deleted: 0, failed: 0 });
    expect(run.outcome?.groups.map(({ alias, computers, state }) => [alias, computers, state])).toEqual([
      ['CM_PS1_PS100014', 5, 'inSync'],
      ['CM_PS1_SMS00001', 9, 'inSync'],
    ]);
    expect(storedMembers(app)).toEqual({
      CM_PS1_PS100014: servers,
      CM_PS1_SMS00001: [...servers, ...onlyInAllSystems].sort(),
    });
  });

  it('carry the tags by which they are found again, and nothing typed by a person', async () => {
    app = startHeadless({ site: loadSampleSite() });
    const run = await connect(app, ['PS100014']);
    const [search] = groupSearches(app);
    expect(search?.name).toBe(`configmgr_ps1_ps100014_${run.connectionId.slice(0, 6)}`);
    const tags = Object.fromEntries((search?.properties.tags ?? []).map(({ name, value }) => [name, value]));
    expect(tags).toEqual({
      Group: 'Computer',
      Source: 'OMSConnect',
      Connection: run.connectionId,
      Hierarchy: '5bbd28b5-0000-4000-8000-725ed8da08c8',
      Collection: 'PS100014',
      Hash: expect.stringMatching(/^[0-9a-f]{32}$/),
      Format: '1',
      Writer: expect.stringMatching(/^[0-9a-f-]{36}$/),
      Kind: 'group',
      Text: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(search?.properties).toMatchObject({ category: 'Configuration Manager', version: 2 });
  });
});
