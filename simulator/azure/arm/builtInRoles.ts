import type { RoleDefinition } from '../state.ts';

type Rights = Partial<Pick<RoleDefinition, 'actions' | 'notActions' | 'dataActions'>>;

function builtIn(id: string, roleName: string, description: string, rights: Rights): RoleDefinition {
  return {
    id,
    roleName,
    description,
    type: 'BuiltInRole',
    actions: [],
    notActions: [],
    dataActions: [],
    notDataActions: [],
    assignableScopes: ['/'],
    ...rights,
  };
}

/** IDs by which the practice tenant and tests name the roles. */
export const roleIds = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  userAccessAdministrator: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  logAnalyticsContributor: '92aaf0da-9dab-42b6-94a3-d43ce8d16293',
  logAnalyticsReader: '73c42c96-874c-492b-b04d-ab87d138a893',
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb',
} as const;

/** Roles as Microsoft Learn "Azure built-in roles" defines them, as far as they touch what is simulated. */
export const builtInRoles: readonly RoleDefinition[] = [
  builtIn(roleIds.owner, 'Owner', 'Grants full access to manage all resources.', { actions: ['*'] }),
  builtIn(
    roleIds.contributor,
    'Contributor',
    'Grants full access to manage all resources, but does not allow you to assign roles in Azure RBAC.',
    {
      actions: ['*'],
      notActions: [
        'Microsoft.Authorization/*/Delete',
        'Microsoft.Authorization/*/Write',
        'Microsoft.Authorization/elevateAccess/Action',
        'Microsoft.Blueprint/blueprintAssignments/write',
        'Microsoft.Blueprint/blueprintAssignments/delete',
        'Microsoft.Compute/galleries/share/action',
        'Microsoft.Purview/consents/write',
        'Microsoft.Purview/consents/delete',
        'Microsoft.Resources/deploymentStacks/manageDenySetting/action',
        'Microsoft.Subscription/cancel/action',
        'Microsoft.Subscription/enable/action',
      ],
    },
  ),
  builtIn(roleIds.reader, 'Reader', 'View all resources, but does not allow you to make any changes.', {
    actions: ['*/read'],
  }),
  builtIn(
    roleIds.userAccessAdministrator,
    'User Access Administrator',
    'Lets you manage user access to Azure resources.',
    { actions: ['*/read', 'Microsoft.Authorization/*', 'Microsoft.Support/*'] },
  ),
  builtIn(
    roleIds.logAnalyticsContributor,
    'Log Analytics Contributor',
    'Log Analytics Contributor can read all monitoring data and edit monitoring settings.',
    {
      actions: [
        '*/read',
        'Microsoft.ClassicCompute/virtualMachines/extensions/*',
        'Microsoft.Compute/virtualMachines/extensions/*',
        'Microsoft.HybridCompute/machines/extensions/write',
        'Microsoft.Insights/alertRules/*',
        'Microsoft.Insights/diagnosticSettings/*',
        'Microsoft.OperationalInsights/*',
        'Microsoft.OperationsManagement/*',
        'Microsoft.Resources/deployments/*',
        'Microsoft.Resources/subscriptions/resourcegroups/deployments/*',
        'Microsoft.Support/*',
      ],
    },
  ),
  builtIn(
    roleIds.logAnalyticsReader,
    'Log Analytics Reader',
    'Log Analytics Reader can view and search all monitoring data as well as and view monitoring settings.',
    {
      actions: [
        '*/read',
        'Microsoft.OperationalInsights/workspaces/analytics/query/action',
        'Microsoft.OperationalInsights/workspaces/search/action',
        'Microsoft.Support/*',
      ],
      notActions: ['Microsoft.OperationalInsights/workspaces/sharedKeys/read'],
    },
  ),
  builtIn(
    roleIds.monitoringMetricsPublisher,
    'Monitoring Metrics Publisher',
    'Enables publishing metrics against Azure resources',
    {
      actions: [
        'Microsoft.Insights/Register/Action',
        'Microsoft.Support/*',
        'Microsoft.Resources/subscriptions/resourceGroups/read',
      ],
      dataActions: ['Microsoft.Insights/Metrics/Write', 'Microsoft.Insights/Telemetry/Write'],
    },
  ),
];
