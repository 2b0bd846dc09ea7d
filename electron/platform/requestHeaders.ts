/**
 * Headers that belong to one connection, or that Chromium writes itself and refuses from elsewhere
 * (Electron, ClientRequest.setHeader; RFC 9110, 7.6.1). SDKs set some of them.
 */
const HOP_BY_HOP = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'cookie2',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The headers of a request that may go to Chromium. */
export function endToEndHeaders(headers: Headers): Record<string, string> {
  const named = (headers.get('connection') ?? '').toLowerCase().split(/\s*,\s*/);
  const kept: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (!HOP_BY_HOP.has(name) && !named.includes(name) && !name.startsWith('sec-')) kept[name] = value;
  }
  return kept;
}

// Chromium hands over the decoded body: its former coding and length no longer hold.
const OF_THE_WIRE = new Set([
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
]);

/** Headers of an answer whose body is decoded already. Several values of one name become several entries. */
export function answerHeaders(headers: Readonly<Record<string, string | readonly string[]>>): Headers {
  const answer = new Headers();
  for (const [name, values] of Object.entries(headers)) {
    if (OF_THE_WIRE.has(name.toLowerCase())) continue;
    for (const value of typeof values === 'string' ? [values] : values) {
      try {
        answer.append(name, value);
      } catch {
        // A proxy's header in some old encoding: nobody reads it, and it must not cost the answer.
      }
    }
  }
  return answer;
}
