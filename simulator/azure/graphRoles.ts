import type { App } from './state.ts';

/**
 * Application permissions of Microsoft Graph that somebody here asks for, by their IDs. Source: Microsoft Learn,
 * "Microsoft Graph permissions reference".
 */
export const graphRoleIds: Readonly<Record<string, string>> = {
  'Application.Read.All': '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30',
  'Application.ReadWrite.All': '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9',
  'Application.ReadWrite.OwnedBy': '18a4783c-866b-4cc7-a460-3d5e5662c884',
  'AppRoleAssignment.ReadWrite.All': '06b708a9-e830-4db3-a914-8e69da51d44f',
  'Directory.Read.All': '7ab1d382-f21e-4acd-a863-ba3e13f7da61',
};

/** Microsoft Graph's own app, the same in every tenant of every cloud. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

/** Its service principal has another object ID in each tenant; here one is enough. */
export const graphServicePrincipalId = '5e27c0de-0000-4c00-8000-000000000003';

/** Microsoft Graph as a resource that gives permissions. */
export function graphServicePrincipalView(): Record<string, unknown> {
  return {
    id: graphServicePrincipalId,
    appId: graphAppId,
    displayName: 'Microsoft Graph',
    servicePrincipalType: 'Application',
    servicePrincipalNames: [graphAppId, 'https://graph.microsoft.com'],
    accountEnabled: true,
    appRoles: Object.entries(graphRoleIds).map(([value, id]) => ({
      id,
      value,
      displayName: value,
      allowedMemberTypes: ['Application'],
      isEnabled: true,
    })),
  };
}

/** The granted permission of an app, as an assignment of Graph's role to its service principal. */
export function appRoleAssignmentView(app: App, role: string): Record<string, unknown> {
  return {
    id: Buffer.from(`${app.servicePrincipalId}:${role}`).toString('base64url'),
    deletedDateTime: null,
    appRoleId: graphRoleIds[role],
    principalDisplayName: app.displayName,
    principalId: app.servicePrincipalId,
    principalType: 'ServicePrincipal',
    resourceDisplayName: 'Microsoft Graph',
    resourceId: graphServicePrincipalId,
  };
}
