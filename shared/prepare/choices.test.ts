import { describe, expect, it } from 'vitest';
import { cloudIds } from '../clouds.ts';
import { defaultChoices, firstPrepareIssue, type PrepareChoices, tidyChoices } from './choices.ts';

const issue = (patch: Partial<PrepareChoices>) =>
  firstPrepareIssue(tidyChoices({ ...defaultChoices(), ...patch }))?.id;

it.each(cloudIds)('the defaults for %s can be carried out', (cloud) => {
  expect(firstPrepareIssue(tidyChoices(defaultChoices(cloud)))).toBeUndefined();
});

it.each<readonly [string, Partial<PrepareChoices>]>([
  ['appNameMissing', { appName: ' ' }],
  ['appNameTooLong', { appName: 'x'.repeat(121) }],
  ['appNameCharacters', { appName: 'two\nlines' }],
  ['appNameCharacters', { appName: 'half \ud800 a sign' }],
  ['clientIdMissing', { app: 'existing' }],
  ['clientIdMalformed', { app: 'existing', clientId: 'contoso.com' }],
  ['resourceGroupMissing', { resourceGroup: '' }],
  ['resourceGroupMalformed', { resourceGroup: 'rg/x' }],
  ['resourceGroupMalformed', { resourceGroup: 'rg.' }],
  ['resourceGroupMalformed', { resourceGroup: 'x'.repeat(91) }],
  ['workspaceMissing', { workspace: '' }],
  ['workspaceMalformed', { workspace: 'law' }],
  ['workspaceMalformed', { workspace: 'law_oms' }],
  ['workspaceMalformed', { workspace: '-law-oms' }],
  ['locationMissing', { location: '' }],
  ['locationMalformed', { location: 'west-europe' }],
  ['subscriptionMalformed', { subscriptionId: 'Contoso Production' }],
])('%s', (id, patch) => {
  expect(issue(patch)).toBe(id);
});

describe('choices as they stand in the boxes', () => {
  it('lose what a paste brought along', () => {
    const tidy = tidyChoices({
      ...defaultChoices(),
      appName: '  "OMS" \n',
      clientId: ' 6B1F0C52-93D4-4E0A-8A77-2F5D1C9E4B30 ',
      location: 'West Europe',
    });
    expect(tidy).toMatchObject({
      appName: 'OMS',
      clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30',
      location: 'westeurope',
    });
  });

  it('put a new workspace into a new group, whatever was chosen before', () => {
    const tidy = tidyChoices({ ...defaultChoices(), group: 'new', workspaceOrigin: 'existing' });
    expect(tidy.workspaceOrigin).toBe('new');
  });

  it('ask for no region where nothing is created, and for no name of an app that is there', () => {
    const there = { group: 'existing', workspaceOrigin: 'existing', location: '' } as const;
    const clientId = '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30';
    expect(issue({ ...there, app: 'existing', appName: '', clientId })).toBeUndefined();
  });
});
