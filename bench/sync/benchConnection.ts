import type { ConnectionRecord } from '../../electron/store/records.ts';
import { practice } from '../../shared/practice.ts';
import type { Site } from '../../simulator/configmgr/site.ts';
import { account } from './app.ts';
import { connectionId } from './sites.ts';

export function deviceCollections(site: Site) {
  return site.collections.filter(({ type }) => type === 'device');
}

/** What the wizard would have saved for all device collections of a site. */
export function connectionOf(site: Site): ConnectionRecord {
  const [primary] = site.sites;
  const { tenantId, clientId, clientSecret, subscriptionId, subscriptionName, resourceGroup } = practice;
  return {
    schema: 1,
    connectionId,
    practice: false,
    site: {
      siteCode: primary?.code ?? '',
      siteName: primary?.name ?? '',
      version: '5.00.9128.1000',
      hierarchyId: site.hierarchyId,
      providerFqdn: practice.providerFqdn,
    },
    providers: [practice.providerFqdn],
    cloud: 'public',
    tenantId,
    clientId,
    workspace: {
      subscriptionId,
      subscriptionName,
      resourceGroup,
      name: practice.workspace,
      resourceId: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.OperationalInsights/workspaces/${practice.workspace}`,
      customerId: practice.workspaceCustomerId,
      location: practice.location,
    },
    collections: deviceCollections(site).map(({ id, name }) => ({ collectionId: id, name })),
    removedCollections: [],
    secretHint: clientSecret.slice(0, 3),
    syncAccount: account,
    importEnabled: true,
    createdAt: new Date().toISOString(),
    createdBy: account,
  };
}
