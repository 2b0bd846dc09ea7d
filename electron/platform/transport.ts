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
import {
  type ProxyChallenge,
  type ProxyCredentials,
  type ProxyPlace,
  placeKey,
} from '../transport/proxyChallenge.ts';
import { TransportError } from '../transport/transportError.ts';
import type { AmbientCredentials } from './ambientCredentials.ts';
import { answerHeaders, endToEndHeaders } from './requestHeaders.ts';

export interface ChromiumTransportDeps {
  /** Electron's `net.request`. */
  readonly request: (options: ClientRequestConstructorOptions) => ClientRequest;
  readonly session: (service: ServiceName) => Session;
  readonly ambient: AmbientCredentials;
  /** What a person has given for this proxy since the app started. Given once per exchange and question. */
  readonly knownFor?: (proxy: ProxyPlace) => ProxyCredentials | undefined;
}

/** How far a proxy has got with one of its questions in one exchange. */
interface ProxyTalk {
  readonly asked: AuthInfo;
  /** For this very question. */
  readonly given: ProxyCredentials | undefined;
  /** It asked the same once more: what it was given does not do. */
  readonly again: boolean;
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
      throw await withProxyFacts(error, session, request.url);
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
    /** The latest question; one exchange may meet several, such as Negotiate's and, failing that, Basic's. */
    let talk: ProxyTalk | undefined;
    const talks = new Map<string, ProxyTalk>();
    const onAbort = (): void => {
      reject(signal?.reason);
      outgoing.abort();
    };
    const settle = (act: () => void): void => {
      signal?.removeEventListener('abort', onAbort);
      act();
    };
    const broken = (error: unknown): void => settle(() => reject(toTransportError(error, host, talk)));

    signal?.addEventListener('abort', onAbort, { once: true });
    outgoing.on('login', (info, callback) => {
      // Only proxies are answered, and each question once: either way the account's own credentials were refused
      // already.
      if (!info.isProxy) {
        callback();
        return;
      }
      const key = placeKey(info);
      const before = talks.get(key);
      const given = before === undefined ? deps.knownFor?.(info) : before.given;
      talk = { asked: info, given, again: before !== undefined };
      talks.set(key, talk);
      if (given === undefined || talk.again) callback();
      else callback(given.username, given.password);
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
          if (message.statusCode === 407) throw proxyRefusal(host, 'HTTP 407', talk);
          const answer = toResponse(message, content);
          settle(() => resolve(answer));
        })
        .catch(broken);
    });
    outgoing.on('error', broken);
    outgoing.on('abort', () => broken(new Error('aborted')));
    outgoing.end(body);
  });
}

const OF_PROXIES: ReadonlySet<string> = new Set(['proxyUnreachable', 'proxyRefuses', 'proxyCredentials']);

/**
 * Adds which proxy it was, as the system's settings name it for this address: "proxy.contoso.com:8080", and whether
 * what is said to it can be read on the way.
 */
async function withProxyFacts(error: unknown, session: Session, url: string): Promise<unknown> {
  if (!(error instanceof TransportError) || !OF_PROXIES.has(error.code)) return error;
  // "PROXY a:8080; DIRECT": the first one is the one that was tried, unless it was another that asked.
  const ways = (await session.resolveProxy(url).catch(() => '')).split(/\s*;\s*/);
  const named = ways
    .map((way) => /^(PROXY|HTTPS|SOCKS\d?|QUIC) (\S+)/i.exec(way))
    .filter((found) => found !== null);
  const { challenge } = error;
  const asking = challenge === undefined ? undefined : `${challenge.host}:${challenge.port}`;
  const [, kind, name] = named.find(([, , each]) => each === asking) ?? named[0] ?? [];
  const reference = asking ?? name;
  return new TransportError(
    error.code,
    error.host,
    error.networkCode,
    reference === undefined ? {} : { reference },
    challenge && { ...challenge, encrypted: kind?.toUpperCase() === 'HTTPS' && name === asking },
  );
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

function toTransportError(error: unknown, host: string, talk: ProxyTalk | undefined): TransportError {
  if (error instanceof TransportError) return error;
  const name = networkErrorName(error);
  if (name === undefined) return new TransportError('connectionCut', host);
  const cause = networkCause(name);
  // The tunnel fails when a proxy's question stays unanswered: what is missing are credentials, not the way. One that
  // took what it was given and opens no tunnel all the same forbids the address.
  const isUnanswered = talk !== undefined && (talk.given === undefined || talk.again);
  return OF_PROXIES.has(cause) && (isUnanswered || cause === 'proxyCredentials')
    ? proxyRefusal(host, name, talk)
    : new TransportError(cause, host, name);
}

function proxyRefusal(host: string, name: string, talk: ProxyTalk | undefined): TransportError {
  return new TransportError('proxyCredentials', host, name, {}, talk && challengeOf(talk));
}

function challengeOf({ asked, given }: ProxyTalk): ProxyChallenge {
  const { realm, scheme, port } = asked;
  const refused = given === undefined ? {} : { refused: given.version };
  return { host: asked.host, port, realm, scheme, encrypted: false, ...refused };
}
