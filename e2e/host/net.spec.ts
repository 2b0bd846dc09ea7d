import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect } from './probe.ts';

/** Outcome of one `net.request` in the main process. */
interface Outcome {
  readonly events: string[];
  readonly status?: number;
  readonly headers?: Record<string, string | string[]>;
  readonly chunks: string[];
}

interface Ask {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly redirect?: 'follow' | 'error' | 'manual';
  readonly followRedirect?: boolean;
  readonly login?: readonly [string, string];
  readonly abortAt?: 'start' | 'data';
}

/** An address where nobody listens any more. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/`;
}

const test = base.extend<{ server: string; ask: (ask: Ask) => Promise<Outcome> }>({
  server: async ({ userDataDir }, use) => {
    void userDataDir;
    const server: Server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://server');
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        if (pathname === '/echo') {
          response.setHeader('set-cookie', ['a=1', 'b=2']);
          response.setHeader('x-ms-request-id', '7');
          response.writeHead(201, 'Made');
          response.end(JSON.stringify({ method: request.method, headers: request.headers, body }));
        } else if (pathname === '/moved') {
          response.writeHead(307, { location: '/echo' }).end();
        } else if (pathname === '/loop') {
          response.writeHead(302, { location: '/loop' }).end();
        } else if (pathname === '/stream') {
          response.write('first ');
          // The rest comes only when the first part has been seen; see the abort test.
          setTimeout(() => response.end('last'), 50);
        } else if (pathname === '/cut') {
          response.writeHead(200, { 'content-length': '100' });
          response.write('half');
          setTimeout(() => request.socket.destroy(), 20);
        } else if (pathname === '/private') {
          const known = request.headers.authorization === `Basic ${btoa('me:pass')}`;
          response.writeHead(known ? 200 : 401, known ? {} : { 'www-authenticate': 'Basic realm="lab"' });
          response.end(known ? 'in' : 'out');
        } else {
          request.socket.destroy();
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
  ask: async ({ app, page }, use) => {
    void page;
    await use((given) =>
      app.evaluate(
        ({ net }, { url, method, headers, body, redirect, followRedirect, login, abortAt }) =>
          new Promise<Outcome>((resolve) => {
            const outcome: { -readonly [K in keyof Outcome]: Outcome[K] } = { events: [], chunks: [] };
            const request = net.request({
              url,
              ...(method ? { method } : {}),
              ...(redirect ? { redirect } : {}),
            });
            for (const [name, value] of Object.entries(headers ?? {})) {
              request.setHeader(name, value);
            }
            if (login) {
              request.on('login', (info, callback) => {
                outcome.events.push(`login ${info.scheme} ${info.realm} ${info.isProxy}`);
                callback(...login);
              });
            }
            request.on('redirect', (status, nextMethod, target) => {
              outcome.events.push(`redirect ${status} ${nextMethod} ${new URL(target).pathname}`);
              if (followRedirect) {
                request.followRedirect();
              }
            });
            request.on('response', (response) => {
              outcome.events.push('response');
              outcome.status = response.statusCode;
              outcome.headers = response.headers;
              response.on('data', (chunk) => {
                outcome.chunks.push(chunk.toString());
                if (abortAt === 'data') {
                  request.abort();
                }
              });
              response.on('end', () => outcome.events.push('end'));
              response.on('aborted', () => outcome.events.push('aborted'));
              response.on('error', (error) => outcome.events.push(`response ${error.message}`));
            });
            request.on('abort', () => outcome.events.push('abort'));
            request.on('error', (error) => outcome.events.push(`error ${error.message}`));
            request.on('close', () => setTimeout(() => resolve(outcome), 0));
            if (body) {
              request.write(body);
            }
            request.end();
            if (abortAt === 'start') {
              request.abort();
            }
          }),
        given,
      ),
    );
  },
});

test('status, headers and bodies, both ways', async ({ ask, server }) => {
  const outcome = await ask({
    url: `${server}/echo`,
    method: 'PUT',
    headers: { Authorization: 'Bearer x', 'If-Match': 'W/"1"', 'User-Agent': 'probe' },
    body: '{"name":"Größe"}',
  });
  expect(outcome.events).toEqual(['response', 'end']);
  expect(outcome.status).toBe(201);
  expect(outcome.headers).toMatchObject({ 'x-ms-request-id': '7', 'set-cookie': ['a=1', 'b=2'] });
  expect(JSON.parse(outcome.chunks.join(''))).toMatchObject({
    method: 'PUT',
    headers: { authorization: 'Bearer x', 'if-match': 'W/"1"', 'user-agent': 'probe' },
    body: '{"name":"Größe"}',
  });
});

test('a body comes in pieces, as it was sent', async ({ ask, server }) => {
  const outcome = await ask({ url: `${server}/stream` });
  expect(outcome.chunks).toEqual(['first ', 'last']);
});

test('abort ends it, before an answer and in the middle of one', async ({ ask, server }) => {
  expect((await ask({ url: `${server}/stream`, abortAt: 'start' })).events).toEqual(['abort']);
  const middle = await ask({ url: `${server}/stream`, abortAt: 'data' });
  expect(middle.chunks).toEqual(['first ']);
  expect(middle.events).toEqual(['response', 'aborted', 'abort']);
});

test('redirects: followed, shown or refused, as asked', async ({ ask, server }) => {
  const url = `${server}/moved`;
  expect((await ask({ url, method: 'POST', body: 'x' })).events).toEqual([
    'redirect 307 POST /echo',
    'response',
    'end',
  ]);
  const manual = await ask({ url, redirect: 'manual' });
  expect(manual.events).toEqual(['redirect 307 GET /echo', 'error Redirect was cancelled']);
  const chosen = await ask({ url, redirect: 'manual', followRedirect: true });
  expect(chosen.events).toEqual(['redirect 307 GET /echo', 'response', 'end']);
  const refused = await ask({ url, redirect: 'error' });
  expect(refused.events).toEqual(["error Attempted to redirect, but redirect policy was 'error'"]);
  expect((await ask({ url: `${server}/loop` })).events.at(-1)).toBe('error net::ERR_TOO_MANY_REDIRECTS');
});

test('errors have the names of Chromium', async ({ ask, server }) => {
  expect((await ask({ url: `${server}/empty` })).events).toEqual(['error net::ERR_EMPTY_RESPONSE']);
  expect((await ask({ url: await closedPort() })).events).toEqual(['error net::ERR_CONNECTION_REFUSED']);
  expect((await ask({ url: 'http://127.0.0.1:1/' })).events).toEqual(['error net::ERR_UNSAFE_PORT']);
  expect((await ask({ url: 'http://no-such-host.invalid/' })).events).toEqual([
    'error net::ERR_NAME_NOT_RESOLVED',
  ]);
  expect((await ask({ url: server.replace('http:', 'https:') })).events).toEqual([
    'error net::ERR_SSL_PROTOCOL_ERROR',
  ]);
  expect((await ask({ url: server, headers: { Host: 'other' } })).events).toEqual([
    'error net::ERR_INVALID_ARGUMENT',
  ]);
  const cut = await ask({ url: `${server}/cut` });
  expect(cut.events).toEqual([
    'response',
    'response net::ERR_CONTENT_LENGTH_MISMATCH',
    'error net::ERR_CONTENT_LENGTH_MISMATCH',
  ]);
});

test('login is asked once, and only where somebody listens', async ({ ask, server }) => {
  const url = `${server}/private`;
  expect(await ask({ url })).toMatchObject({ status: 401, chunks: ['out'] });
  const outcome = await ask({ url, login: ['me', 'pass'] });
  expect(outcome).toMatchObject({
    status: 200,
    chunks: ['in'],
    events: ['login basic lab false', 'response', 'end'],
  });
});
