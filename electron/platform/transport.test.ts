import { describe, expect, test } from 'vitest';
import { TransportError } from '../transport/transportError.ts';
import { ends, network } from './fakeRequest.ts';

test('method, address, headers and body arrive; connection headers of SDKs do not', async () => {
  const { send, sent } = network((request) => ends(request.answer(200)));
  await send('https://arm.example/a?b=c', {
    method: 'PUT',
    body: '{"ü":1}',
    headers: {
      authorization: 'Bearer x',
      'if-match': '"1"',
      'content-length': '8',
      'accept-encoding': 'gzip',
      'keep-alive': '5',
    },
  });
  expect(sent[0]?.options).toMatchObject({
    method: 'PUT',
    url: 'https://arm.example/a?b=c',
    session: { name: 'arm' },
    credentials: 'include',
    redirect: 'manual',
    cache: 'no-store',
    headers: { authorization: 'Bearer x', 'if-match': '"1"', 'content-type': 'text/plain;charset=UTF-8' },
  });
  expect(Object.keys(sent[0]?.options.headers ?? {}).sort()).toEqual([
    'authorization',
    'content-type',
    'if-match',
  ]);
  expect(sent[0]?.body?.toString()).toBe('{"ü":1}');
});

test('a header that Connection names belongs to the connection as well', async () => {
  const { send, sent } = network((request) => ends(request.answer(200)));
  await send('https://arm.example/', { headers: { connection: 'close, X-Hop', 'x-hop': '1', 'x-end': '2' } });
  expect(sent[0]?.options.headers).toEqual({ 'x-end': '2' });
});

test('any status is an answer; a decoded body loses the marks of its former coding', async () => {
  const { send } = network((request) =>
    ends(
      request.answer(
        429,
        {
          'retry-after': '7',
          'content-encoding': 'gzip',
          'content-length': '3',
          'set-cookie': ['a=1', 'b=2'],
        },
        '{"half":',
        '"Münster"}',
      ),
    ),
  );
  const response = await send('https://arm.example/');
  expect(response.status).toBe(429);
  expect(Object.fromEntries(response.headers)).toMatchObject({ 'retry-after': '7' });
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(response.headers.get('content-length')).toBeNull();
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(await response.json()).toEqual({ half: 'Münster' });
});

test.each([204, 304])('%i has no body', async (status) => {
  const { send } = network((request) => ends(request.answer(status)));
  const response = await send('https://arm.example/');
  expect([response.status, await response.text()]).toEqual([status, '']);
});

test('a redirect is an answer, and the error that Electron ends it with is nobody’s', async () => {
  const { send } = network((request) => {
    request.emit('redirect', 302, 'GET', 'https://evil.example/', { location: ['/login'], 'x-a': ['1'] });
    request.emit('error', new Error('Redirect was cancelled'));
  });
  const response = await send('https://arm.example/');
  expect([response.status, response.headers.get('location'), response.headers.get('x-a')]).toEqual([
    302,
    '/login',
    '1',
  ]);
});

describe('no answer', () => {
  test.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'hostNotFound'],
    ['net::ERR_CONNECTION_REFUSED', 'connectionRefused'],
    ['net::ERR_CONNECTION_RESET', 'connectionCut'],
    ['net::ERR_NETWORK_CHANGED', 'connectionCut'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificateUntrusted'],
    ['net::ERR_CERT_UNABLE_TO_CHECK_REVOCATION', 'certificateUntrusted'],
    ['net::ERR_CERT_DATE_INVALID', 'certificateExpired'],
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'certificateWrongName'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxyUnreachable'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxyRefuses'],
    ['net::ERR_PROXY_AUTH_REQUESTED', 'proxyCredentials'],
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timedOut'],
    ['net::ERR_INVALID_HTTP_RESPONSE', 'answerUnreadable'],
    ['net::ERR_CERT_SOME_FUTURE_REASON', 'certificateUntrusted'],
    ['net::ERR_NEVER_HEARD_OF', 'connectionCut'],
  ])('%s is %s, with its name and the host', async (text, code) => {
    const { send } = network((request) => request.emit('error', new Error(text)));
    const failure = await send('https://arm.example/x').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TransportError);
    expect(failure).toMatchObject({ code, host: 'arm.example', networkCode: text.slice('net::'.length) });
    const facts = code.startsWith('proxy') ? { reference: 'proxy.contoso.com:8080' } : {};
    expect((failure as TransportError).facts).toEqual(facts);
  });

  test('a body that breaks off is no short answer', async () => {
    const { send } = network((request) => {
      const message = request.answer(200, {}, '{"value":[');
      message.emit('error', new Error('net::ERR_CONTENT_LENGTH_MISMATCH'));
    });
    await expect(send('https://arm.example/')).rejects.toMatchObject({ code: 'connectionCut' });
  });
});

describe('credentials', () => {
  test('this account’s own go to providers only, and each change tells the complete list', async () => {
    const { send, domains, sent } = network((request) => ends(request.answer(200)));
    await send('https://arm.example/', {}, 'arm');
    await send('https://CM02.contoso.com/AdminService/', {}, 'adminService');
    await send('https://cm01.contoso.com/AdminService/', {}, 'adminService');
    await send('https://cm01.contoso.com/AdminService/', {}, 'adminService');
    for (const url of ['https://10.0.0.1/', 'https://cm01/', 'https://[::1]/', 'https://*.contoso.com/']) {
      await send(url, {}, 'adminService').catch(() => undefined);
    }
    expect(domains).toEqual([
      'cm02.contoso.com',
      'cm01.contoso.com,cm02.contoso.com',
      // Told again, since Chromium's network process may have been started anew.
      'cm01.contoso.com,cm02.contoso.com',
    ]);
    expect(sent.map((request) => request.options.session)).toContainEqual(
      expect.objectContaining({ name: 'adminService' }),
    );
  });
});

describe('cancelling', () => {
  test('aborts the request and rejects with the caller’s reason', async () => {
    const controller = new AbortController();
    const reason = new Error('stop');
    const { send, sent } = network(() => controller.abort(reason));
    await expect(send('https://arm.example/', {}, 'arm', controller.signal)).rejects.toBe(reason);
    expect(sent[0]?.aborted).toBe(true);
  });

  test('before the start nothing is sent', async () => {
    const { send, sent } = network(() => undefined);
    await expect(
      send('https://arm.example/', {}, 'arm', AbortSignal.abort(new Error('stop'))),
    ).rejects.toThrow('stop');
    expect(sent).toEqual([]);
  });

  test('afterwards it does nothing', async () => {
    const controller = new AbortController();
    const { send, sent } = network((request) => ends(request.answer(200)));
    await send('https://arm.example/', {}, 'arm', controller.signal);
    controller.abort();
    expect(sent[0]?.aborted).toBe(false);
  });
});
