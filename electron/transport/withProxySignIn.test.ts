import { expect, test } from 'vitest';
import type { Transport } from '../ports.ts';
import { TransportError } from './transportError.ts';
import { type AskForProxy, type ProxyAnswer, withProxySignIn } from './withProxySignIn.ts';

const challenge = { host: 'proxy', port: 8080, realm: '', scheme: 'basic', encrypted: false };
const asking = new TransportError(
  'proxyCredentials',
  'arm.example',
  'HTTP 407',
  { reference: 'proxy:8080' },
  challenge,
);

function setUp(failures: number, answers: readonly ProxyAnswer[], error = asking) {
  const bodies: string[] = [];
  const questions: unknown[] = [];
  const transport: Transport = async (request) => {
    bodies.push(await request.text());
    if (bodies.length <= failures) throw error;
    return new Response('let through');
  };
  const ask: AskForProxy = async (asked) => {
    questions.push(asked);
    return answers[questions.length - 1] ?? 'cancelled';
  };
  const send = (init: RequestInit = {}, bodyText?: string) =>
    withProxySignIn(transport, ask)(new Request('https://arm.example/', init), {
      service: 'arm',
      ...(bodyText === undefined ? {} : { bodyText }),
    });
  return { send, bodies, questions };
}

test.each([
  ['known', 'the body'],
  ['unknown', undefined],
])('sends again with what was given, body included (%s to the caller)', async (_name, bodyText) => {
  const { send, bodies, questions } = setUp(2, ['given', 'given']);
  const answer = await send({ method: 'POST', body: 'the body' }, bodyText);
  expect(await answer.text()).toBe('let through');
  expect(bodies).toEqual(['the body', 'the body', 'the body']);
  expect(questions).toEqual([challenge, challenge]);
});

test.each(['cancelled', 'nobody'] as const)('%s is the failure, which says so', async (answer) => {
  const { send, bodies } = setUp(9, [answer]);
  await expect(send()).rejects.toMatchObject({
    code: 'proxyCredentials',
    host: 'arm.example',
    networkCode: 'HTTP 407',
    facts: { reference: 'proxy:8080', answer },
  });
  expect(bodies).toHaveLength(1);
});

test('nobody is asked about another failure, nor about a proxy that asks for nothing that can be typed', async () => {
  for (const code of ['connectionCut', 'proxyCredentials'] as const) {
    const error = new TransportError(code, 'arm.example');
    const { send, questions } = setUp(9, ['given'], error);
    await expect(send()).rejects.toBe(error);
    expect(questions).toEqual([]);
  }
});

test('a proxy that is never content is not sent to for ever', async () => {
  const { send, bodies, questions } = setUp(50, Array<ProxyAnswer>(50).fill('given'));
  await expect(send()).rejects.toBe(asking);
  expect(bodies).toHaveLength(6);
  // What comes after the last one would be typed for nothing.
  expect(questions).toHaveLength(5);
});
