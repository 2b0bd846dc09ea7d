import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { createCertificateAuthority } from '../../simulator/serve/certificateAuthority.ts';
import { createNodeProbes } from './nodeProbes.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
});

const probes = createNodeProbes(async () => 'DIRECT');
const never = new AbortController().signal;
const HOST = '127.0.0.1';

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((listens) => server.listen(0, HOST, listens));
  return (server.address() as AddressInfo).port;
}

/** A proxy that says this to CONNECT, and hangs up unless it lets through. */
const proxyThatSays = (head: string) =>
  listening(
    createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(`${head}\r\n\r\n`));
    }),
  );

describe('a connection', () => {
  it('is opened and closed again', async () => {
    const port = await listening(createServer((socket) => socket.end()));
    await expect(probes.connect(HOST, port, never)).resolves.toBeUndefined();
  });

  it('tells why it cannot be opened', async () => {
    const port = await listening(createServer());
    await new Promise((closed) => servers.pop()?.close(closed));
    await expect(probes.connect(HOST, port, never)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('ends with the signal', async () => {
    const reason = new Error('enough');
    await expect(probes.connect(HOST, 9, AbortSignal.abort(reason))).rejects.toBeDefined();
  });
});

describe('a name', () => {
  it('is looked up', async () => {
    expect(await probes.lookup('localhost', never)).toEqual(expect.arrayContaining([expect.any(String)]));
  });

  it('that nobody may have is not found', async () => {
    await expect(probes.lookup('nothing.invalid', never)).rejects.toMatchObject({
      code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
    });
  });
});

describe('a proxy', () => {
  it.each([
    [200, 'HTTP/1.1 200 Connection established'],
    [407, 'HTTP/1.1 407 Proxy Authentication Required'],
    [403, 'HTTP/1.0 403 Forbidden'],
  ])('answers %i', async (status, head) => {
    const port = await proxyThatSays(head);
    expect(await probes.tunnel({ host: HOST, port }, 'management.azure.com', 443, never)).toBe(status);
  });

  it('that speaks something else is told', async () => {
    const port = await proxyThatSays('SSH-2.0-OpenSSH');
    await expect(probes.tunnel({ host: HOST, port }, 'a.example', 443, never)).rejects.toMatchObject({
      code: 'ERR_INVALID_HTTP_RESPONSE',
    });
  });
});

describe('a certificate', () => {
  const authority = createCertificateAuthority();
  const withTls = () =>
    listening(
      createTlsServer(
        { SNICallback: (_name, give) => give(null, authority.secureContext('cm01.contoso.com')) },
        (socket) => socket.on('error', () => undefined),
      ),
    );

  it('is read without being trusted: issuer, names, time', async () => {
    const port = await withTls();
    const seen = await probes.certificate('localhost', port, undefined, never);
    expect(seen.issuer).not.toBe('');
    expect(seen.names).toEqual(['cm01.contoso.com']);
    expect(Date.parse(seen.validTo)).toBeGreaterThan(Date.parse(seen.validFrom));
  });

  it('of something that speaks no TLS is an error', async () => {
    const port = await listening(
      createServer((socket) => {
        socket.on('error', () => undefined);
        socket.resume().end('hello');
      }),
    );
    await expect(probes.certificate('localhost', port, undefined, never)).rejects.toBeDefined();
  });
});
