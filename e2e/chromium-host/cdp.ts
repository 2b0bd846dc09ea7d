import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };

type Commands = Protocol.CommandParameters;
type Answers = Protocol.CommandReturnValues;
type Events = Protocol.EventMap;

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: object;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** One CDP session: the browser's own (no id) or one attached target's. */
export class CdpSession {
  readonly events = new EventEmitter();
  readonly #connection: CdpConnection;
  readonly #sessionId: string | undefined;

  constructor(connection: CdpConnection, sessionId?: string) {
    this.#connection = connection;
    this.#sessionId = sessionId;
    this.events.setMaxListeners(0);
  }

  /** Rejects with Chromium's own message, or when the browser has gone. */
  send<M extends keyof Commands & keyof Answers>(
    method: M,
    ...params: Record<string, never> extends Commands[M] ? [Commands[M]?] : [Commands[M]]
  ): Promise<Answers[M]> {
    return this.#connection.call(method, params[0] ?? {}, this.#sessionId) as Promise<Answers[M]>;
  }

  /** For what may fail because the page is going away, which is no news. */
  post<M extends keyof Commands & keyof Answers>(
    method: M,
    ...params: Record<string, never> extends Commands[M] ? [Commands[M]?] : [Commands[M]]
  ): void {
    this.send(method, ...params).catch(() => undefined);
  }

  on<E extends keyof Events>(event: E, listener: (...payload: Events[E]) => void): void {
    this.events.on(event, listener as (...payload: unknown[]) => void);
  }
}

/**
 * Chrome DevTools Protocol over a pair of pipes: JSON messages that end in a NUL. Chromium quits by itself
 * when its end closes, so no browser outlives the host, however the host ends.
 */
export class CdpConnection {
  readonly browser: CdpSession;
  readonly #sessions = new Map<string, CdpSession>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #input: Writable;
  #lastId = 0;
  #closed = false;
  #tail: Buffer[] = [];

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    this.browser = new CdpSession(this);
    input.on('error', () => this.close());
    output.on('data', (chunk: Buffer) => this.#read(chunk));
    output.on('close', () => this.close());
    output.on('error', () => this.close());
  }

  session(id: string): CdpSession {
    const known = this.#sessions.get(id) ?? new CdpSession(this, id);
    this.#sessions.set(id, known);
    return known;
  }

  call(method: string, params: object, sessionId: string | undefined): Promise<unknown> {
    if (this.#closed) {
      return Promise.reject(new Error(`${method}: Chromium has ended.`));
    }
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(id, {
      resolve: answer.resolve,
      reject: (error) => answer.reject(new Error(`${method}: ${error.message}`)),
    });
    this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return answer.promise;
  }

  close(): void {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    for (const waiting of this.#waiting.values()) {
      waiting.reject(new Error('Chromium has ended.'));
    }
    this.#waiting.clear();
    this.browser.events.emit('disconnected');
  }

  #read(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      const message = Buffer.concat([...this.#tail, chunk.subarray(from, end)]).toString('utf8');
      this.#tail = [];
      from = end + 1;
      this.#take(JSON.parse(message) as Message);
    }
    if (from < chunk.length) {
      this.#tail.push(chunk.subarray(from));
    }
  }

  #take(message: Message): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) {
        waiting?.reject(new Error(message.error.message));
      } else {
        waiting?.resolve(message.result);
      }
      return;
    }
    const session = message.sessionId ? this.session(message.sessionId) : this.browser;
    if (message.method) {
      session.events.emit(message.method, message.params);
    }
  }
}
