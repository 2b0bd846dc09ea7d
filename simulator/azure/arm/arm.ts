import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { CloudId } from '../../../shared/clouds.ts';
import type { ServiceHandler } from '../../types.ts';
import { authenticate, type TokenProblem } from '../accessToken.ts';
import { audiencesOf } from '../cloudHosts.ts';
import { checkApiVersion } from './apiVersions.ts';
import type { ArmContext, ArmEnv } from './armCall.ts';
import { ArmFailure } from './armFailure.ts';
import { canonicalPath } from './armPath.ts';
import { mountAuthorization } from './authorization.ts';
import { mountLocks } from './locks.ts';
import { mountMachines } from './machines.ts';
import { mountResourceGroups } from './resourceGroups.ts';
import { mountSavedSearches } from './savedSearches.ts';
import { mountSubscriptions } from './subscriptions.ts';
import { createThrottle } from './throttling.ts';
import { mountWorkspaces } from './workspaces.ts';

function refuseToken(problem: TokenProblem, audiences: readonly string[], now: Date): ArmFailure {
  const authority = 'https://login.windows.net/common';
  const challenge = (description: string, uri = authority) => ({
    headers: {
      'www-authenticate': `Bearer authorization_uri="${uri}", error="invalid_token", error_description="${description}"`,
      'x-ms-failure-cause': 'gateway',
    },
  });
  switch (problem.kind) {
    case 'missing':
      return new ArmFailure(
        401,
        'AuthenticationFailed',
        "Authentication failed. The 'Authorization' header is missing.",
        challenge("The authentication failed because of missing 'Authorization' header."),
      );
    case 'expired':
      return new ArmFailure(
        401,
        'ExpiredAuthenticationToken',
        `The access token expiry UTC time '${problem.expiredAt.toISOString()}' is earlier than current UTC time '${now.toISOString()}'.`,
        challenge('The access token is expired.', `https://login.windows.net/${problem.tenantId}`),
      );
    case 'audience':
      return new ArmFailure(
        401,
        'InvalidAuthenticationTokenAudience',
        `The access token has been obtained for wrong audience or resource '${problem.audience}'. It should exactly match with one of the allowed audiences ${audiences.map((a) => `'${a}/','${a}'`).join(',')}.`,
        challenge('The access token has been obtained from wrong audience or resource.'),
      );
    case 'invalid':
      return new ArmFailure(
        401,
        'InvalidAuthenticationToken',
        'The access token is invalid.',
        challenge('Could not find identity for access token.'),
      );
  }
}

/** Decoded, with keys in lower case: SDKs encode "$" and "-" in keys, and ARM does not mind. */
function readQuery(url: string): ReadonlyMap<string, string> {
  return new Map([...new URL(url).searchParams].map(([key, value]) => [key.toLowerCase(), value]));
}

/** Azure Resource Manager of one cloud, as far as OMS Connect and the usual clients call it. */
export function createArm(context: ArmContext, cloud: CloudId): ServiceHandler {
  const app = new Hono<ArmEnv>({ getPath: (request) => canonicalPath(new URL(request.url).pathname) });
  const throttle = createThrottle();
  const audiences = audiencesOf('arm', cloud);

  app.use('*', async (c, next) => {
    const query = readQuery(c.req.url);
    c.set('query', query);
    checkApiVersion(c.req.path, query.get('api-version'));
    const now = context.now();
    const outcome = authenticate(context.state, c.req.raw, audiences, now);
    if ('problem' in outcome) throw refuseToken(outcome.problem, audiences, now);
    c.set('caller', outcome.caller);
    const remaining = throttle.take({
      method: c.req.method,
      subscriptionId: /^\/subscriptions\/([^/]+)/.exec(c.req.path)?.[1],
      principalId: outcome.caller.app.servicePrincipalId,
      at: now,
      enforced: context.state.throttling,
    });
    await next();
    for (const [name, value] of Object.entries(remaining)) c.res.headers.set(name, value);
  });

  mountSubscriptions(app, context);
  mountResourceGroups(app);
  mountWorkspaces(app, context);
  mountSavedSearches(app, context);
  mountAuthorization(app);
  mountMachines(app);
  mountLocks(app);

  app.notFound((c) => {
    const [, namespace, type] = /\/providers\/([^/]+)\/([^/]+)/.exec(c.req.path) ?? [];
    const failure =
      namespace === undefined
        ? new ArmFailure(
            404,
            'NotFound',
            `No HTTP resource was found that matches the request '${c.req.path}'.`,
          )
        : new ArmFailure(
            404,
            'InvalidResourceType',
            `The resource type '${type}' could not be found in the namespace '${namespace}' for api version '${readQuery(c.req.url).get('api-version') ?? ''}'.`,
          );
    return failure.toResponse();
  });
  app.onError((error) => {
    if (error instanceof ArmFailure) return error.toResponse();
    throw error;
  });

  return async (request) => {
    const response = await app.fetch(request);
    const id = randomUUID();
    const common = {
      'cache-control': 'no-cache',
      pragma: 'no-cache',
      expires: '-1',
      'x-ms-request-id': id,
      'x-ms-correlation-request-id': request.headers.get('x-ms-correlation-request-id') ?? id,
      'x-ms-routing-request-id': `SIMULATOR:${context.now().toISOString()}:${id}`,
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
    };
    for (const [name, value] of Object.entries(common)) response.headers.set(name, value);
    return response;
  };
}
