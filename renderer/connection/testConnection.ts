import type { GroupView } from '../../shared/groupsModel.ts';
import type { ConnectionView } from '../../shared/model.ts';
import type { RunView, SyncOutcome } from '../../shared/runModel.ts';

/** Made-up values for the tests of the connection page's logic. */

export const connectionId = 'a0000000-0000-4000-8000-000000000001';
export const now = new Date(2026, 10, 23, 10, 0);
export const at = (hour: number, day = 23) => new Date(2026, 10, day, hour, 0).toISOString();

export function outcomeOf(change: Partial<SyncOutcome> = {}): SyncOutcome {
  return {
    outcome: 'done',
    created: 0,
    updated: 0,
    deleted: 0,
    unchanged: 12,
    heldBack: 0,
    failed: 0,
    durationInMs: 6000,
    full: false,
    questions: [],
    traffic: {
      requests: { entra: 1, arm: 3, graph: 0, logs: 0, adminService: 4 },
      bytes: { sent: 1200, received: 84_000 },
    },
    groups: [],
    ...change,
  };
}

export function connectionOf(change: Partial<ConnectionView> = {}): ConnectionView {
  return {
    connectionId,
    practice: false,
    site: {
      siteCode: 'PS1',
      siteName: 'Contoso Headquarters',
      version: '5.00.9141.1000',
      hierarchyId: connectionId,
      providerFqdn: 'cm01.contoso.com',
    },
    cloud: 'public',
    tenantId: connectionId,
    clientId: connectionId,
    workspace: {
      subscriptionId: connectionId,
      subscriptionName: 'Contoso Production',
      resourceGroup: 'rg-monitoring-weu',
      name: 'law-contoso-hq',
      resourceId: '/subscriptions/s/resourceGroups/rg-monitoring-weu/workspaces/law-contoso-hq',
      customerId: connectionId,
      location: 'westeurope',
    },
    collections: Array.from({ length: 12 }, (_none, number) => ({
      collectionId: `PS1000${10 + number}`,
      name: `Collection ${number}`,
    })),
    secret: { hasSecret: true, hint: 'Prx', expiresOn: new Date(2027, 4, 14).toISOString() },
    providers: ['cm01.contoso.com'],
    createdAt: at(9, 1),
    createdBy: 'CONTOSO\\admin',
    statusAlias: 'CM_PS1_Status',
    importEnabled: true,
    syncAccount: 'CONTOSO\\svc-oms',
    syncsHere: true,
    renewal: { enabled: false, allowed: true, underWay: false },
    nextSyncAt: at(12),
    computers: 3146,
    lastRun: { runId: connectionId, startedAt: at(9), finishedAt: at(9), outcome: outcomeOf() },
    lastSuccessAt: at(9),
    ...change,
  };
}

export function runOfKind(change: Partial<RunView>): RunView {
  return {
    runId: connectionId,
    kind: 'sync',
    trigger: 'person',
    connectionId,
    startedAt: at(9),
    state: 'running',
    firstGroupProven: false,
    steps: [],
    ...change,
  };
}

export function groupOf(name: string, change: Partial<GroupView> = {}): GroupView {
  return {
    collectionId: 'PS100021',
    name,
    id: 'configmgr_ps1_ps100021_a00000',
    alias: 'CM_PS1_PS100021',
    state: 'inSync',
    computers: 64,
    lastChangeAt: at(6),
    ...change,
  };
}
