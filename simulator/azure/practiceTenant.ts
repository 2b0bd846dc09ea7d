import { practice } from '../../shared/practice.ts';
import { groupScope, subscriptionScope } from './arm/scopes.ts';
import {
  assignRole,
  buildResourceGroup,
  buildSubscription,
  buildTenant,
  buildWorkspace,
} from './buildState.ts';
import { buildPracticeApps } from './practiceApps.ts';
import type { Subscription, Tenant } from './state.ts';

const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');

/** Further subscriptions of the app that sees many: how many, and how many workspaces each. */
const furtherSubscriptions = 12;
const workspacesEach = 3;
/** Azure takes minutes; a minute is enough to see how the app waits. */
const newRoleDelayInMs = 60_000;
const cities = ['amsterdam', 'berlin', 'cairo', 'dublin', 'essen', 'florence'];

function buildFurther(index: number): Subscription {
  const city = cities[index % cities.length] ?? 'hq';
  const number = Math.floor(index / cities.length) + 1;
  const groups = [...Array(workspacesEach).keys()].map((i) => {
    const customerId = `9d5b7c41-20fe-4a83-8e6d-${hex(0xb714_0000_0000 + index * 16 + i, 12)}`;
    return buildResourceGroup(`rg-${city}-${number}-${i + 1}`, practice.location, [
      buildWorkspace(`law-${city}-${number}-${i + 1}`, customerId, practice.location),
    ]);
  });
  const id = `3f1d6a52-8c0b-4e7d-b1a9-${hex(0x64c2_5e0e_0000 + index, 12)}`;
  const name = `Contoso ${city.charAt(0).toUpperCase()}${city.slice(1)} ${number}`;
  // A group that the connector has nothing to look for in.
  return buildSubscription(id, name, [
    ...groups,
    buildResourceGroup(`rg-${city}-${number}-net`, 'westeurope'),
  ]);
}

const fabrikam = {
  tenantId: '2c9e4f7a-6d18-4b53-a0c7-91e5d3b8f642',
  subscriptionId: '8e27b5c9-1a4d-4f06-93d8-5b7c0e6a2f14',
} as const;

/**
 * Contoso, the tenant of practice mode, and Fabrikam, a tenant that has nothing to do with it. The working app is
 * Contributor on one resource group, as the wizard asks for, and may not read Microsoft Graph.
 */
export function createPracticeTenants(now: Date): readonly Tenant[] {
  const apps = buildPracticeApps(now);
  const main = buildSubscription(practice.subscriptionId, practice.subscriptionName, [
    buildResourceGroup(practice.resourceGroup, practice.location, [
      {
        ...buildWorkspace(practice.workspace, practice.workspaceCustomerId, practice.location),
        hasAgents: true,
      },
    ]),
    // What the working app must not see.
    buildResourceGroup('rg-oms-branch', practice.location, [
      buildWorkspace('law-contoso-branch', '9d5b7c41-20fe-4a83-8e6d-b7140c3a5f93', practice.location),
    ]),
    buildResourceGroup('rg-contoso-network', practice.location),
  ]);
  const further = [...Array(furtherSubscriptions).keys()].map(buildFurther);
  const group = groupScope(practice.subscriptionId, practice.resourceGroup);
  const assignmentId = (n: number): string => `a551907e-0000-4000-8000-${hex(n, 12)}`;
  const onGroup = [apps.working, apps.expiredSecret, apps.disabled, apps.conditionalAccess].concat(
    apps.graphPermitted,
    apps.newSecret,
    apps.expiresSoon,
    apps.severalSecrets,
    apps.renewing,
  );
  const contoso = buildTenant(
    {
      tenantId: practice.tenantId,
      displayName: practice.tenantName,
      domains: [practice.tenantDomain, 'contoso.com'],
    },
    {
      apps: Object.values(apps).filter((app) => app !== apps.foreign),
      subscriptions: [main, ...further],
      roleAssignments: [
        ...onGroup.map((app, i) => assignRole(assignmentId(i), app, 'contributor', group)),
        assignRole(assignmentId(16), apps.reader, 'reader', group),
        assignRole(assignmentId(18), apps.queryReader, 'logAnalyticsReader', group),
        assignRole(
          assignmentId(19),
          apps.otherGroup,
          'contributor',
          groupScope(practice.subscriptionId, 'rg-oms-branch'),
        ),
        assignRole(assignmentId(20), apps.newRole, 'reader', group),
        {
          ...assignRole(assignmentId(21), apps.newRole, 'logAnalyticsContributor', group),
          worksFrom: new Date(now.getTime() + newRoleDelayInMs),
        },
        assignRole(assignmentId(17), apps.owner, 'owner', subscriptionScope(practice.subscriptionId)),
        ...further.map(({ subscriptionId }, i) =>
          assignRole(
            assignmentId(32 + i),
            apps.manySubscriptions,
            'contributor',
            subscriptionScope(subscriptionId),
          ),
        ),
      ],
    },
  );
  const foreignGroup = groupScope(fabrikam.subscriptionId, 'rg-fabrikam');
  const other = buildTenant(
    { tenantId: fabrikam.tenantId, displayName: 'Fabrikam', domains: ['fabrikam.onmicrosoft.com'] },
    {
      apps: [apps.foreign],
      subscriptions: [
        buildSubscription(fabrikam.subscriptionId, 'Fabrikam Production', [
          buildResourceGroup('rg-fabrikam', 'northeurope', [
            buildWorkspace('law-fabrikam', '9d5b7c41-20fe-4a83-8e6d-b7140c3a5f94', 'northeurope'),
          ]),
        ]),
      ],
      roleAssignments: [assignRole(assignmentId(64), apps.foreign, 'contributor', foreignGroup)],
    },
  );
  return [contoso, other];
}
