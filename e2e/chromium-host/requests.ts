import { servedScheme, toChromium, toElectron } from './addresses.ts';
import type { CdpSession, Protocol } from './cdp.ts';
import { schemeHandler } from './protocol.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

/** Decides about a document that a frame is about to load. */
export type AllowDocument = (paused: Paused, url: string) => boolean;

// These carry no meaning once the body has been read whole.
const bodyHeaders = new Set(['content-encoding', 'content-length', 'transfer-encoding']);

function bodyOf(request: Paused['request']): Uint8Array<ArrayBuffer> | undefined {
  if (!request.hasPostData || ['GET', 'HEAD'].includes(request.method)) {
    return undefined;
  }
  const parts = (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  return new Uint8Array(Buffer.concat(parts));
}

async function serve(session: CdpSession, paused: Paused, url: string, scheme: string): Promise<void> {
  const { requestId, request } = paused;
  const handler = schemeHandler(scheme);
  if (!handler) {
    session.post('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  // Chromium asks for an icon of its own accord; Electron has no tab to show it in.
  if (new URL(request.url).pathname === '/favicon.ico' && paused.resourceType === 'Other') {
    session.post('Fetch.fulfillRequest', { requestId, responseCode: 204 });
    return;
  }
  try {
    const body = bodyOf(request);
    const response = await handler(
      new Request(url, {
        method: request.method,
        headers: request.headers,
        ...(body ? { body } : {}),
      }),
    );
    if (response.type === 'error') {
      throw new TypeError('The handler answered Response.error()');
    }
    session.post('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: Array.from(response.headers, ([name, value]) => ({
        name,
        value: name === 'location' ? toChromium(value) : value,
      })).filter(({ name }) => !bodyHeaders.has(name)),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  } catch (error) {
    console.error(`The handler of ${scheme}: failed for ${url}:`, error);
    session.post('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
}

/**
 * Answers the page's requests: our schemes by the app's handler, everything else not at all, unless
 * OMS_HOST_NETWORK is set. A page of the app has no business on the network.
 */
export async function interceptRequests(session: CdpSession, allowDocument: AllowDocument): Promise<void> {
  session.on('Fetch.requestPaused', (paused) => {
    const { requestId, request, resourceType } = paused;
    const url = toElectron(request.url) + (request.urlFragment ?? '');
    if (resourceType === 'Document' && !allowDocument(paused, url)) {
      session.post('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const scheme = servedScheme(request.url);
    if (scheme !== undefined) {
      void serve(session, paused, url, scheme);
    } else if (process.env.OMS_HOST_NETWORK || !/^https?:/.test(request.url)) {
      session.post('Fetch.continueRequest', { requestId });
    } else {
      session.post('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    }
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}
