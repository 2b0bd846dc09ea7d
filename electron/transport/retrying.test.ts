import { describe, expect, it } from 'vitest';
import type { Clock, Transport } from '../ports.ts';
import { withRetries } from './retrying.ts';
import { TransportError } from './transportError.ts';

type Answer = Response | TransportError;

function setUp(answers: readonly Answer[], random = 0) {
  const waits: number[] = [];
  const clock: Clock = {
    now: () => new Date(0),
    async wait(inMs) {
      waits.push(inMs);
    },
  };
  let calls = 0;
  const transport: Transport = async () => {
    const answer = answers[Math.min(calls, answers.length - 1)];
    calls += 1;
    if (answer instanceof TransportError) throw answer;
    if (!answer) throw new Error('no answer left');
    return answer.clone();
  };
  const send = (method: string) =>
    withRetries(transport, { clock, random: () => random, retries: 3 })(
      new Request('https://management.azure.com/x', { method }),
      { service: 'arm' },
    );
  return { send, waits, calls: () => calls };
}

const status = (code: number, headers: Record<string, string> = {}) =>
  new Response('', { status: code, headers });
const cut = new TransportError('connectionCut', 'management.azure.com', 'ERR_CONNECTION_RESET');

describe('withRetries', () => {
  it('waits as long as the service says', async () => {
    const { send, waits } = setUp([status(429, { 'retry-after': '7' }), status(200)]);
    expect((await send('POST')).status).toBe(200);
    expect(waits).toEqual([7000]);
  });

  it('spreads the clients that were told the same time, a long one by less', async () => {
    const { send, waits } = setUp([status(429, { 'retry-after': '8' }), status(200)], 0.5);
    await send('GET');
    expect(waits).toEqual([9000]);
    const long = setUp([status(503, { 'retry-after': '60' }), status(200)], 0.999);
    await long.send('GET');
    expect(long.waits).toEqual([74_985]);
  });

  it('backs off by itself where the service names no time, and hands on the last answer', async () => {
    const { send, waits, calls } = setUp([status(503)]);
    expect((await send('GET')).status).toBe(503);
    expect(waits).toEqual([1000, 2000, 4000]);
    expect(calls()).toBe(4);
  });

  it('does not wait for an hour', async () => {
    const { send, waits } = setUp([status(429, { 'retry-after': '3600' })]);
    expect((await send('GET')).status).toBe(429);
    expect(waits).toEqual([]);
  });

  it.each([
    ['GET', 500, 2],
    ['PUT', 502, 2],
    ['POST', 500, 1],
    ['GET', 404, 1],
    ['PUT', 409, 1],
  ])('%s answered with %i is sent %i time(s)', async (method, code, times) => {
    const { send, calls } = setUp([status(code), status(200)]);
    await send(method);
    expect(calls()).toBe(times);
  });

  it('repeats a cut connection only for methods that may be sent twice', async () => {
    const put = setUp([cut, status(200)]);
    expect((await put.send('PUT')).status).toBe(200);
    await expect(setUp([cut, status(200)]).send('POST')).rejects.toBe(cut);
  });
});
