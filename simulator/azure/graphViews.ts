import { credentialView } from './graphPasswords.ts';
import { graphAppId, graphServicePrincipalView } from './graphRoles.ts';
import type { App, Tenant } from './state.ts';

/** App registrations and service principals as Microsoft Graph shows and finds them. */

export function applicationView(
  app: App,
  selected: readonly string[] | undefined = undefined,
): Record<string, unknown> {
  const whole: Record<string, unknown> = {
    id: app.objectId,
    appId: app.appId,
    displayName: app.displayName,
    signInAudience: 'AzureADMyOrg',
    requiredResourceAccess: app.requiredResourceAccess,
    passwordCredentials: app.secrets.map((secret) => credentialView(secret)),
  };
  if (selected === undefined) return whole;
  return Object.fromEntries(Object.entries(whole).filter(([name]) => selected.includes(name)));
}

export function servicePrincipalView(app: App): Record<string, unknown> {
  return {
    id: app.servicePrincipalId,
    appId: app.appId,
    displayName: app.displayName,
    servicePrincipalType: 'Application',
    servicePrincipalNames: [app.appId],
    accountEnabled: !app.disabled,
  };
}

type Filter = (facts: { readonly appId: string; readonly displayName: string }) => boolean;

/** The filters that clients send; undefined for one that is not understood here. */
export function readGraphFilter(text: string | null): Filter | undefined {
  if (text === null || text.trim() === '') return () => true;
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  const value = (pattern: RegExp) => pattern.exec(text.trim())?.[1]?.replaceAll("''", "'");
  const id =
    value(/^\(?appid eq '([^']+)'\)?$/i) ??
    value(/^\(?servicePrincipalNames\/any\(\w+:\w+ eq '([^']+)'\)\)?$/i);
  if (id !== undefined) return ({ appId }) => same(appId, id);
  const name = value(/^\(?displayName eq '((?:[^']|'')*)'\)?$/i);
  if (name !== undefined) return ({ displayName }) => same(displayName, name);
  const start = value(/^\(?startswith\(displayName,\s*'((?:[^']|'')*)'\)\)?$/i);
  if (start === undefined) return undefined;
  return ({ displayName }) => displayName.toLowerCase().startsWith(start.toLowerCase());
}

/** Service principals of a tenant, Microsoft Graph's own among them. */
export function servicePrincipalsOf(tenant: Tenant, passes: Filter): readonly Record<string, unknown>[] {
  const own = tenant.apps.filter((app) => app.hasServicePrincipal && passes(app)).map(servicePrincipalView);
  const isGraph = passes({ appId: graphAppId, displayName: 'Microsoft Graph' });
  return isGraph ? [...own, graphServicePrincipalView()] : own;
}
