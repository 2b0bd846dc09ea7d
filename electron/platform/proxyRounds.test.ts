import { expect, test } from 'vitest';
import type { ProxyQuestion } from '../../shared/proxySignIn.ts';
import { createProxySignIns } from '../proxy/proxySignIns.ts';
import { withProxySignIn } from '../transport/withProxySignIn.ts';
import { ends, type FakeRequest, network } from './fakeRequest.ts';

/** The parts that answer a proxy, together: what is sent, what is asked, what the person says. */

function setUp(proxy: (request: FakeRequest) => void, passwords: readonly string[]) {
  const questions: ProxyQuestion[] = [];
  let ids = 0;
  const signIns = createProxySignIns({
    clock: { now: () => new Date(0), wait: () => new Promise(() => undefined) },
    newId: () => `id-${++ids}`,
    redactor: { addSecret: () => undefined },
    canAsk: () => true,
    tell(question) {
      if (question === undefined) return;
      const password = passwords[questions.length];
      questions.push(question);
      const { questionId } = question;
      queueMicrotask(() =>
        signIns.answer(
          password === undefined
            ? { kind: 'cancel', questionId }
            : { kind: 'signIn', questionId, username: 'anna', password },
        ),
      );
    },
  });
  const { transport, sent } = network(proxy, { knownFor: signIns.knownFor });
  const whole = withProxySignIn(transport, signIns.ask);
  const send = () => whole(new Request('https://arm.example/'), { service: 'arm' });
  return { send, questions, given: () => sent.map(({ credentials }) => credentials.map(([, each]) => each)) };
}

const refuses = (request: FakeRequest) => ends(request.answer(407));
const last = (request: FakeRequest) => request.credentials.at(-1)?.[1];

test('Negotiate that falls back to Basic under another name: a wrong password is asked for again, not sent again', async () => {
  const basic = { scheme: 'basic', realm: 'X' };
  const { send, questions, given } = setUp(
    (request) =>
      request.login({ scheme: 'negotiate', realm: '' }, () => {
        // Nobody has answered it.
        if (last(request) === undefined) return refuses(request);
        request.login(basic, () => {
          if (last(request) === 'right') return ends(request.answer(200));
          if (last(request) === undefined) return refuses(request);
          request.login(basic, () => refuses(request));
        });
      }),
    ['ticket', 'wrong', 'right'],
  );
  expect((await send()).status).toBe(200);
  expect(given()).toEqual([
    [undefined],
    ['ticket', undefined],
    ['ticket', 'wrong', undefined],
    ['ticket', 'right'],
  ]);
  expect(questions.map(({ realm, readable, refused }) => [realm, readable, refused])).toEqual([
    ['', false, false],
    ['X', true, false],
    ['X', true, true],
  ]);
});

test('somebody on the way who asks for what NTLM was told gets a question to the person instead', async () => {
  let scheme = 'ntlm';
  const { send, questions, given } = setUp(
    (request) =>
      request.login({ scheme, realm: '' }, () =>
        last(request) === undefined ? refuses(request) : ends(request.answer(200)),
      ),
    ['secret'],
  );
  expect((await send()).status).toBe(200);
  scheme = 'basic';
  await expect(send()).rejects.toMatchObject({ code: 'proxyCredentials', facts: { answer: 'cancelled' } });
  expect(given()).toEqual([[undefined], ['secret'], [undefined]]);
  expect(questions.map(({ readable }) => readable)).toEqual([false, true]);
});
