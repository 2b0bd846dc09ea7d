import { type CloudId, clouds } from '../clouds.ts';
import type { Workspace } from '../model.ts';

/** Addresses in the Azure portal and on Microsoft Learn. Host per cloud; forms as the portal writes them. */

export interface TextLink {
  readonly label: string;
  readonly url: string;
}

/** What is known where a text is shown: it decides where its link leads. */
export interface TextContext {
  readonly cloud?: CloudId;
  readonly tenant?: string;
  readonly clientId?: string;
  readonly appName?: string;
  readonly workspace?: Workspace;
  /** SMS Provider of the site. */
  readonly provider?: string;
  readonly practice?: boolean;
}

const portalOf = (context: TextContext): string => clouds[context.cloud ?? 'public'].portal;

// A domain or GUID; anything else would not be a tenant and stays out of the address.
const tenantPart = (context: TextContext): string =>
  context.tenant === undefined || context.tenant === '' ? '' : `@${encodeURIComponent(context.tenant)}/`;

export function appRegistrations(context: TextContext): string {
  return `${portalOf(context)}/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade`;
}

/** The app's own secrets where its ID is known, else the list of apps. */
export function appSecrets(context: TextContext): string {
  if (context.clientId === undefined || context.clientId === '') return appRegistrations(context);
  const id = encodeURIComponent(context.clientId);
  return `${portalOf(context)}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/${id}`;
}

export function appPermissions(context: TextContext): string {
  return appSecrets(context).replace('/~/Credentials/', '/~/CallAnAPI/');
}

export function appOverview(context: TextContext): string {
  if (context.clientId === undefined || context.clientId === '') return appRegistrations(context);
  const id = encodeURIComponent(context.clientId);
  return `${portalOf(context)}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${id}`;
}

export function enterpriseApps(context: TextContext): string {
  return `${portalOf(context)}/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview`;
}

export function resourceGroups(context: TextContext): string {
  return `${portalOf(context)}/#view/HubsExtension/BrowseResourceGroups`;
}

/** Access control (IAM) of the workspace's resource group. */
export function resourceGroupAccess(context: TextContext): string {
  const workspace = context.workspace;
  if (workspace === undefined) return resourceGroups(context);
  const group = encodeURIComponent(workspace.resourceGroup);
  return `${portalOf(context)}/#${tenantPart(context)}resource/subscriptions/${workspace.subscriptionId}/resourceGroups/${group}/users`;
}

/** Access control (IAM) of any scope. */
export function resourceAccess(scope: string, context: TextContext): string {
  return `${portalOf(context)}/#${tenantPart(context)}resource${encodeURI(scope)}/users`;
}

/** The locks of any scope. */
export function resourceLocks(scope: string, context: TextContext): string {
  return `${portalOf(context)}/#${tenantPart(context)}resource${encodeURI(scope)}/locks`;
}

/** Assignments and exemptions of Azure Policy. */
export function policies(context: TextContext): string {
  return `${portalOf(context)}/#view/Microsoft_Azure_Policy/PolicyMenuBlade`;
}

export function resourceGroupLocks(context: TextContext): string {
  return resourceGroupAccess(context).replace(/\/users$/, '/locks');
}

export function subscriptionOverview(context: TextContext): string {
  const workspace = context.workspace;
  if (workspace === undefined) return resourceGroups(context);
  return `${portalOf(context)}/#${tenantPart(context)}resource/subscriptions/${workspace.subscriptionId}/overview`;
}

export function workspaceOverview(context: TextContext): string {
  const workspace = context.workspace;
  if (workspace === undefined) return resourceGroups(context);
  return `${portalOf(context)}/#${tenantPart(context)}resource${workspace.resourceId}/overview`;
}

/** The page on which queries are written and run. */
export function workspaceLogs(context: TextContext): string {
  return workspaceOverview(context).replace(/\/overview$/, '/logs');
}

/** Data collection rules of all subscriptions: the portal's list of one resource type. */
export function collectionRules(context: TextContext): string {
  return `${portalOf(context)}/#view/HubsExtension/BrowseResource/resourceType/microsoft.insights%2Fdatacollectionrules`;
}

/** The portal's list of one resource type, the form that Microsoft's own documents link to. */
export function workspaces(context: TextContext): string {
  return `${portalOf(context)}/#view/HubsExtension/BrowseResource/resourceType/Microsoft.OperationalInsights%2Fworkspaces`;
}

/**
 * The portal's form for a new workspace, which can make its resource group too. Linked to so in Microsoft's azure-docs,
 * where the PowerShell module AzureDiagnosticsAndLogAnalytics is described.
 */
export function createWorkspace(context: TextContext): string {
  return `${portalOf(context)}/#create/Microsoft.LogAnalyticsOMS`;
}

/** Azure Cloud Shell, as Microsoft Learn links to it; undefined in a cloud for which it is not known to be offered. */
export function cloudShell(context: TextContext): string | undefined {
  return context.cloud === 'china' ? undefined : `${portalOf(context)}/#cloudshell/`;
}

/** Access control (IAM) of a group or, with its name, of a workspace in it, by names that are only typed yet. */
export function accessOf(
  context: TextContext,
  target: { readonly subscriptionId: string; readonly resourceGroup: string; readonly workspace?: string },
): string {
  if (target.subscriptionId === '') {
    return target.workspace === undefined ? resourceGroups(context) : workspaces(context);
  }
  const below =
    target.workspace === undefined
      ? ''
      : `/providers/Microsoft.OperationalInsights/workspaces/${encodeURIComponent(target.workspace)}`;
  const group = encodeURIComponent(target.resourceGroup);
  const id = encodeURIComponent(target.subscriptionId);
  return `${portalOf(context)}/#${tenantPart(context)}resource/subscriptions/${id}/resourceGroups/${group}${below}/users`;
}

export const learn = {
  adminService: 'https://learn.microsoft.com/intune/configmgr/develop/adminservice/set-up',
  serviceConnectionPoint:
    'https://learn.microsoft.com/intune/configmgr/core/servers/deploy/configure/about-the-service-connection-point',
  registerApp: 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app',
  saveSearchLimits: 'https://learn.microsoft.com/azure/azure-monitor/service-limits',
} as const;

/** For the Azure admin who may give roles: the one command that gives the app what it needs. */
export function roleCommand(context: TextContext): string {
  const workspace = context.workspace;
  const scope = `/subscriptions/${workspace?.subscriptionId ?? '<subscription ID>'}/resourceGroups/${workspace?.resourceGroup ?? '<resource group>'}`;
  const assignee = context.clientId || '<client ID>';
  return `az role assignment create --assignee "${assignee}" --role "Log Analytics Contributor" --scope "${scope}"`;
}
