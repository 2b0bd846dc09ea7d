import type { z } from 'zod';
import type { inputSchemas, MethodName, MethodOutputs } from '../../shared/contract.ts';

/** One good argument per method, as the page sends it. */
type Samples = { readonly [M in MethodName]: z.input<(typeof inputSchemas)[M]> };

const id = '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18';
const workspace = {
  subscriptionId: id,
  subscriptionName: 'Contoso Production',
  resourceGroup: 'rg-oms-hq',
  name: 'law-contoso-hq',
  resourceId: `/subscriptions/${id}/resourceGroups/rg-oms-hq/providers/Microsoft.OperationalInsights/workspaces/law-contoso-hq`,
  customerId: id,
  location: 'westeurope',
};
const source = { kind: 'provider', fqdn: 'cm01.contoso.com' } as const;
const collections = [{ collectionId: 'SMS000KM', name: 'All Systems' }];

const draft = {
  practice: false,
  providerFqdn: 'cm01.contoso.com',
  cloud: 'public',
  tenant: 'contoso.onmicrosoft.com',
  clientId: id,
  secretExpiresOn: '2027-05-01T00:00:00.000Z',
  workspace,
  typedWorkspace: { subscriptionId: id, resourceGroup: 'rg-oms-hq', name: 'law-contoso-hq' },
  page: 'collections',
  collections,
  savedAt: '2026-11-05T00:00:00.000Z',
} satisfies z.input<(typeof inputSchemas)['saveDraft']>['draft'];

export const inputSamples: Samples = {
  getAppInfo: {},
  checkSite: { source },
  verifySignIn: {
    source,
    cloud: 'public',
    tenant: 'contoso.onmicrosoft.com',
    clientId: id,
    secret: { kind: 'typed', value: 'Canary~typed.secret_value' },
  },
  discoverWorkspaces: { signInId: id },
  getWorkspace: { signInId: id, subscriptionId: id, resourceGroup: 'rg-oms-hq', name: 'law-contoso-hq' },
  checkWorkspace: { signInId: id, workspace },
  listCollections: { source: { kind: 'practice' } },
  previewConnection: { signInId: id, source, workspace, collections },
  addConnection: {
    signInId: id,
    source,
    workspace,
    collections,
    secretExpiresOn: '2027-05-01T00:00:00.000Z',
  },
  listConnections: {},
  syncNow: { connectionId: id },
  listRuns: {},
  cancelRun: { runId: id },
  measureWorkspace: { signInId: id, workspace },
  readDraft: {},
  saveDraft: { draft },
  clearDraft: {},
  saveText: { suggestedName: 'summary.txt', text: 'some text' },
  openLink: { url: 'https://portal.azure.com/' },
  copyText: { text: 'some text' },
};

/** The least that each method can answer. */
export const outputSamples: MethodOutputs = {
  getAppInfo: { version: '1.2.3', account: 'CONTOSO\\admin', computer: 'PC01', secretStorage: 'sealed' },
  checkSite: { passed: true, checks: [] },
  verifySignIn: { signInId: id, tenantId: id, secret: { hasSecret: true, hint: 'Can' } },
  discoverWorkspaces: { runId: id },
  getWorkspace: workspace,
  checkWorkspace: { missingActions: [], canQuery: true, usedBytes: 0, budgetBytes: 1, savedSearches: 0 },
  listCollections: { collections: [], readAt: '2026-11-05T00:00:00.000Z' },
  previewConnection: { create: 1, update: 0, unchanged: 0, memberships: 3, estimatedBytes: 900 },
  addConnection: { runId: id },
  listConnections: { connections: [], unreadable: [] },
  syncNow: { runId: id },
  listRuns: { runs: [] },
  cancelRun: {},
  measureWorkspace: { runId: id },
  readDraft: {},
  saveDraft: {},
  clearDraft: {},
  saveText: { saved: true },
  openLink: {},
  copyText: {},
};
