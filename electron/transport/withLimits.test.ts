import { expect, test } from 'vitest';
import type { Clock, Transport, TransportOptions } from '../ports.ts';
import { TransportError } from './transportError.ts';
import { withLimits } from './withLimits.ts';

/** A clock that only goes when told to. */
function handClock() {
  let nowInMs = 0;
  const waiting: { at: number; resolve: () => void }[] = [];
  const clock: Clock = {
    now: () => new Date(nowInMs),
    wait: (inMs, signal) =>
      new Promise((resolve, reject) => {
        const entry = { at: nowInMs + inMs, resolve };
        waiting.push(entry);
        signal?.addEventListener('abort', () => {
          waiting.splice(waiting.indexOf(entry), 1);
          reject(signal.reason);
        });
      }),
  };
  const advance = async (inMs: number): Promise<void> => {
    nowInMs += inMs;
    for (const entry of [...waiting]) if (entry.at <= nowInMs) entry.resolve();
    await Promise.resolve();
  };
  return { clock, advance, waiting };
}

function limited(raw: Transport) {
  const time = handClock();
  const log: string[] = [];
  const transport = withLimits(raw, {
    clock: time.clock,
    logger: { write: (severity, component, message) => void log.push(`${severity} ${component} ${message}`) },
  });
  const send = (url: string, init: RequestInit = {}, options: Partial<TransportOptions> = {}) =>
    transport(new Request(url, init), { service: 'arm', ...options });
  return { ...time, log, send };
}

const never: Transport = () => new Promise(() => undefined);

test('an answer passes whole, and its line names what support asks for but no secret', async () => {
  const { send, log, advance, waiting } = limited(async () => {
    await advance(120);
    return new Response('{"a":1}', {
      status: 201,
      headers: { 'x-ms-request-id': 'r-1', 'x-ms-correlation-request-id': 'c-1', etag: '"7"' },
    });
  });
  const response = await send(
    'https://arm.example/sub/x?api-version=2025-07-01&$filter=a%20eq%201&sig=hidden&code=abc',
    {
      method: 'PUT',
      headers: { authorization: 'Bearer hidden' },
      body: 'client_secret=hidden',
    },
  );
  expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([
    201,
    '"7"',
    '{"a":1}',
  ]);
  expect(log).toEqual([
    'info Transport arm PUT arm.example/sub/x?api-version=2025-07-01&$filter=a eq 1&sig=…&code=… ' +
      'answered 201 (x-ms-request-id r-1, x-ms-correlation-request-id c-1) in 120 ms',
  ]);
  expect(waiting).toEqual([]);
});

test.each([
  [200, 'info'],
  [302, 'info'],
  [404, 'warning'],
  [503, 'error'],
])('status %i is logged as %s', async (status, severity) => {
  const { send, log } = limited(async () => new Response(null, { status }));
  await send('https://arm.example/');
  expect(log[0]?.split(' ')[0]).toBe(severity);
});

test('the limit covers waiting for the answer, 60 s if nothing else is said', async () => {
  const { send, advance, log } = limited(never);
  const answer = send('https://arm.example/x').catch((error: unknown) => error);
  await advance(59_999);
  expect(await Promise.race([answer, Promise.resolve('still waiting')])).toBe('still waiting');
  await advance(1);
  expect(await answer).toMatchObject({
    name: 'TransportError',
    code: 'timedOut',
    host: 'arm.example',
    facts: { seconds: '60' },
  });
  expect(log[0]).toMatch(/^error Transport arm GET arm.example\/x had no answer: timedOut .* in 60000 ms$/);
});

test('the limit covers the body, and tells the transport', async () => {
  let told: AbortSignal | undefined;
  const { send, advance } = limited(async (_request, { signal }) => {
    told = signal;
    return new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array(3)) }));
  });
  const answer = send('https://arm.example/', {}, { timeoutInMs: 500 }).catch((error: unknown) => error);
  await new Promise(setImmediate);
  await advance(500);
  expect(await answer).toMatchObject({ code: 'timedOut' });
  expect(told?.aborted).toBe(true);
});

test('a body that breaks off is a failed exchange, never a short answer', async () => {
  const cut = Object.assign(new TypeError('terminated'), {
    cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
  });
  const { send } = limited(async () => new Response(new ReadableStream({ pull: (body) => body.error(cut) })));
  await expect(send('https://arm.example/')).rejects.toMatchObject({
    name: 'TransportError',
    code: 'connectionCut',
    networkCode: 'UND_ERR_SOCKET',
  });
});

test('what the transport says is passed on as it is', async () => {
  const failure = new TransportError('certificateExpired', 'arm.example', 'ERR_CERT_DATE_INVALID');
  const { send, log, waiting } = limited(async () => Promise.reject(failure));
  await expect(send('https://arm.example/')).rejects.toBe(failure);
  expect(log[0]).toContain('ERR_CERT_DATE_INVALID');
  expect(waiting).toEqual([]);
});

test('the caller’s abort passes through with its reason, is no time-out and no error in the log', async () => {
  for (const way of ['options', 'request'] as const) {
    const controller = new AbortController();
    const reason = new Error('cancelled by a person');
    const { send, log, waiting } = limited(never);
    const { signal } = controller;
    const answer =
      way === 'options' ? send('https://a.example/', {}, { signal }) : send('https://a.example/', { signal });
    controller.abort(reason);
    await expect(answer).rejects.toBe(reason);
    expect(log[0]).toMatch(/^info .* was cancelled/);
    expect(waiting).toEqual([]);
  }
});

test('nothing is sent for a caller who has given up already', async () => {
  let sent = 0;
  const { send } = limited(async () => {
    sent += 1;
    return new Response();
  });
  await expect(
    send('https://a.example/', {}, { signal: AbortSignal.abort(new Error('over')) }),
  ).rejects.toThrow('over');
  expect(sent).toBe(0);
});

test.each([204, 205, 304])('%i has no body', async (status) => {
  const { send } = limited(async () => new Response(null, { status }));
  expect((await send('https://a.example/')).status).toBe(status);
});
