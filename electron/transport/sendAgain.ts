import type { TransportOptions } from '../ports.ts';

type Body = Pick<TransportOptions, 'bodyText'>;

/**
 * The same request to be sent once more. Without a body it is itself; with a known one it is made anew, since the
 * body of a request that was sent is gone.
 */
export function againOf(request: Request, { bodyText }: Body): Request {
  if (request.body === null) return request;
  if (bodyText === undefined) return request.clone();
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: bodyText });
}

/** What one of several tries sends: the request itself only where nothing is lost with it. */
export function toSend(request: Request, options: Body, attempt: number): Request {
  const isFirst = attempt === 0 && options.bodyText !== undefined;
  return isFirst ? request : againOf(request, options);
}
