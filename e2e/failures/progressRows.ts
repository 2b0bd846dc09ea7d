import type { ElectronApplication } from 'playwright/test';
import { clouds } from '../../shared/clouds.ts';
import { practice } from '../../shared/practice.ts';
import type { StepId } from '../../shared/runModel.ts';
import type { Fault } from '../../simulator/types.ts';
import type { Failure } from './expectFailure.ts';
import { arm, LASTING } from './simulatedApp.ts';

/** One cause why a run stops at a step, for a run that sends PS100014 only. */
export interface ProgressRow extends Failure {
  readonly name: string;
  readonly step: StepId;
  readonly arrange: (app: ElectronApplication) => Promise<void>;
}

export const alias = 'CM_PS1_PS100014';
const armHost = new URL(clouds.public.arm).host;
const groupOf = `/subscriptions/${practice.subscriptionId}/resourceGroups/${practice.resourceGroup}`;
const collectionName = 'Windows Server 2022';
const savedSearches = 'Microsoft.OperationalInsights/workspaces/savedSearches';
const oneMember = {
  CollectionID: 'PS100014',
  Domain: 'CONTOSO',
  Name: 'PC-9999',
  ResourceID: 16_777_219,
  ResourceType: 5,
};
const list = 'savedSearches\\?';

/** Puts a saved search into the practice workspace, as somebody else would have made it. */
export function addSearch(
  app: ElectronApplication,
  search: {
    readonly id: string;
    readonly alias?: string;
    readonly queryBytes?: number;
    readonly tags?: Readonly<Record<string, string>>;
  },
): Promise<void> {
  return app.evaluate(
    (_electron, { id, functionAlias, queryBytes, tags, group, workspace }) => {
      const subscription = globalThis.practiceSimulator.azure.tenants[0]?.subscriptions[0];
      const searches = subscription?.resourceGroups.get(group)?.workspaces.get(workspace)?.savedSearches;
      if (searches === undefined) throw new Error('no such workspace');
      searches.set(id, {
        name: id,
        etag: '"2026-01-01"',
        properties: {
          category: 'Somebody else',
          displayName: id,
          version: 2,
          query: `print ${'1'.repeat(queryBytes ?? 1)}`,
          ...(functionAlias === undefined ? {} : { functionAlias }),
          tags: Object.entries(tags ?? {}).map(([name, value]) => ({ name, value })),
        },
      });
    },
    {
      id: search.id,
      functionAlias: search.alias,
      queryBytes: search.queryBytes,
      tags: search.tags,
      group: practice.resourceGroup,
      workspace: practice.workspace,
    },
  );
}

export function removeSearches(app: ElectronApplication, ...ids: readonly string[]): Promise<void> {
  return app.evaluate(
    (_electron, { gone, group, workspace }) => {
      const subscription = globalThis.practiceSimulator.azure.tenants[0]?.subscriptions[0];
      const searches = subscription?.resourceGroups.get(group)?.workspaces.get(workspace)?.savedSearches;
      for (const id of gone) searches?.delete(id);
    },
    { gone: ids, group: practice.resourceGroup, workspace: practice.workspace },
  );
}

