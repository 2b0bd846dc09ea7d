import { practice } from '../../shared/practice.ts';
import { practiceApps } from '../azure/practiceApps.ts';
import {
  arm,
  createTestSimulator,
  groupPath,
  savedSearchBody,
  savedSearchUrl,
  signIn,
  subscriptionPath,
  workspacePath,
} from '../azure/testClient.ts';
import type { Exchange } from '../types.ts';

/** Calls every operation that the simulator knows, with good and with refused answers. */
export async function exerciseEveryOperation(): Promise<readonly Exchange[]> {
  const { simulator } = createTestSimulator();
  const contributor = signIn(simulator);
  const owner = signIn(simulator, practiceApps.owner);
  const stranger = signIn(simulator, practiceApps.noRole);
  const authorization = 'providers/Microsoft.Authorization';
  const noRolePrincipal = '5e270c52-93d4-4e0a-8a77-2f5d1c9e4b32';
  const assignment = `${groupPath}/${authorization}/roleAssignments/4b5c6d7e-0000-4000-8000-000000000001`;
  const contributorRole = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
  const v = {
    subscriptions: 'api-version=2022-12-01',
    resources: 'api-version=2025-04-01',
    insights: 'api-version=2025-07-01',
    authorization: 'api-version=2022-04-01',
  };
  const reads = [
    `${arm}/`,
    `${arm}/tenants?${v.subscriptions}`,
    `${arm}/subscriptions?${v.subscriptions}`,
    `${subscriptionPath}?${v.subscriptions}`,
    `${subscriptionPath}/locations?${v.subscriptions}`,
    `${subscriptionPath}/resourcegroups?${v.resources}&$top=5`,
    `${groupPath}?${v.resources}`,
    `${groupPath}x?${v.resources}`,
    `${subscriptionPath}/resources?${v.resources}`,
    `${groupPath}/resources?${v.resources}`,
    `${subscriptionPath}/providers?${v.resources}`,
    `${subscriptionPath}/providers/Microsoft.OperationalInsights?${v.resources}`,
    `${subscriptionPath}/providers/Microsoft.OperationalInsights/workspaces?${v.insights}`,
    `${groupPath}/providers/Microsoft.OperationalInsights/workspaces?${v.insights}`,
    `${workspacePath}?${v.insights}`,
    `${workspacePath}x?${v.insights}`,
    savedSearchUrl(),
    savedSearchUrl('group'),
    savedSearchUrl('LogManagement(law-contoso-hq)_General|StaleComputers'),
    savedSearchUrl('none'),
    `${groupPath}/${authorization}/permissions?${v.authorization}`,
    `${groupPath}/providers/Microsoft.OperationalInsights//workspaces/${practice.workspace}/${authorization}/permissions?${v.authorization}`,
    `${subscriptionPath}/${authorization}/roleAssignments?${v.authorization}&$filter=atScope()`,
    `${groupPath}/${authorization}/roleAssignments?${v.authorization}`,
    `${workspacePath}/${authorization}/roleAssignments?${v.authorization}`,
    `${subscriptionPath}/${authorization}/roleDefinitions?${v.authorization}&$filter=roleName%20eq%20'Reader'`,
    `${subscriptionPath}/${authorization}/roleDefinitions/${contributorRole}?${v.authorization}`,
    `${workspacePath}/${authorization}/locks?api-version=2016-09-01`,
    `https://api.loganalytics.io/v1/workspaces/${practice.workspaceCustomerId}/query?query=CM_PS1_PS100014`,
  ];
  await contributor.send('PUT', savedSearchUrl('group'), savedSearchBody({}, '*'));
  for (const client of [contributor, owner, stranger]) {
    for (const url of reads) await client.send('GET', url);
  }
  await contributor.send('PUT', savedSearchUrl('group'), savedSearchBody());
  await stranger.send('PUT', savedSearchUrl('group'), savedSearchBody());
  await contributor.send('POST', `${workspacePath}/sharedKeys?${v.insights}`);
  await owner.send('POST', `${subscriptionPath}/providers/Microsoft.Insights/register?${v.resources}`);
  const newGroup = `${subscriptionPath}/resourcegroups/rg-new`;
  const newWorkspace = `${newGroup}/providers/Microsoft.OperationalInsights/workspaces/law-new`;
  const sku = { sku: { name: 'PerGB2018' }, retentionInDays: 30 };
  for (const client of [contributor, owner]) {
    await client.send('PUT', `${newGroup}?${v.resources}`, { location: 'westeurope' });
    await client.send('PUT', `${newWorkspace}?${v.insights}`, { location: 'westeurope', properties: sku });
  }
  const properties = {
    roleDefinitionId: `/subscriptions/${practice.subscriptionId}/${authorization}/roleDefinitions/${contributorRole}`,
    principalId: noRolePrincipal,
    principalType: 'ServicePrincipal',
  };
  await contributor.send('PUT', `${assignment}?${v.authorization}`, { properties });
  await owner.send('PUT', `${assignment}?${v.authorization}`, { properties });
  await owner.send('DELETE', `${assignment}?${v.authorization}`);
  const queryUrl = `https://api.loganalytics.io/v1/workspaces/${practice.workspaceCustomerId}/query`;
  await contributor.send('POST', queryUrl, { query: 'CM_PS1_PS100014 | count', timespan: 'PT1H' });
  await contributor.send('POST', queryUrl, { query: 'CM_PS1_PS100014' });
  await contributor.send('POST', queryUrl, { query: 'NoSuchFunction()' });
  await stranger.send('POST', queryUrl, { query: 'print 1' });
  await contributor.send('POST', queryUrl, { query: 'Heartbeat | where' });
  await contributor.send('DELETE', savedSearchUrl('group'));
  return simulator.log.exchanges;
}
