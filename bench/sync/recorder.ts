import { cpSync, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Transport } from '../../electron/ports.ts';
import {
  atOnce,
  dataFolder,
  exchangesFile,
  type RecordedExchange,
  type RecordedRequest,
  requestsFile,
} from './recording.ts';

export interface Recorder {
  /** Hands on to `network` and keeps what went through. */
  readonly transport: Transport;
  /** Resolves when all is written. */
  close(): Promise<void>;
}

/** Records one run: requests in the order in which they were sent, answers as they came. */
export function createRecorder(
  folder: string,
  network: Transport,
  observe: (exchange: RecordedExchange) => void = () => undefined,
): Recorder {
  mkdirSync(folder, { recursive: true });
  const requests: RecordedRequest[] = [];
  const exchanges = createWriteStream(join(folder, exchangesFile));
  return {
    async transport(request, options) {
      const { method, url } = request;
      const body = request.body === null ? null : await request.clone().text();
      requests.push({
        atOnce: atOnce(method, url),
        method,
        url,
        headers: Object.fromEntries(request.headers),
        body,
      });
      const response = await network(request, options);
      const exchange: RecordedExchange = {
        method,
        url,
        requestBody: method === 'POST' ? body : null,
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.clone().text(),
      };
      exchanges.write(`${JSON.stringify(exchange)}\n`);
      observe(exchange);
      return response;
    },
    close() {
      const lines = requests.map((request) => JSON.stringify(request)).join('\n');
      writeFileSync(join(folder, requestsFile), `${lines}\n`);
      return new Promise((resolve) => exchanges.end(resolve));
    },
  };
}

/** The app's folders as they are now, for runs that begin there. */
export function keepData(from: string, folder: string): void {
  cpSync(from, join(folder, dataFolder), { recursive: true });
}
