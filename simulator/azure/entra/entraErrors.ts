import { randomUUID } from 'node:crypto';
import { json } from '../json.ts';

interface EntraErrorShape {
  readonly status: number;
  readonly error: string;
  readonly code: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Sentences of the token endpoint as recorded from the live service or given in Microsoft's list of sign-in
 * error codes ("Microsoft Entra authentication and authorization error codes"). `{…}` is filled in.
 */
const shapes = {
  wrongSecret: {
    status: 401,
    error: 'invalid_client',
    code: 7000215,
    text: "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{clientId}'.",
  },
  expiredSecret: {
    status: 401,
    error: 'invalid_client',
    code: 7000222,
    text: "The provided client secret keys for app '{clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
  },
  secretMissing: {
    status: 401,
    error: 'invalid_client',
    code: 7000218,
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  appNotInTenant: {
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
    text: "Application with identifier '{clientId}' was not found in the directory '{tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
  },
  servicePrincipalMissing: {
    status: 401,
    error: 'invalid_client',
    code: 7000229,
    text: 'The client application {clientId} is missing service principal in the tenant {tenant}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119',
  },
  tenantNotFound: {
    status: 400,
    error: 'invalid_request',
    code: 90002,
    text: "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
  },
  /** The same in an OpenID configuration, under another name. */
  tenantNotFoundInDiscovery: {
    status: 400,
    error: 'invalid_tenant',
    code: 90002,
    text: "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
  },
  tenantMalformed: {
    status: 400,
    error: 'invalid_request',
    code: 900023,
    text: "Specified tenant identifier '{tenant}' is neither a valid DNS name, nor a valid external domain.",
  },
  tenantMissing: {
    status: 400,
    error: 'invalid_request',
    code: 50059,
    text: 'No tenant-identifying information found in either the request or implied by any provided credentials.',
  },
  appDisabled: {
    status: 401,
    error: 'unauthorized_client',
    code: 7000112,
    text: "Application '{clientId}'({appName}) is disabled.",
  },
  conditionalAccess: {
    status: 400,
    error: 'invalid_grant',
    code: 53003,
    text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  },
  resourceNotInTenant: {
    status: 400,
    error: 'invalid_resource',
    code: 500011,
    text: 'The resource principal named {resource} was not found in the tenant named {tenantName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
  },
  throttled: {
    status: 429,
    error: 'temporarily_unavailable',
    code: 90055,
    text: 'TenantThrottlingError - There are too many incoming requests.',
    headers: { 'retry-after': '10' },
  },
  parameterMissing: {
    status: 400,
    error: 'invalid_request',
    code: 900144,
    text: "The request body must contain the following parameter: '{parameter}'.",
  },
  grantNotSupported: {
    status: 400,
    error: 'unsupported_grant_type',
    code: 70003,
    text: "The app requested an unsupported grant type '{grantType}'.",
  },
  scopeNotValid: {
    status: 400,
    error: 'invalid_scope',
    code: 1002012,
    text: 'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  },
} as const satisfies Record<string, EntraErrorShape>;

export type EntraErrorName = keyof typeof shapes;

/** One error answer of Entra ID. `correlationId` is the client's, when it sent one. */
export function entraError(
  name: EntraErrorName,
  facts: Readonly<Record<string, string>>,
  at: Date,
  correlationId: string = randomUUID(),
): Response {
  const shape: EntraErrorShape = shapes[name];
  const traceId = randomUUID();
  const timestamp = at
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
  const sentence = shape.text.replace(/\{(\w+)\}/g, (whole, key: string) => facts[key] ?? whole);
  const body = {
    error: shape.error,
    error_description: `AADSTS${shape.code}: ${sentence} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [shape.code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    ...(shape.status === 429
      ? {}
      : { error_uri: `https://login.microsoftonline.com/error?code=${shape.code}` }),
  };
  return json(shape.status, body, {
    'cache-control': 'no-store, no-cache',
    pragma: 'no-cache',
    'x-ms-request-id': traceId,
    ...shape.headers,
  });
}
