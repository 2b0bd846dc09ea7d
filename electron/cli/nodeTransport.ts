import type { Transport } from '../ports.ts';
import { networkCause, networkErrorName } from '../transport/networkErrors.ts';
import { TransportError } from '../transport/transportError.ts';

/**
 * Node's own `fetch`: no system proxy, no Windows certificate store, no Windows sign-in. Enough for Azure on a network
 * that needs none of them; a real SMS Provider always needs the last. Follows no redirect.
 */
export function createNodeTransport(send: typeof fetch = fetch): Transport {
  return async (request, { signal }) => {
    try {
      return await send(request, { redirect: 'manual', ...(signal ? { signal } : {}) });
    } catch (error) {
      // The caller's own abort is told as it is; whoever limits the time knows its reason.
      if (signal?.aborted === true || request.signal.aborted) throw error;
      const { host } = new URL(request.url);
      const name = networkErrorName(error);
      throw name === undefined
        ? new TransportError('connectionCut', host)
        : new TransportError(networkCause(name), host, name);
    }
  };
}
