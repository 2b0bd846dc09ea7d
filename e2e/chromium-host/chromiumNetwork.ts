import { join } from 'node:path';
import type { CdpSession, Protocol } from './cdp.ts';
import { chromiumSettings } from './chromium.ts';
import { type Chromium, launchChromium } from './launchChromium.ts';

/**
 * The network stack of a second, invisible Chromium in place of Node's: system proxy, PAC, proxy sign-in, trust store.
 * `OMS_HOST_TRANSPORT=chromium` chooses it. Each origin has a page of its own whose document is made up here, so that
 * its `fetch` is of the same origin; method, headers and body are put on by the Fetch domain, which also takes the
 * answer away before the page sees it.
 */
export const usesChromiumNetwork = process.env.OMS_HOST_TRANSPORT === 'chromium';

export interface NetworkRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Buffer;
  readonly signal: AbortSignal;
  /** Chromium profile that is asked, and whether it takes no proxy. */
  readonly partition: string;
  readonly direct: boolean;
  readonly login: (challenge: Challenge) => Promise<Credentials | undefined>;
}

export type Challenge = Protocol.Fetch.AuthChallenge;
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface Job {
  readonly request: NetworkRequest;
  readonly done: PromiseWithResolvers<Response>;
  networkId?: string | undefined;
}

const servicePath = '/.host-service';
const jobHeader = 'x-host-job';
const bodiless = new Set([101, 204, 205, 304]);

let running: Chromium | undefined;
let lastJob = 0;
const pages = new Map<string, Promise<ServicePage>>();
const contexts = new Map<string, Promise<string>>();

/** Sends one request; rejects with Chromium's own name for what went wrong. */
export async function chromiumFetch(request: NetworkRequest): Promise<Response> {
  const key = `${request.partition} ${request.url.origin}`;
  const known = pages.get(key) ?? openPage(request);
  pages.set(key, known);
  // One that did not open is opened anew by the next request.
  known.catch(() => pages.delete(key));
  return (await known).send(request);
}

/** Its profile is a folder of the app's data, which may be removed once the process has gone. */
export async function closeChromiumNetwork(): Promise<void> {
  if (running === undefined) return;
  const { process: child, connection } = running;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode !== null || child.signalCode !== null) return;
  connection.browser.post('Browser.close');
  const late = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(late);
}

async function openPage({ url, partition, direct }: NetworkRequest): Promise<ServicePage> {
  running ??= launchChromium({
    profile: join(chromiumSettings.userData(), 'Chromium host network'),
    firstDocument: undefined,
    firstWindow: { width: 400, height: 300 },
    listen: false,
    whole: true,
    names: process.env.OMS_HOST_NAMES,
  });
  const { browser } = running.connection;
  const context =
    contexts.get(partition) ??
    browser
      .send('Target.createBrowserContext', direct ? { proxyServer: 'direct://' } : {})
      .then(({ browserContextId }) => browserContextId);
  contexts.set(partition, context);
  const { targetId } = await browser.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId: await context,
  });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const page = new ServicePage(running.connection.session(sessionId));
  await page.open(url.origin);
  return page;
}

class ServicePage {
  readonly #session: CdpSession;
  readonly #jobs = new Map<string, Job>();
  /** By the interception, whose IDs differ in their ends. */
  readonly #intercepted = new Map<string, Job>();

  constructor(session: CdpSession) {
    this.#session = session;
  }

