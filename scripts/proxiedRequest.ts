import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';

/** Where the simulator listens: a CONNECT proxy on loopback whose certificates one CA vouches for. */
export interface ProxyAddress {
  readonly port: number;
  /** PEM of the only CA that is trusted. */
  readonly ca: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One HTTPS request through the proxy to the real host name; its certificate is verified for that name. */
export async function requestThrough(
  proxy: ProxyAddress,
  url: URL,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  } = {},
): Promise<Answer> {
  const socket = await tlsTo(proxy, url.hostname);
  const body = options.body ?? '';
  const headers = { host: url.hostname, 'content-length': Buffer.byteLength(body), ...options.headers };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({
      createConnection: () => socket,
      method: options.method ?? 'GET',
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, connection: 'close' },
    })
      .on('response', resolve)
      .on('error', reject)
      .end(body);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
}

async function tlsTo({ port, ca }: ProxyAddress, host: string): Promise<TLSSocket> {
  const tunnel = await new Promise<Socket>((resolve, reject) => {
    request({
      host: '127.0.0.1',
      port,
      method: 'CONNECT',
      path: `${host}:443`,
      headers: { host: `${host}:443` },
    })
      .on('connect', (response, socket: Socket) => {
        if (response.statusCode === 200) resolve(socket);
        else reject(new Error(`The proxy refused ${host}: ${response.statusCode ?? 0}.`));
      })
      .on('error', reject)
      .end();
  });
  return await new Promise<TLSSocket>((resolve, reject) => {
    const socket = connect({ socket: tunnel, servername: host, ca, rejectUnauthorized: true }, () =>
      resolve(socket),
    );
    socket.on('error', reject);
  });
}
