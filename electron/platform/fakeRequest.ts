import { EventEmitter } from 'node:events';
import type { AuthInfo, ClientRequest, ClientRequestConstructorOptions, Session } from 'electron';
import type { ServiceName } from '../../shared/runModel.ts';
import { createAmbientCredentials } from './ambientCredentials.ts';
import { type ChromiumTransportDeps, createChromiumTransport } from './transport.ts';

type Headers = Record<string, string | string[]>;

/** Electron's ClientRequest as far as its source shows it: events, `end`, `abort`, login and redirect rules. */
export class FakeRequest extends EventEmitter {
  readonly options: ClientRequestConstructorOptions;
  readonly #script: (request: FakeRequest) => void;
  body: Buffer | undefined;
  aborted = false;
  credentials: readonly (readonly (string | undefined)[])[] = [];

  constructor(options: ClientRequestConstructorOptions, script: (request: FakeRequest) => void) {
    super();
    this.options = options;
    this.#script = script;
  }
  end(body?: Buffer): void {
    this.body = body;
    queueMicrotask(() => this.#script(this));
  }
  abort(): void {
    this.aborted = true;
    this.emit('abort');
    this.emit('close');
  }
  answer(statusCode: number, headers: Headers = {}, ...chunks: string[]): EventEmitter {
    const message = Object.assign(new EventEmitter(), { statusCode, headers });
    this.emit('response', message);
    for (const chunk of chunks) message.emit('data', Buffer.from(chunk));
    return message;
  }
  login(info: Partial<AuthInfo>, then: () => void): void {
    const callback = (...credentials: (string | undefined)[]) => {
      this.credentials = [...this.credentials, credentials];
      then();
    };
    const whole = { isProxy: true, scheme: 'basic', host: 'proxy', port: 8080, realm: 'corp', ...info };
    if (!this.emit('login', whole, callback)) callback();
  }
}

export const tunnelFailed = new Error('net::ERR_TUNNEL_CONNECTION_FAILED');
export const ends = (message: EventEmitter): void => void message.emit('end');

/** The transport on requests that go as `script` says. */
export function network(script: (request: FakeRequest) => void, more: Partial<ChromiumTransportDeps> = {}) {
  const sent: FakeRequest[] = [];
  const domains: string[] = [];
  const transport = createChromiumTransport({
    request: (options) => {
      const request = new FakeRequest(options, script);
      sent.push(request);
      return request as unknown as ClientRequest;
    },
    session: (service) =>
      ({
        name: service,
        resolveProxy: async () => 'PROXY proxy.contoso.com:8080; DIRECT',
      }) as unknown as Session,
    ambient: createAmbientCredentials({ allowNTLMCredentialsForDomains: (list) => void domains.push(list) }),
    ...more,
  });
  const send = (url: string, init?: RequestInit, service: ServiceName = 'arm', signal?: AbortSignal) =>
    transport(new Request(url, init), signal === undefined ? { service } : { service, signal });
  return { transport, send, sent, domains };
}
