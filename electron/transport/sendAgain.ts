import type { TransportOptions } from '../ports.ts';

/**
 * The same request to be sent once more. Without a body it is itself; with a known one it is made anew, since the
 * body of a request that was sent is gone.
 */
export function againOf(request: Request, { bodyText }: Pick<TransportOptions, 'bodyText'>): Request {
  if (request.body === null) return request;
  if (bodyText === undefined) return request.clone();
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: bodyText });
}
