import type { Hono } from 'hono';
import { isGuid } from '../../../shared/fields.ts';
import { json } from '../json.ts';
import type { Subscription, Tenant } from '../state.ts';
import { hasAnyRoleWithin } from './accessControl.ts';
import { type ArmContext, type ArmEnv, type ArmRequest, locations, requireAction } from './armCall.ts';
import { ArmFailure, invalidSubscriptionId, subscriptionNotFound } from './armFailure.ts';
import { subscriptionScope } from './scopes.ts';

function view(subscription: Subscription, tenant: Tenant): unknown {
  return {
    id: subscriptionScope(subscription.subscriptionId),
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    subscriptionId: subscription.subscriptionId,
    tenantId: tenant.tenantId,
    displayName: subscription.displayName,
    state: subscription.state ?? 'Enabled',
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: 'PayAsYouGo_2014-09-01',
      spendingLimit: 'Off',
    },
  };
}

const namespaces = ['Microsoft.OperationalInsights', 'Microsoft.Authorization', 'Microsoft.Resources'];

/** Finds the subscription of the path for all routes below it; refuses what Resource Manager's gateway refuses. */
function mountGateway(app: Hono<ArmEnv>, context: ArmContext): void {
  app.use('/subscriptions/:subscription/*', async (c, next) => {
    const asked = c.req.param('subscription');
    if (!isGuid(asked)) throw invalidSubscriptionId(asked);
    const { tenant } = c.get('caller');
    const isAsked = (s: Subscription): boolean => s.subscriptionId.toLowerCase() === asked.toLowerCase();
    const found = tenant.subscriptions.find(isAsked);
    if (found !== undefined) {
      c.set('subscription', found);
      return next();
    }
    const home = context.state.tenants.find((t) => t.cloud === tenant.cloud && t.subscriptions.some(isAsked));
    if (home === undefined) throw subscriptionNotFound(asked);
    const right = `https://sts.windows.net/${home.tenantId}/`;
    throw new ArmFailure(
      401,
      'InvalidAuthenticationTokenTenant',
      `The access token is from the wrong issuer 'https://sts.windows.net/${tenant.tenantId}/'. It must match the tenant '${right}' associated with this subscription. Please use the authority (URL) 'https://login.windows.net/${home.tenantId}' to get the token. Note, if the subscription is transferred to another tenant there is no impact to the services, but information about new tenant could take time to propagate (up to an hour). If you just transferred your subscription and see this error message, please try back later.`,
      { headers: { 'x-ms-failure-cause': 'gateway' } },
    );
  });
}

/** Tenants, subscriptions, their locations and resource providers. */
export function mountSubscriptions(app: Hono<ArmEnv>, context: ArmContext): void {
  app.get('/tenants', (c) => {
    const { tenant } = c.get('caller');
    return json(200, {
      value: [
        {
          id: `/tenants/${tenant.tenantId}`,
          tenantId: tenant.tenantId,
          countryCode: 'NL',
          displayName: tenant.displayName,
          domains: tenant.domains,
          tenantCategory: 'Home',
          defaultDomain: tenant.domains[0],
          tenantType: 'AAD',
        },
      ],
    });
  });

  // A role anywhere inside makes the subscription visible; none at all is an empty list, not an error.
  app.get('/subscriptions', (c) => {
    const { tenant, app: caller } = c.get('caller');
    const visible = tenant.subscriptions.filter((s) =>
      hasAnyRoleWithin(tenant, caller, subscriptionScope(s.subscriptionId)),
    );
    return json(200, {
      value: visible.map((s) => view(s, tenant)),
      count: { type: 'Total', value: visible.length },
    });
  });

  mountGateway(app, context);

  app.get('/subscriptions/:subscription', (c) => {
    const subscription = c.get('subscription');
    requireAction(
      c,
      'Microsoft.Resources/subscriptions/read',
      subscriptionScope(subscription.subscriptionId),
    );
    return json(200, view(subscription, c.get('caller').tenant));
  });

  app.get('/subscriptions/:subscription/locations', (c) => {
    const scope = subscriptionScope(c.get('subscription').subscriptionId);
    requireAction(c, 'Microsoft.Resources/subscriptions/locations/read', scope);
    return json(200, {
      value: locations.map(([name, displayName, regionalDisplayName]) => ({
        id: `${scope}/locations/${name}`,
        subscriptionId: c.get('subscription').subscriptionId,
        name,
        type: 'Region',
        displayName,
        regionalDisplayName,
        metadata: { regionType: 'Physical', regionCategory: 'Recommended' },
      })),
    });
  });

  const provider = (c: ArmRequest, scope: string, namespace: string): unknown => ({
    id: `${scope}/providers/${namespace}`,
    namespace,
    registrationPolicy: 'RegistrationRequired',
    registrationState: c.get('subscription').unregistered.has(namespace.toLowerCase())
      ? 'NotRegistered'
      : 'Registered',
    resourceTypes: [],
  });
  app.get('/subscriptions/:subscription/providers', (c) => {
    const scope = subscriptionScope(c.get('subscription').subscriptionId);
    requireAction(c, 'Microsoft.Resources/subscriptions/providers/read', scope);
    return json(200, { value: namespaces.map((n) => provider(c, scope, n)) });
  });
  app.get('/subscriptions/:subscription/providers/:namespace', (c) => {
    const scope = subscriptionScope(c.get('subscription').subscriptionId);
    requireAction(c, 'Microsoft.Resources/subscriptions/providers/read', scope);
    const asked = c.req.param('namespace');
    const namespace = namespaces.find((n) => n.toLowerCase() === asked);
    if (namespace === undefined) {
      throw new ArmFailure(404, 'InvalidResourceNamespace', `The resource namespace '${asked}' is invalid.`);
    }
    return json(200, provider(c, scope, namespace));
  });
  app.post('/subscriptions/:subscription/providers/:namespace/register', (c) => {
    const scope = subscriptionScope(c.get('subscription').subscriptionId);
    const asked = c.req.param('namespace');
    const namespace = namespaces.find((n) => n.toLowerCase() === asked) ?? asked;
    requireAction(c, `${namespace}/register/action`, scope);
    c.get('subscription').unregistered.delete(namespace.toLowerCase());
    return json(200, provider(c, scope, namespace));
  });
}
