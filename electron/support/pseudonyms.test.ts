import { expect, it } from 'vitest';
import type { ConnectionView } from '../../shared/model.ts';
import { knownNames } from './knownNames.ts';
import { namesIn } from './nameForms.ts';
import { createPseudonyms } from './pseudonyms.ts';

const tenantId = '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18';
const connection = {
  site: { providerFqdn: 'cm01.contoso.com' },
  providers: ['cm01.contoso.com', 'cm02.contoso.com'],
  syncAccount: 'CONTOSO\\svc-oms',
  createdBy: 'CONTOSO\\anna',
  tenantId,
  clientId: '11111111-2222-4333-8444-555555555555',
  workspace: {
    subscriptionId: '99999999-2222-4333-8444-555555555555',
    subscriptionName: 'Contoso Production',
    resourceGroup: 'rg-oms',
    name: 'law-contoso-hq',
    customerId: '77777777-2222-4333-8444-555555555555',
  },
  collections: [{ collectionId: 'PS100014', name: 'Notebooks (Köln)' }],
} as unknown as ConnectionView;

const policy = { Tenant: 'tailspin.example', OperatorsGroup: 'CONTOSO\\helpdesk' };
const hide = (text = '') =>
  createPseudonyms([
    ...knownNames([connection], { account: 'CONTOSO\\anna', computer: 'PC-7', policy }),
    ...namesIn(text),
  ]);

it.each([
  ['a provider', 'asked cm01.contoso.com/AdminService', 'asked computer-1/AdminService'],
  ['its short name, whatever the case', 'CM02 does not answer', 'computer-1 does not answer'],
  ['a computer that no record names', 'PC0042.corp.contoso.com reports', 'computer-1 reports'],
  ['this computer', 'started on PC-7 (window)', 'started on computer-1 (window)'],
  ['an account', 'as CONTOSO\\svc-oms', 'as domain-1\\person-1'],
  ['an account in JSON', '"CONTOSO\\\\anna"', '"domain-1\\\\person-1"'],
  ['a folder of a person', 'C:\\Users\\anna\\AppData', 'C:\\Users\\person-1\\AppData'],
  ['a person by address', 'ina.lee+x@fabrikam.co.uk wrote', 'person-1 wrote'],
  ['a SID', 'S-1-5-21-1111111111-2222222222-333333333-1105', 'person-1'],
  [
    'the tenant',
    `POST login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
    'POST login.microsoftonline.com/tenant-1/oauth2/v2.0/token',
  ],
  [
    'a tenant that no record names',
    'login.microsoftonline.us/fabrikam.com/oauth2',
    'login.microsoftonline.us/tenant-1/oauth2',
  ],
  ['a tenant’s first domain', 'at fabrikam.onmicrosoft.com', 'at tenant-1'],
  [
    'a collection',
    'Changed CM_PS1_PS100014: Notebooks (Köln), 7 computers',
    'Changed CM_PS1_PS100014: collection-1, 7 computers',
  ],
  ['a workspace', 'workspaces/law-contoso-hq/savedSearches', 'workspaces/workspace-1/savedSearches'],
  ['the tenant of the policy', '"Tenant": "tailspin.example"', '"Tenant": "tenant-1"'],
  ['the operators of the policy', 'CONTOSO\\helpdesk may', 'domain-1\\person-1 may'],
  ['an address at the end of a sentence', 'Found: 10.20.30.40.', 'Found: address-1.'],
  [
    'an address of IPv6',
    'no route to fd12:3456::17, [fe80::1%12]:443',
    'no route to address-1, [address-2]:443',
  ],
  ['an ID that no record names', "apps(appId='5d0c0d0e-2222-4333-8444-000000000000')", "apps(appId='id-1')"],
  ['a file server', 'in \\\\NAS7\\logs$, NAS7', 'in \\\\computer-1\\logs$, computer-1'],
  ['a host without a domain', 'sccm9:443/AdminService, sccm9', 'computer-1:443/AdminService, computer-1'],
  ['any other host', 'the proxy edge.adatum.example:8080', 'the proxy computer-1:8080'],
  ['below Microsoft’s a customer’s', 'adatum.blob.core.windows.net', 'computer-1'],
  ['an account that no record names', 'by ADATUM\\kim.lee.', 'by domain-1\\person-1.'],
  [
    'what Azure lists',
    '/subscriptions/s1/resourceGroups/rg%20pay/providers/x; rg pay',
    '/subscriptions/subscription-1/resourceGroups/resourceGroup-1/providers/x; resourceGroup-1',
  ],
  [
    'a collection by its former name',
    'CM_PS1_PS100099: Board, all, 7 computers; renamed. Board, all',
    'CM_PS1_PS100099: collection-1, 7 computers; renamed. collection-1',
  ],
  ['an address', 'no route to 10.20.30.40:443', 'no route to address-1:443'],
])('%s is replaced', (_what, text, expected) => {
  expect(hide(text)(text)).toBe(expected);
});

it.each([
  'x-ms-request-id 5d0c0d0e-2222-4333-8444-000000000000',
  'annabelle and AdminServices',
  'OMS Connect 10.0.26100 started',
  '"correlationId": "5d0c0d0e-2222-4333-8444-000000000000"',
  'at Object.write (file:///C:/app/main.js:1:2)',
  'Microsoft.OperationalInsights/workspaces/savedSearches/write is missing, Microsoft.Resources/subscriptions/resourceGroups/read too',
  'graph.microsoft.com, OMSConnect.log, HKLM\\SOFTWARE',
  '{"text":"first\\nsecond"}',
  'login.microsoftonline.com/organizations/v2.0',
  'management.azure.com/subscriptions?api-version=2022-12-01',
  '<![LOG[text]LOG]!><time="22:24:33.329-060" date="11-05-2026" component="Sync" context="" type="1" thread="7" file="">',
])('%s stays', (text) => {
  expect(hide(text)(text)).toBe(text);
});

it('the same name has the same stand-in in every text, another one another', () => {
  const one = hide();
  expect(one('cm02.contoso.com, then cm01.contoso.com')).toBe('computer-1, then computer-2');
  expect(one('CM01.CONTOSO.COM again, and pc1.contoso.com')).toBe('computer-2 again, and computer-3');
});

it('nothing that somebody writes makes it slow', () => {
  for (const part of ['a', 'a-', 'a.', '\\', 'login-', 'a@', ':', '/Users/', 'CM_a: '])
    expect(hide(part.repeat(20_000))(part.repeat(20_000)).length).toBeGreaterThan(0);
});

it('ten thousand collections do not make it slow', () => {
  const collections = Array.from({ length: 10_000 }, (_, n) => ({
    kind: 'collection' as const,
    text: `All ${n}`,
  }));
  const text = 'Changed CM_PS1_PS100014: All 9999, 7 computers. '.repeat(20_000);
  expect(createPseudonyms(collections)(text)).not.toContain('All 9999');
});
