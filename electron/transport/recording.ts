import { appendFileSync } from 'node:fs';
import type { Redactor } from '../log/logger.ts';
import type { ServiceName, Transport } from '../ports.ts';

/** One exchange as it is written down: a JSON line. */
export interface RecordedExchange {
  readonly service: ServiceName;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
}

/**
 * Writes each answered exchange to a file, for tests that look at what was sent. Credentials are masked in
 * it as in the log. Only practice mode is ever recorded.
 */
export function withRecording(raw: Transport, path: string, redactor: Redactor): Transport {
  return async (request, options) => {
    const requestBody = await request.clone().text();
    const response = await raw(request, options);
    const exchange: RecordedExchange = {
      service: options.service,
      method: request.method,
      url: request.url,
      requestHeaders: Object.fromEntries(request.headers),
      requestBody,
      status: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      responseBody: await response.clone().text(),
    };
    appendFileSync(path, `${redactor.redact(JSON.stringify(exchange))}\n`, { mode: 0o600 });
    return response;
  };
}