/** In the order of the steps; each one is mended before the run goes on. */
export const progressRows: readonly ProgressRow[] = [
  {
    name: 'the provider is gone while the collections are read',
    code: 'connectionRefused',
    facts: { host: practice.providerFqdn },
    step: 'readCollections',
    arrange: (app) => arm(app, offline('adminService', 'ECONNREFUSED')),
  },
  {
    name: 'two readings differ, and the count agrees with neither',
    code: 'collectionReadUnstable',
    facts: { name: collectionName },
    step: 'readCollections',
    arrange: (app) => arm(app, readingOf([]), readingOf([oneMember], 1), readingOf([], 2)),
  },
  {
    name: 'the role was taken away',
    code: 'notAuthorized',
    facts: { scope: groupOf, action: `${savedSearches}/read` },
    step: 'compareWorkspace',
    arrange: (app) =>
      refuse(app, list, 403, {
        code: 'AuthorizationFailed',
        message: `The client 'a' with object id 'b' does not have authorization to perform action '${savedSearches}/read' over scope '${groupOf}' or the scope is invalid.`,
      }),
    reference: 'AuthorizationFailed',
  },
  {
    name: 'the token has run out',
    code: 'tokenExpired',
    step: 'compareWorkspace',
    arrange: (app) =>
      refuse(app, list, 401, { code: 'ExpiredAuthenticationToken', message: 'The token has expired.' }),
    reference: 'ExpiredAuthenticationToken',
  },
  {
    name: 'another connection keeps these groups',
    code: 'otherWriter',
    step: 'compareWorkspace',
    arrange: (app) =>
      addSearch(app, {
        id: 'rival',
        tags: {
          Group: 'Computer',
          Source: 'OMSConnect',
          Connection: '0c0c0c0c-0000-4000-8000-000000000001',
          Hierarchy: '5bbd28b5-7c1e-4f60-9a3d-725ed8da08c8',
          Collection: 'PS100014',
          Hash: '0',
          Writer: '0d0d0d0d-0000-4000-8000-000000000001',
          Kind: 'group',
        },
      }),
  },
  {
    name: 'no network while the workspace is compared',
    code: 'offline',
    step: 'compareWorkspace',
    arrange: (app) => arm(app, offline('arm', 'ERR_INTERNET_DISCONNECTED', list)),
  },
  {
    name: 'throttled for longer than a run waits',
    code: 'azureThrottled',
    facts: { retryAfterInSeconds: '5400' },
    step: 'compareWorkspace',
    arrange: (app) =>
      arm(app, {
        service: 'arm',
        path: list,
        times: LASTING,
        effect: { kind: 'status', status: 429, headers: { 'retry-after': '5400' } },
      }),
  },
  {
    name: 'a read-only lock',
    code: 'scopeLocked',
    facts: { locked: practice.resourceGroup },
    step: 'writeGroups',
    arrange: (app) =>
      app.evaluate(
        (_electron, scope) =>
          void globalThis.practiceSimulator.azure.tenants[0]?.locks.push({
            name: 'frozen',
            scope,
            level: 'ReadOnly',
          }),
        groupOf,
      ),
    reference: 'ScopeLocked',
  },
  {
    name: 'a policy',
    code: 'disallowedByPolicy',
    facts: { policy: 'no-saved-searches' },
    step: 'writeGroups',
    arrange: (app) =>
      app.evaluate(
        (_electron, scope) =>
          void globalThis.practiceSimulator.azure.tenants[0]?.denyPolicies.push({
            name: 'no-saved-searches',
            scope,
            resourceType: 'Microsoft.OperationalInsights/workspaces/savedSearches',
          }),
        groupOf,
      ),
    reference: 'RequestDisallowedByPolicy',
  },
  {
    name: 'the alias belongs to another search',
    code: 'aliasTaken',
    facts: { alias, otherId: 'somebody-else' },
    step: 'writeGroups',
    arrange: (app) => addSearch(app, { id: 'somebody-else', alias }),
  },
  {
    name: 'somebody else changes the same group each time',
    code: 'savedSearchConflict',
    facts: { name: `${collectionName} (PS100014)` },
    step: 'writeGroups',
    arrange: (app) => refuse(app, 'savedSearches/', 409, { code: 'Conflict', message: 'Newer data.' }, 'PUT'),
    reference: 'Conflict',
  },
  {
    name: 'an answer that hangs while the groups are written',
    code: 'timedOut',
    facts: { host: armHost, seconds: '2' },
    step: 'writeGroups',
    arrange: (app) =>
      arm(app, { service: 'arm', method: 'PUT', times: LASTING, effect: { kind: 'delay', inMs: 600_000 } }),
  },
  {
    name: 'no network while the groups are written',
    code: 'hostNotFound',
    facts: { host: armHost },
    step: 'writeGroups',
    arrange: (app) =>
      arm(app, {
        service: 'arm',
        method: 'PUT',
        times: LASTING,
        effect: { kind: 'network', code: 'ENOTFOUND' },
      }),
  },
];

/** An answer in Azure Resource Manager's envelope that no state of the simulator leads to. */
function refuse(
  app: ElectronApplication,
  path: string,
  status: number,
  error: { readonly code: string; readonly message: string },
  method = 'GET',
): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const effect = { kind: 'status', status, headers, body: JSON.stringify({ error }) } as const;
  return arm(app, { service: 'arm', method, path, times: LASTING, effect });
}

/** One answer about the members, in place of the site's own. */
function readingOf(value: readonly unknown[], after = 0): Fault {
  const effect = { kind: 'status', status: 200, body: JSON.stringify({ value }) } as const;
  return { service: 'adminService', path: 'SMS_FullCollectionMembership', after, effect };
}

function offline(service: 'adminService' | 'arm', code: string, path?: string) {
  const effect = { kind: 'network', code } as const;
  return { service, times: LASTING, effect, ...(path === undefined ? {} : { path }) };
}

/** Every cause above out of the way. */
export async function mendRun(app: ElectronApplication): Promise<void> {
  await removeSearches(app, 'somebody-else', 'rival');
  await app.evaluate(() => {
    const { faults, azure } = globalThis.practiceSimulator;
    faults.clear();
    for (const tenant of azure.tenants) {
      tenant.locks.splice(0);
      tenant.denyPolicies.splice(0);
    }
  });
}
