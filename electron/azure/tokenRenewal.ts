import type { ServiceName } from '../../shared/runModel.ts';
import type { Transport } from '../ports.ts';
import { againOf } from '../transport/sendAgain.ts';
import type { SignIn } from './signIn.ts';

/**
 * Renews a token that Azure no longer takes and sends the request again, once: a computer that slept, or whose clock
 * was changed, believes in a token that has ended. A claims challenge is the SDK's business.
 */
export function withTokenRenewal(transport: Transport, signIn: SignIn): Transport {
  const { arm, logs, graph } = signIn.cloud;
  const resources: Partial<Record<ServiceName, string>> = { arm, logs, graph };
  return async (request, options) => {
    const resource = resources[options.service];
    const isKept = resource === undefined || options.bodyText !== undefined;
    const response = await transport(isKept ? request : againOf(request, options), options);
    if (resource === undefined || response.status !== 401 || isChallenge(response)) return response;
    const token = await signIn.renewed(resource);
    const authorization = token.ok ? `Bearer ${token.value}` : undefined;
    // Refused for another reason: the answer that is there tells it.
    if (authorization === undefined || authorization === request.headers.get('authorization'))
      return response;
    const headers = new Headers(request.headers);
    headers.set('authorization', authorization);
    return transport(new Request(againOf(request, options), { headers }), options);
  };
}

function isChallenge(response: Response): boolean {
  return /insufficient_claims/.test(response.headers.get('www-authenticate') ?? '');
}
