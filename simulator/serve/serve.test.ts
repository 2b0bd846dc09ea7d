import { readFile, stat } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { type TLSSocket, connect as tlsConnect } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { arm, createTestSimulator, pick, requestToken } from '../azure/testClient.ts';
import type { Simulator } from '../simulator.ts';
import { ListenError, type ServedSimulator, serveSimulator } from './serveSimulator.ts';

/** A client of its own: Node's TLS checks name and chain against the simulator's certificate, nothing else. */

const open: ServedSimulator[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function serve(): Promise<{ simulator: Simulator; served: ServedSimulator; ca: string }> {
  const { simulator } = createTestSimulator();
  const served = await serveSimulator(simulator, { port: 0 });
  open.push(served);
  return { simulator, served, ca: await readFile(served.caFile, 'utf8') };
}

function tunnel(port: number, target: string): Promise<{ status: number; socket: Socket }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: '127.0.0.1', method: 'CONNECT', path: target });
    request.on('connect', (response, socket) => resolve({ status: response.statusCode ?? 0, socket }));
    request.on('error', reject);
    request.end();
  });
}

async function secure(port: number, host: string, ca: string | undefined): Promise<TLSSocket> {
  const { socket } = await tunnel(port, `${host}:443`);
  return new Promise((resolve, reject) => {
    const tls = tlsConnect({ socket, servername: host, ...(ca === undefined ? {} : { ca }) }, () =>
      resolve(tls),
    );
    tls.on('error', reject);
  });
}

async function send(
  tls: TLSSocket,
  url: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; body: string }> {
  const { host, pathname, search } = new URL(url);
  const agent = new Agent({ keepAlive: false });
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      {
        createConnection: () => tls,
        host,
        method: init.method ?? 'GET',
        path: pathname + search,
        headers: { host, ...init.headers },
      },
      (response) => {
        text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
      },
    );
    request.on('error', reject);
    request.end(init.body);
    agent.destroy();
  });
}

describe('CONNECT proxy', () => {
  it('serves Azure and the site under their real names, with certificates that a client accepts', async () => {
    const { simulator, served, ca } = await serve();
    const token = pick((await requestToken(simulator, practice)).body, 'access_token');
    const list = `${arm}/subscriptions?api-version=2022-12-01`;
    const answer = await send(await secure(served.port, 'management.azure.com', ca), list, {
      headers: { authorization: `Bearer ${String(token)}` },
    });
    expect(answer.status).toBe(200);
    expect(pick(JSON.parse(answer.body), 'value', 0, 'displayName')).toBe(practice.subscriptionName);

    const tls = await secure(served.port, practice.providerFqdn, ca);
    expect(tls.getPeerCertificate().subjectaltname).toBe(`DNS:${practice.providerFqdn}`);
    expect((await send(tls, `https://${practice.providerFqdn}/AdminService/wmi/`)).status).toBe(401);
    expect(simulator.log.counts.challenges).toBe(1);
  });

  it('shows a failure of its own as such, not as a broken network', async () => {
    const { simulator, served, ca } = await serve();
    Object.defineProperty(simulator.azure, 'tenants', {
      get: () => {
        throw new Error('boom');
      },
    });
    const url = `https://login.microsoftonline.com/${practice.tenantId}/.well-known/openid-configuration`;
    const answer = await send(await secure(served.port, 'login.microsoftonline.com', ca), url);
    expect([answer.status, answer.body]).toEqual([500, 'The simulator failed: Error: boom\n']);
  });

  it('passes bodies and methods on', async () => {
    const { served, ca } = await serve();
    const body = new URLSearchParams({
      client_id: practice.clientId,
      client_secret: practice.clientSecret,
      grant_type: 'client_credentials',
      scope: `${arm}/.default`,
    });
    const answer = await send(
      await secure(served.port, 'login.microsoftonline.com', ca),
      `https://login.microsoftonline.com/${practice.tenantId}/oauth2/v2.0/token`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: body.toString(),
      },
    );
    expect(answer.status).toBe(200);
  });

  it('a client that does not know the certificate authority is warned', async () => {
    const { served } = await serve();
    await expect(secure(served.port, 'management.azure.com', undefined)).rejects.toThrow(
      /self.signed|unable to verify/i,
    );
  });

  it.each(['example.com:443', 'management.azure.com:80', '127.0.0.1:443', 'localhost:22'])(
    'leads nowhere else: %s',
    async (target) => {
      const { served } = await serve();
      const { status, socket } = await tunnel(served.port, target);
      socket.destroy();
      expect(status).toBe(403);
    },
  );

  it('a name inside the tunnel that is not served ends the handshake', async () => {
    const { served, ca } = await serve();
    const { socket } = await tunnel(served.port, 'management.azure.com:443');
    const attempt = new Promise((resolve, reject) => {
      const tls = tlsConnect({ socket, servername: 'example.com', ca }, () => resolve('secure'));
      tls.on('error', reject);
    });
    await expect(attempt).rejects.toThrow();
  });

  it('tells a person who opens the port in a browser what it is', async () => {
    const { served } = await serve();
    const answer = await fetch(`http://127.0.0.1:${served.port}/`);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('simulator')]);
  });

  it.each([
    // Nothing arrives, or headers and half a body.
    { kind: 'reset', message: /hang up|ECONNRESET/ },
    { kind: 'truncate', message: /^aborted$/ },
  ] as const)('$kind: the connection is cut', async ({ kind, message }) => {
    const { simulator, served, ca } = await serve();
    simulator.faults.add({ effect: { kind } });
    const url = 'https://login.microsoftonline.com/common/discovery/instance';
    const attempt = secure(served.port, 'login.microsoftonline.com', ca).then((tls) => send(tls, url));
    await expect(attempt).rejects.toThrow(message);
  });
});

describe('starting and stopping', () => {
  it('close ends open tunnels, frees the port and removes the certificate file', async () => {
    const { served, ca } = await serve();
    const tls = await secure(served.port, 'management.azure.com', ca);
    const ended = new Promise((resolve) => tls.once('close', resolve));
    await served.close();
    await ended;
    await expect(stat(served.caFile)).rejects.toThrow(/ENOENT/);
    await expect(tunnel(served.port, 'management.azure.com:443')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('says in a plain sentence that the port is taken', async () => {
    const { simulator } = createTestSimulator();
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    await expect(serveSimulator(simulator, { port })).rejects.toThrow(
      new ListenError(`Port ${port} is in use by another program. Choose another one with --port.`),
    );
    await new Promise((resolve) => other.close(resolve));
  });
});
