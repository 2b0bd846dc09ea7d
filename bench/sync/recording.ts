import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** One request of a recorded run with the answer that it got. Bodies are text: all of them are JSON or forms. */
export interface RecordedExchange {
  readonly method: string;
  readonly url: string;
  readonly requestBody: string | null;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One request as the bare program sends it again. */
export interface RecordedRequest {
  /** How many of the requests around it may be under way at a time. */
  readonly atOnce: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Files of one recorded run. */
export const exchangesFile = 'exchanges.jsonl';
export const requestsFile = 'requests.jsonl';
/** The app's folders as they were before the run. */
export const dataFolder = 'data';

/** The site is read by four requests at a time, everything else goes one by one. */
const READS_AT_ONCE = 4;

export function atOnce(method: string, url: string): number {
  return method === 'GET' && /\/AdminService\//i.test(url) ? READS_AT_ONCE : 1;
}

/**
 * What tells answers apart: method and address, and for a query its text. A form asks for a token: its body and its
 * parameters hold an id that is another one each time.
 */
export function exchangeKey(method: string, address: string, body: string | null): string {
  if (method !== 'POST') return `${method} ${address}`;
  const isForm = body?.startsWith('{') !== true;
  return isForm ? `${method} ${address.replace(/\?.*$/, '')}` : `${method} ${address} ${body}`;
}

/** Address below which the load server answers for a real one: host, path and query. */
export function loopbackPath(url: string): string {
  const { host, pathname, search } = new URL(url);
  return `/${host}${pathname}${search}`;
}

/** The objects of a file of JSON lines, one after the other. */
export async function* readLines<T>(path: string): AsyncGenerator<T> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as T;
}
