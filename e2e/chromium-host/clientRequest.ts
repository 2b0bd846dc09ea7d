import { Writable } from 'node:stream';
import { type Challenge, chromiumFetch, usesChromiumNetwork } from './chromiumNetwork.ts';
import { groupHeaders, IncomingMessage } from './incomingMessage.ts';
import { netErrorName } from './netErrors.ts';
import { HostSession } from './session.ts';

type Options = Electron.ClientRequestConstructorOptions;

const redirects = new Set([301, 302, 303, 307, 308]);
const maximumRedirects = 20;
// Chromium's network service refuses them from a client.
const refusedHeaders = new Set([
  'content-length',
  'host',
  'trailer',
  'te',
  'upgrade',
  'cookie2',
  'keep-alive',
  'transfer-encoding',
  'connection',
]);

function addressOf(options: Options): URL {
  if (options.url) {
    return new URL(options.url);
  }
  const { protocol = 'http:', hostname = 'localhost', port, path = '/' } = options;
  const host = options.host ?? (port ? `${hostname}:${port}` : hostname);
  return new URL(path, `${protocol}//${host}`);
}

/**
 * `ClientRequest` on Node's `fetch`. The same events and errors as in Electron; no system proxy, no Windows
 * sign-in, no certificate store of the system, unless OMS_HOST_TRANSPORT asks for Chromium's own network.
 */
export class HostClientRequest extends Writable {
  chunkedEncoding = false;
  readonly #options: Options;
  readonly #headers = new Map<string, readonly [name: string, value: string]>();
  readonly #abort = new AbortController();
  readonly #chunks: Buffer[] = [];
  #started = false;
  #aborted = false;
  #followed: boolean | undefined;
  #response: IncomingMessage | undefined;

