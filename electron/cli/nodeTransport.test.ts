import { expect, it } from 'vitest';
import { TransportError } from '../transport/transportError.ts';
import { createNodeTransport } from './nodeTransport.ts';

const request = () => new Request('https://management.azure.com/subscriptions');

/** How Node's fetch fails: a TypeError without any names, and the reason below it. */
function failing(cause: object) {
  const error = new TypeError('fetch failed', { cause: Object.assign(new Error('below'), cause) });
  return createNodeTransport(() => Promise.reject(error));
}

it.each([
  ['ENOTFOUND', 'hostNotFound'],
  ['ECONNREFUSED', 'connectionRefused'],
  ['ECONNRESET', 'connectionCut'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timedOut'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificateUntrusted'],
  ['CERT_HAS_EXPIRED', 'certificateExpired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificateWrongName'],
])('names the cause of %s', async (code, cause) => {
  await expect(failing({ code })(request(), { service: 'arm' })).rejects.toMatchObject({
    name: 'TransportError',
    code: cause,
    host: 'management.azure.com',
    networkCode: code,
  });
});

it('takes a failure without a name for a connection that broke', async () => {
  const transport = createNodeTransport(() => Promise.reject(new TypeError('terminated')));
  await expect(transport(request(), { service: 'arm' })).rejects.toBeInstanceOf(TransportError);
  await expect(transport(request(), { service: 'arm' })).rejects.toMatchObject({ code: 'connectionCut' });
});

it('hands on the answer, whatever its status, and follows no redirect', async () => {
  const seen: (RequestInit | undefined)[] = [];
  const transport = createNodeTransport(async (_request, init) => {
    seen.push(init);
    return new Response('no', { status: 503 });
  });
  expect((await transport(request(), { service: 'arm' })).status).toBe(503);
  expect(seen).toEqual([{ redirect: 'manual' }]);
});

it('tells the caller’s own abort as it is', async () => {
  const own = new AbortController();
  const transport = createNodeTransport(async (_request, init) => {
    own.abort(new Error('enough'));
    throw init?.signal?.reason;
  });
  await expect(transport(request(), { service: 'arm', signal: own.signal })).rejects.toThrow('enough');
});
