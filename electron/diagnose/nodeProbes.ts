import { lookup } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { NetworkProbes, ProxyAddress, ServerCertificate } from './probes.ts';

/** The looks at the network by Node's own means; which proxy the system takes is for whoever knows it. */
export function createNodeProbes(proxyFor: NetworkProbes['proxyFor']): NetworkProbes {
  return {
    proxyFor,
    async lookup(host, signal) {
      const found = await abortable(lookup(host, { all: true }), signal);
      return found.map(({ address }) => address);
    },
    async connect(host, port, signal) {
      (await open(host, port, signal)).destroy();
    },
    async tunnel(proxy, host, port, signal) {
      const { socket, status } = await askForTunnel(proxy, host, port, signal);
      socket.destroy();
      return status;
    },
    async certificate(host, port, proxy, signal) {
      const through = proxy === undefined ? undefined : await askForTunnel(proxy, host, port, signal);
      if (through !== undefined && through.status !== 200) {
        through.socket.destroy();
        throw withCode('ERR_TUNNEL_CONNECTION_FAILED');
      }
      return readCertificate(through?.socket ?? (await open(host, port, signal)), host, signal);
    },
  };
}

/** What cannot be cancelled is left to end by itself. */
async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function open(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, signal });
    socket.once('error', (error) => reject(signal.aborted ? signal.reason : firstOf(error)));
    socket.once('connect', () => {
      // Whatever comes after is the next step's business.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

/** A name with several addresses fails with one error for all of them: the first tells the cause. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError ? (error.errors[0] ?? error) : error;
}

const LONGEST_HEAD = 16_384;

async function askForTunnel(
  proxy: ProxyAddress,
  host: string,
  port: number,
  signal: AbortSignal,
): Promise<{ readonly socket: Socket; readonly status: number }> {
  const socket = await open(proxy.host, proxy.port, signal);
  socket.write(`CONNECT ${host}:${port} HTTP/1.1\r\nHost: ${host}:${port}\r\n\r\n`);
  let head = '';
  return new Promise((resolve, reject) => {
    const give = (error: unknown) => {
      socket.destroy();
      reject(error);
    };
    const onData = (part: Buffer) => {
      head += part.toString('latin1');
      if (!head.includes('\r\n\r\n') && head.length < LONGEST_HEAD) return;
      socket.off('data', onData);
      socket.pause();
      const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? Number.NaN);
      if (Number.isNaN(status)) give(withCode('ERR_INVALID_HTTP_RESPONSE'));
      else resolve({ socket, status });
    };
    socket.on('data', onData);
    socket.once('close', () => give(withCode('ECONNRESET')));
    signal.addEventListener('abort', () => give(signal.reason), { once: true });
  });
}

/**
 * Whether it is trusted is for Windows to say, by the app's own request; here it is only read, and nothing is sent
 * over the connection.
 */
function readCertificate(socket: Socket, host: string, signal: AbortSignal): Promise<ServerCertificate> {
  return new Promise((resolve, reject) => {
    const secure = connectTls({
      socket,
      servername: host,
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
    });
    const give = (error: unknown) => {
      secure.destroy();
      socket.destroy();
      reject(error);
    };
    const onAbort = () => give(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    secure.once('error', give);
    secure.once('close', () => give(withCode('ECONNRESET')));
    secure.once('secureConnect', () => {
      const { issuer, subject, subjectaltname, valid_from, valid_to } = secure.getPeerCertificate();
      const names = [...(subjectaltname ?? '').matchAll(/DNS:([^,\s]+)/g)].map(([, name]) => name ?? '');
      resolve({
        issuer: text(issuer?.CN) ?? text(issuer?.O) ?? '',
        organisation: text(issuer?.O),
        names: names.length > 0 ? names : [text(subject?.CN) ?? ''].filter((name) => name !== ''),
        validFrom: isoOf(valid_from),
        validTo: isoOf(valid_to),
      });
      signal.removeEventListener('abort', onAbort);
      secure.destroy();
    });
  });
}

function text(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function isoOf(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}
