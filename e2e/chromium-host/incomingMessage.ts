import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { bodyErrorName } from './netErrors.ts';

/** Headers as Electron groups them: `set-cookie` is a list, everything else joined by a comma. */
export function groupHeaders(headers: Headers): Record<string, string | string[]> {
  const grouped: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    if (name !== 'set-cookie') {
      grouped[name] = value;
    }
  }
  const cookies = headers.getSetCookie();
  return cookies.length > 0 ? { ...grouped, 'set-cookie': cookies } : grouped;
}

/** `IncomingMessage` of `net`: status and headers at once, the body as it comes. */
export class IncomingMessage extends Readable {
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly headers: Record<string, string | string[]>;
  readonly rawHeaders: string[];
  readonly httpVersion = '1.1';
  readonly httpVersionMajor = 1;
  readonly httpVersionMinor = 1;
  readonly #body: AsyncIterator<Uint8Array> | undefined;
  readonly #fail: (cause: unknown) => void;

  constructor(response: Response, fail: (error: Error) => void) {
    super({ autoDestroy: true });
    this.statusCode = response.status;
    this.statusMessage = response.statusText;
    this.headers = groupHeaders(response.headers);
    this.rawHeaders = [...response.headers].flat();
    const body = response.body as ReadableStream<Uint8Array> | null;
    this.#body = body?.[Symbol.asyncIterator]();
    this.#fail = (cause) => fail(new Error(bodyErrorName(cause, response.headers), { cause }));
  }

  override _read(): void {
    const next = this.#body?.next() ?? Promise.resolve({ done: true as const, value: undefined });
    next.then(
      ({ done, value }) => {
        this.push(done ? null : Buffer.from(value));
      },
      (cause) => {
        // An error here after an abort is the abort itself.
        if (!this.destroyed) {
          this.#fail(cause);
        }
      },
    );
  }
}
