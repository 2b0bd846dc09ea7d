import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { Transport } from '../ports.ts';
import { TransportError } from './transportError.ts';

/** MSAL's network port on our transport. MSAL drops the cause of a failed request, so it is kept here. */
export interface MsalNetwork extends INetworkModule {
  /** Why the last request got no usable answer, if it did not. */
  readonly failure: () => TransportError | undefined;
  /** Retry-After of the last answer, in seconds as the service wrote it; MSAL's error does not carry it. */
  readonly retryAfter: () => string | undefined;
  /** Who has answered since `reset`, with whatever it was. */
  readonly answeredBy: () => string | undefined;
  /** Before each token request, which MSAL may answer without any request of its own. */
  readonly reset: () => void;
}

/** Sends MSAL's requests through `transport`, so that proxy and certificates need no settings of their own. */
export function createMsalNetwork(transport: Transport, signal?: AbortSignal): MsalNetwork {
  let failure: TransportError | undefined;
  let retryAfter: string | undefined;
  let answeredBy: string | undefined;
  const reset = () => {
    answeredBy = undefined;
    failure = undefined;
    retryAfter = undefined;
  };
  const send = async <T>(
    method: 'GET' | 'POST',
    url: string,
    options?: NetworkRequestOptions,
    timeoutInMs?: number,
  ): Promise<NetworkResponse<T>> => {
    reset();
    const request = new Request(url, {
      method,
      headers: options?.headers ?? {},
      ...(options?.body === undefined ? {} : { body: options.body }),
    });
    try {
      const response = await transport(request, {
        service: 'entra',
        ...(options?.body === undefined ? {} : { bodyText: options.body }),
        ...(signal ? { signal } : {}),
        ...(timeoutInMs ? { timeoutInMs } : {}),
      });
      answeredBy = new URL(url).host;
      const text = await response.text();
      retryAfter = response.headers.get('retry-after') ?? undefined;
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: parse<T>(text, response.status, url),
      };
    } catch (error) {
      if (error instanceof TransportError) failure = error;
      throw error;
    }
  };
  return {
    sendGetRequestAsync: (url, options, timeout) => send('GET', url, options, timeout),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
    failure: () => failure,
    retryAfter: () => retryAfter,
    answeredBy: () => answeredBy,
    reset,
  };
}

// A gateway refuses with HTML; MSAL needs an object and keeps the status. A captive portal answers 200 with HTML,
// which without this would surface as a bug inside MSAL.
function parse<T>(text: string, status: number, url: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    if (status >= 400) return { error: 'server_error' } as T;
    throw new TransportError('answerUnreadable', new URL(url).host);
  }
}
