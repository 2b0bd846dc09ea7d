import type {
  AuthInfo,
  ClientRequest,
  ClientRequestConstructorOptions,
  IncomingMessage,
  Session,
} from 'electron';
import type { ServiceName } from '../../shared/runModel.ts';
import type { Transport } from '../ports.ts';
import { networkCause, networkErrorName } from '../transport/networkErrors.ts';
import { TransportError } from '../transport/transportError.ts';
import type { AmbientCredentials } from './ambientCredentials.ts';
import { answerHeaders, endToEndHeaders } from './requestHeaders.ts';

export interface ProxyCredentials {
  readonly username: string;
  readonly password: string;
}

export interface ChromiumTransportDeps {
  /** Electron's `net.request`. */
  readonly request: (options: ClientRequestConstructorOptions) => ClientRequest;
  readonly session: (service: ServiceName) => Session;
  readonly ambient: AmbientCredentials;
  /** Credentials for a proxy that asks for them, where some are known. Asked once per exchange. */
  readonly proxyCredentials?: (proxy: AuthInfo) => Promise<ProxyCredentials | undefined>;
}

const NO_BODY = new Set([101, 204, 205, 304]);

/**
 * `fetch` over Chromium's network stack: system proxy, PAC, the Windows certificate store and the account's
 * own credentials, with no settings. Not `net.fetch`, which can answer no proxy's `login`. Follows no redirect.
 */
export function createChromiumTransport(deps: ChromiumTransportDeps): Transport {
  return async (request, options) => {
    const { host, hostname } = new URL(request.url);
    if (options.service === 'adminService') deps.ambient.allow(hostname);
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    options.signal?.throwIfAborted();
    const session = deps.session(options.service);
    const outgoing = deps.request({
      method: request.method,
      url: request.url,
      session,
      credentials: 'include',
      redirect: 'manual',
      cache: 'no-store',
      priority: 'medium',
      headers: endToEndHeaders(request.headers),
    });
    try {
      return await exchange(outgoing, body, host, options.signal, deps);
    } catch (error) {
      throw await withProxyName(error, session, request.url);
    }
  };
}

function exchange(
  outgoing: ClientRequest,
  body: Buffer | undefined,
  host: string,
  signal: AbortSignal | undefined,
  deps: ChromiumTransportDeps,
): Promise<Response> {
  return new Promise<Response>((resolve, reject) => {
    let proxyAsked: AuthInfo | undefined;
    const onAbort = (): void => {
      reject(signal?.reason);
      outgoing.abort();
    };
    const settle = (act: () => void): void => {
      signal?.removeEventListener('abort', onAbort);
      act();
    };
    const broken = (error: unknown): void =>
      settle(() => reject(toTransportError(error, host, proxyAsked !== undefined)));

    signal?.addEventListener('abort', onAbort, { once: true });
    outgoing.on('login', (info, callback) => {
      // Only proxies are answered. A server that asks has refused the account's own credentials already,
      // and so has a proxy that asks for the second time.
      if (!info.isProxy || proxyAsked !== undefined) {
        callback();
        return;
      }
      proxyAsked = info;
      void answerProxy(info, callback, deps.proxyCredentials);
    });
    outgoing.on('redirect', (status, _method, location, headers) => {
      // Not followed, so Electron ends the request with an error that nobody waits for any more.
      try {
        const answer = answerHeaders(headers);
        if (!answer.has('location')) answer.set('location', location);
        settle(() => resolve(new Response(null, { status, headers: answer })));
      } catch (error) {
        broken(error);
      }
    });
    outgoing.on('response', (message) => {
      collect(message)
        .then((content) => {
          const answer = toResponse(message, content);
          settle(() => resolve(answer));
        })
        .catch(broken);
    });
    outgoing.on('error', broken);
    outgoing.on('abort', () => broken(new Error('aborted')));
    outgoing.end(body);
  }).then((response) => {
    if (response.status === 407) throw new TransportError('proxyCredentials', host, 'HTTP 407');
    return response;
  });
}

/** Adds which proxy it was, as the system's settings name it for this address: "proxy.contoso.com:8080". */
async function withProxyName(error: unknown, session: Session, url: string): Promise<unknown> {
  if (!(error instanceof TransportError)) return error;
  if (error.code !== 'proxyUnreachable' && error.code !== 'proxyCredentials') return error;
  // "PROXY a:8080; DIRECT": the first one is the one that was tried.
  const route = await session.resolveProxy(url).catch(() => '');
  const reference = /^(?:PROXY|HTTPS|SOCKS\d?) ([^;\s]+)/.exec(route)?.[1];
  if (reference === undefined) return error;
  return new TransportError(error.code, error.host, error.networkCode, { reference });
}

async function answerProxy(
  info: AuthInfo,
  callback: (username?: string, password?: string) => void,
  ask: ChromiumTransportDeps['proxyCredentials'],
): Promise<void> {
  const known = await ask?.(info).catch(() => undefined);
  if (known === undefined) callback();
  else callback(known.username, known.password);
}

function collect(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    message.on('end', () => resolve(Buffer.concat(chunks)));
    message.on('error', reject);
    message.on('aborted', () => reject(new Error('net::ERR_CONNECTION_ABORTED')));
    message.on('data', (chunk) => chunks.push(chunk));
  });
}

function toResponse(message: IncomingMessage, content: Buffer): Response {
  const status = message.statusCode;
  return new Response(NO_BODY.has(status) ? null : new Uint8Array(content), {
    status,
    headers: answerHeaders(message.headers),
  });
}

function toTransportError(error: unknown, host: string, proxyAsked: boolean): TransportError {
  const name = networkErrorName(error);
  if (name === undefined) return new TransportError('connectionCut', host);
  const cause = networkCause(name);
  // The tunnel fails when a proxy's question stays unanswered: what is missing are credentials, not the proxy.
  return new TransportError(
    proxyAsked && cause === 'proxyUnreachable' ? 'proxyCredentials' : cause,
    host,
    name,
  );
}