  constructor(optionsOrUrl: Options | string, callback?: (response: IncomingMessage) => void) {
    // The request stays open until its answer has ended.
    super({ autoDestroy: false, emitClose: true });
    const options = typeof optionsOrUrl === 'string' ? { url: optionsOrUrl } : optionsOrUrl;
    if (!['http:', 'https:'].includes(addressOf(options).protocol)) {
      throw new Error('ClientRequest only supports http: and https: protocols');
    }
    this.#options = options;
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      this.setHeader(name, Array.isArray(value) ? value.join(', ') : value);
    }
    if (callback) {
      this.once('response', callback);
    }
  }

  setHeader(name: string, value: string): void {
    if (this.#started) {
      throw new Error("Can't set headers after they are sent");
    }
    if (typeof name !== 'string') {
      throw new TypeError('`name` should be a string in setHeader(name, value)');
    }
    if (value === undefined || value === null) {
      throw new Error('`value` required in setHeader("name", value)');
    }
    // Throws for what no header may hold.
    new Headers([[name, String(value)]]);
    this.#headers.set(name.toLowerCase(), [name, String(value)]);
  }

  getHeader(name: string): string {
    return this.#headers.get(name.toLowerCase())?.[1] as string;
  }

  removeHeader(name: string): void {
    if (this.#started) {
      throw new Error("Can't remove headers after they are sent");
    }
    this.#headers.delete(name.toLowerCase());
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    this.#started = true;
    void this.#run();
    done();
  }

  followRedirect(): void {
    if (this.#followed === undefined) {
      throw new Error('followRedirect() called, but was not waiting for a redirect');
    }
    this.#followed = true;
  }

  abort(): void {
    if (this.#aborted) {
      return;
    }
    this.#aborted = true;
    process.nextTick(() => this.emit('abort'));
    this.#response?.emit('aborted');
    this.#end();
  }

  getUploadProgress(): Electron.UploadProgress {
    const total = this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    return { active: this.#started && !this.#response, started: this.#started, current: total, total };
  }

  #end(error?: Error): void {
    this.#abort.abort();
    this.#response?.destroy(error);
    this.destroy(error);
  }

  async #run(): Promise<void> {
    const refused = [...this.#headers.keys()].find((name) => refusedHeaders.has(name));
    if (refused !== undefined) {
      this.#end(new Error('net::ERR_INVALID_ARGUMENT'));
      return;
    }
    try {
      await this.#exchange(addressOf(this.#options), (this.#options.method ?? 'GET').toUpperCase(), 0);
    } catch (cause) {
      if (!this.#aborted && !this.destroyed) {
        this.#end(new Error(netErrorName(cause), { cause }));
      }
    }
  }

  async #exchange(url: URL, method: string, redirected: number): Promise<void> {
    const body = Buffer.concat(this.#chunks);
    const bodiless = method === 'GET' || method === 'HEAD';
    const headersWith = (extra: Record<string, string>) =>
      new Headers([...this.#headers.values(), ...Object.entries(extra)] as [string, string][]);
    const send = (extra: Record<string, string>) =>
      fetch(url, {
        method,
        headers: headersWith(extra),
        redirect: 'manual',
        signal: this.#abort.signal,
        ...(bodiless || body.length === 0 ? {} : { body }),
      });
    let response = usesChromiumNetwork
      ? await this.#throughChromium(url, method, headersWith({}), body)
      : await send({});
    const credentials =
      response.status === 401 && !usesChromiumNetwork ? await this.#askLogin(url, response) : undefined;
    if (credentials) {
      await response.body?.cancel();
      response = await send({ authorization: `Basic ${Buffer.from(credentials).toString('base64')}` });
    }
    const location = redirects.has(response.status) ? response.headers.get('location') : null;
    if (location === null) {
      this.#answer(response);
      return;
    }
    await response.body?.cancel();
    const next = new URL(location, url);
    const keeps = response.status > 303 || bodiless || (response.status !== 303 && method !== 'POST');
    const nextMethod = keeps ? method : 'GET';
    if (this.#mayFollow(response, nextMethod, next)) {
      if (redirected >= maximumRedirects) {
        this.#end(new Error('net::ERR_TOO_MANY_REDIRECTS'));
        return;
      }
      if (next.origin !== url.origin) {
        this.#headers.delete('authorization');
      }
      await this.#exchange(next, nextMethod, redirected + 1);
    }
  }

  #mayFollow(response: Response, method: string, next: URL): boolean {
    const policy = this.#options.redirect ?? 'follow';
    if (policy === 'error') {
      this.#end(new Error("Attempted to redirect, but redirect policy was 'error'"));
      return false;
    }
    const headers = Object.entries(groupHeaders(response.headers)).map(([name, value]) => [
      name,
      [value].flat(),
    ]);
    this.#followed = false;
    this.emit('redirect', response.status, method, next.href, Object.fromEntries(headers));
    const followed = this.#followed || policy === 'follow';
    this.#followed = undefined;
    if (!followed && !this.#aborted) {
      this.#end(new Error('Redirect was cancelled'));
    }
    return followed && !this.#aborted;
  }

  #throughChromium(url: URL, method: string, headers: Headers, body: Buffer): Promise<Response> {
    const session =
      (this.#options.session as HostSession | undefined) ??
      HostSession.fromPartition(this.#options.partition ?? '');
    return chromiumFetch({
      ...{ url, method, headers, body, signal: this.#abort.signal },
      partition: session.partition,
      direct: session._isDirect,
      login: (challenge) => this.#answerChallenge(challenge),
    });
  }

  /** A `login` listener's answer to what Chromium could not answer itself. */
  #answerChallenge({ source, origin, scheme, realm }: Challenge) {
    const { hostname, port, protocol } = new URL(origin);
    const { promise, resolve } = Promise.withResolvers<{ username: string; password: string } | undefined>();
    const info = {
      isProxy: source === 'Proxy',
      ...{ scheme, realm },
      host: hostname,
      port: Number(port) || (protocol === 'https:' ? 443 : 80),
    };
    const isHeard = this.emit('login', info, (username?: string, password = '') =>
      resolve(username === undefined ? undefined : { username, password }),
    );
    if (!isHeard) resolve(undefined);
    return promise;
  }

  /** Credentials that a `login` listener gave for a Basic challenge. */
  #askLogin(url: URL, response: Response): Promise<string | undefined> {
    const challenge = response.headers.get('www-authenticate') ?? '';
    const [, realm = ''] = /realm="([^"]*)"/i.exec(challenge) ?? [];
    if (!/^basic/i.test(challenge) || this.listenerCount('login') === 0) {
      return Promise.resolve(undefined);
    }
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    this.emit(
      'login',
      { isProxy: false, scheme: 'basic', host: url.hostname, port, realm },
      (user?: string, password = '') => resolve(user === undefined ? undefined : `${user}:${password}`),
    );
    return promise;
  }

  #answer(response: Response): void {
    const message = new IncomingMessage(response, (error) => this.#end(error));
    this.#response = message;
    message.once('end', () => this.destroy());
    // An error without a listener on the answer is told by the request.
    message.on('error', () => undefined);
    this.emit('response', message);
  }
}
