import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Simulator } from '../simulator.ts';
import { createCertificateAuthority } from './certificateAuthority.ts';
import { createConnectProxy } from './connectProxy.ts';
import { createHttpsListener } from './httpsListener.ts';

export interface ServedSimulator {
  readonly port: number;
  /** PEM file of the root certificate; removed again by `close`. */
  readonly caFile: string;
  close(): Promise<void>;
}

/** The loopback port could not be had: the sentence says why and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Port on which HTTPS answers directly; on any other port there is a CONNECT proxy. */
const httpsPort = 443;

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new ListenError(`Port ${port} is in use by another program. Choose another one with --port.`);
  }
  if (error.code === 'EACCES') {
    return new ListenError(`This account may not open port ${port}. Choose a port above 1023 with --port.`);
  }
  return error;
}

/**
 * Serves a simulator on loopback. Port 443 answers HTTPS to the real host names (for whoever points them to
 * 127.0.0.1); any other port, 0 for a free one, is a CONNECT proxy for exactly those names. Clients must trust
 * `caFile`. Rejects with `ListenError` where the port cannot be had.
 */
export async function serveSimulator(
  simulator: Simulator,
  options: { readonly port: number },
): Promise<ServedSimulator> {
  const authority = createCertificateAuthority();
  const https = createHttpsListener(simulator, authority);
  const open = new Set<Duplex>();
  const track = (socket: Duplex): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };
  // A client that does not trust the certificate ends its handshake; that is its business alone.
  https.on('tlsClientError', (_error, socket) => socket.destroy());
  https.on('secureConnection', track);
  const server = options.port === httpsPort ? https : createConnectProxy(https, simulator.hosts(), track);
  if (server !== https) server.on('connection', track);

  const port = await listen(server, options.port);
  const folder = await mkdtemp(join(tmpdir(), 'oms-connect-simulator-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, authority.caPem);

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of open) socket.destroy();
    await closed;
    await rm(folder, { recursive: true, force: true });
  };
  return {
    port,
    caFile,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