  async open(origin: string): Promise<void> {
    const session = this.#session;
    session.on('Fetch.requestPaused', (paused) => void this.#paused(paused));
    session.on('Fetch.authRequired', (asked) => void this.#challenged(asked));
    session.on('Network.loadingFailed', ({ requestId, errorText }) => {
      for (const job of this.#jobs.values()) {
        if (job.networkId === requestId) job.done.reject(new Error(errorText));
      }
    });
    // Without it no request has a network ID, by which its failure is told.
    await session.send('Network.enable');
    await session.send('Page.enable');
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }], handleAuthRequests: true });
    const loaded = new Promise<void>((resolve) => session.on('Page.loadEventFired', () => resolve()));
    await session.send('Page.navigate', { url: `${origin}${servicePath}` });
    await loaded;
  }

  async send(request: NetworkRequest): Promise<Response> {
    lastJob += 1;
    const id = String(lastJob);
    const job: Job = { request, done: Promise.withResolvers<Response>() };
    this.#jobs.set(id, job);
    const onAbort = () => {
      job.done.reject(request.signal.reason);
      this.#evaluate(`jobs[${id}]?.abort()`);
    };
    request.signal.addEventListener('abort', onAbort, { once: true });
    const { pathname, search } = request.url;
    const init = `{ method: 'POST', headers: { '${jobHeader}': '${id}' }, cache: 'no-store', credentials: 'include', redirect: 'manual', signal: jobs[${id}].signal }`;
    this.#evaluate(
      `globalThis.jobs ??= {}; jobs[${id}] = new AbortController(); fetch(${JSON.stringify(pathname + search)}, ${init}).catch(() => 0).finally(() => delete jobs[${id}])`,
    );
    try {
      return await job.done.promise;
    } finally {
      request.signal.removeEventListener('abort', onAbort);
      this.#jobs.delete(id);
      for (const [interception, other] of this.#intercepted)
        if (other === job) this.#intercepted.delete(interception);
    }
  }

  #evaluate(expression: string): void {
    this.#session.post('Runtime.evaluate', { expression });
  }

  async #paused(paused: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const { requestId, request, networkId } = paused;
    const job = this.#intercepted.get(interceptionOf(requestId));
    if (job !== undefined) return this.#answered(job, paused);
    const id = Object.entries(request.headers).find(([name]) => name.toLowerCase() === jobHeader)?.[1];
    const begun = id === undefined ? undefined : this.#jobs.get(id);
    if (begun === undefined) {
      const isDocument = new URL(request.url).pathname === servicePath;
      this.#session.post('Fetch.fulfillRequest', {
        requestId,
        responseCode: isDocument ? 200 : 404,
        responseHeaders: [{ name: 'content-type', value: 'text/html' }],
      });
      return;
    }
    begun.networkId = networkId;
    this.#intercepted.set(interceptionOf(requestId), begun);
    const { method, headers, body } = begun.request;
    this.#session.post('Fetch.continueRequest', {
      requestId,
      method,
      headers: Array.from(headers, ([name, value]) => ({ name, value })),
      ...(body.length === 0 ? {} : { postData: body.toString('base64') }),
      interceptResponse: true,
    });
  }

  async #answered(job: Job, paused: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const { requestId, responseStatusCode: status, responseHeaders = [] } = paused;
    // `Network.loadingFailed` has the real name of a failure, once it goes its way.
    const letGo = () => this.#session.post('Fetch.continueRequest', { requestId });
    if (status === undefined) return letGo();
    const headers = new Headers();
    for (const { name, value } of responseHeaders) headers.append(name, value);
    const isRedirect = status >= 300 && status < 400;
    try {
      const { body, base64Encoded } = isRedirect
        ? { body: '', base64Encoded: false }
        : await this.#session.send('Fetch.getResponseBody', { requestId });
      const bytes = new Uint8Array(Buffer.from(body, base64Encoded ? 'base64' : 'utf8'));
      job.done.resolve(new Response(bodiless.has(status) ? null : bytes, { status, headers }));
      this.#session.post('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    } catch {
      letGo();
    }
  }

  async #challenged({ requestId, authChallenge }: Protocol.Fetch.authRequiredPayload): Promise<void> {
    const job = this.#intercepted.get(interceptionOf(requestId));
    const given = await job?.request.login(authChallenge).catch(() => undefined);
    this.#session.post('Fetch.continueWithAuth', {
      requestId,
      authChallengeResponse:
        given === undefined ? { response: 'CancelAuth' } : { response: 'ProvideCredentials', ...given },
    });
  }
}

/** "interception-job-7.1" is a later stage of "interception-job-7.0". */
function interceptionOf(requestId: string): string {
  return requestId.replace(/\.\d+$/, '');
}
