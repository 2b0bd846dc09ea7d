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
  syncNow: { connectionId: id, full: true },
  answerQuestion: {
    connectionId: id,
    answer: { kind: 'heldBack', collectionId: 'SMS000KM', choice: 'apply' },
  },
  setImport: { connectionId: id, enabled: false, groups: 'delete' },
  verifySecret: { connectionId: id, secret: 'Canary~typed.secret_value' },
  saveSecret: { connectionId: id, signInId: id, secretExpiresOn: '2027-05-01T00:00:00.000Z' },
  takeWish: {},
  listGroups: { connectionId: id },
  getGroup: { connectionId: id, collectionId: 'SMS000KM' },
  listRunHistory: { connectionId: id, count: 20 },
  readTask: { connectionId: id },
  registerTask: { connectionId: id, logon: 'password', account: 'CONTOSO\\svc-oms' },
  removeTask: { connectionId: id },
  readSettings: {},
  saveSettings: { settings: { staysInTray: true } },
  openLog: {},
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
  answerQuestion: {},
  setImport: {},
  verifySecret: { signInId: id, tenantId: id, secret: { hasSecret: true, hint: 'Can' } },
  saveSecret: {},
  takeWish: {},
  listGroups: { connectionId: id, groups: [], computers: 0, imported: 0, questions: [] },
  getGroup: {
    group: {
      collectionId: 'SMS000KM',
      name: 'All Systems',
      id: 'configmgr_ps1_sms000km_3f1d6a',
      alias: 'CM_PS1_SMS000KM',
      state: 'waiting',
      computers: 0,
    },
    members: [],
    query: '',
  },
  listRunHistory: { runs: [] },
  readTask: { kind: 'unavailable' },
  registerTask: { kind: 'none', taskName: 'OMS Connect' },
  removeTask: { kind: 'none', taskName: 'OMS Connect' },
  readSettings: { staysInTray: false },
  saveSettings: {},
  openLog: {},
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
