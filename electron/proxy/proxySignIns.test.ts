import { expect, test } from 'vitest';
import type { ProxyQuestion } from '../../shared/proxySignIn.ts';
import type { Clock } from '../ports.ts';
import type { ProxyChallenge } from '../transport/proxyChallenge.ts';
import { createProxySignIns } from './proxySignIns.ts';

const challenge: ProxyChallenge = {
  host: 'proxy.contoso.com',
  port: 8080,
  realm: 'Contoso  web\u202e\nproxy',
  scheme: 'basic',
  encrypted: false,
};

function setUp() {
  let time = 0;
  let canAsk = true;
  let ids = 0;
  const ends: (() => void)[] = [];
  const clock: Clock = {
    now: () => new Date(time),
    wait: (_inMs, signal) =>
      new Promise((resolve, reject) => {
        ends.push(resolve);
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  };
  const told: (ProxyQuestion | undefined)[] = [];
  const secrets: string[] = [];
  const signIns = createProxySignIns({
    clock,
    newId: () => `id-${++ids}`,
    redactor: { addSecret: (secret) => void secrets.push(secret) },
    canAsk: () => canAsk,
    tell: (question) => void told.push(question),
  });
  return {
    signIns,
    told,
    secrets,
    type: (questionId: string, password: string) =>
      signIns.answer({ kind: 'signIn', questionId, username: 'CONTOSO\\anna', password }),
    cancel: (questionId: string) => signIns.answer({ kind: 'cancel', questionId }),
    pass: (inMs: number) => {
      time += inMs;
    },
    waitIsOver: () => ends.shift()?.(),
    closeWindow: () => {
      canAsk = false;
      signIns.pageGone();
    },
  };
}

test('one question for all requests that meet the proxy; what is typed is known from then on', async () => {
  const { signIns, told, secrets, type } = setUp();
  const both = Promise.all([signIns.ask(challenge), signIns.ask({ ...challenge, scheme: 'Basic' })]);
  expect(told).toEqual([
    {
      questionId: 'id-1',
      proxy: 'proxy.contoso.com:8080',
      realm: 'Contoso web proxy',
      readable: true,
      refused: false,
    },
  ]);
  expect(signIns.current()).toBe(told[0]);
  type('id-1', 'first password');
  expect(await both).toEqual(['given', 'given']);
  expect(told.at(-1)).toBeUndefined();
  expect(secrets).toEqual(['first password']);
  expect(signIns.knownFor(challenge)).toEqual({
    username: 'CONTOSO\\anna',
    password: 'first password',
    version: 1,
  });
  expect(signIns.knownFor({ ...challenge, port: 8081 })).toBeUndefined();
});

test('what the proxy does not take is forgotten and asked for again', async () => {
  const { signIns, told, type } = setUp();
  const first = signIns.ask(challenge);
  type('id-1', 'wrong');
  await first;
  const second = signIns.ask({ ...challenge, refused: 1 });
  expect(told.at(-1)).toMatchObject({ questionId: 'id-2', refused: true });
  expect(signIns.knownFor(challenge)).toBeUndefined();
  // An answer to a question that is over changes nothing.
  type('id-1', 'late');
  type('id-2', 'right');
  expect(await second).toBe('given');
  // It was on its way with the wrong one while the right one was typed.
  expect(await signIns.ask({ ...challenge, refused: 1 })).toBe('given');
  expect(signIns.knownFor(challenge)).toMatchObject({ password: 'right' });
});

test.each(['digest', 'ntlm', 'negotiate'])(
  'what was given for %s goes to nobody who asks for it in clear text',
  async (scheme) => {
    const { signIns, told, type } = setUp();
    const first = signIns.ask({ ...challenge, scheme });
    expect(told.at(-1)).toMatchObject({ readable: false });
    type('id-1', 'proven');
    await first;
    expect(signIns.knownFor({ ...challenge, scheme })).toMatchObject({ password: 'proven' });
    expect(signIns.knownFor(challenge)).toBeUndefined();
    void signIns.ask(challenge);
    expect(told.at(-1)).toMatchObject({ questionId: 'id-2', readable: true, refused: false });
    // One that needs no more than a proof still has it.
    expect(signIns.knownFor({ ...challenge, scheme })).toMatchObject({ password: 'proven' });
  },
);

test('one Cancel holds for what is under way, and not for the next try', async () => {
  const { signIns, told, cancel, pass } = setUp();
  const first = signIns.ask(challenge);
  cancel('id-1');
  expect(await first).toBe('cancelled');
  pass(2_000);
  expect(await signIns.ask(challenge)).toBe('cancelled');
  expect(told).toHaveLength(2);
  pass(2_000);
  void signIns.ask(challenge);
  expect(told.at(-1)).toMatchObject({ questionId: 'id-2' });
});

test('proxies are asked about one after the other', async () => {
  const { signIns, told, type, cancel } = setUp();
  const one = signIns.ask(challenge);
  const other = signIns.ask({ ...challenge, host: 'other.contoso.com', encrypted: true });
  expect(told.map((question) => question?.proxy)).toEqual(['proxy.contoso.com:8080']);
  type('id-1', 'password');
  expect(told.at(-1)).toMatchObject({ proxy: 'other.contoso.com:8080', readable: false });
  cancel('id-2');
  expect(await Promise.all([one, other])).toEqual(['given', 'cancelled']);
  expect(told.at(-1)).toBeUndefined();
});

test('without a window nobody is asked, and one that closes ends the question', async () => {
  const { signIns, told, closeWindow } = setUp();
  const asked = signIns.ask(challenge);
  closeWindow();
  expect(await asked).toBe('nobody');
  expect(await signIns.ask(challenge)).toBe('nobody');
  expect(told).toHaveLength(2);
});

test('a page that is loaded anew finds the question', () => {
  const { signIns } = setUp();
  void signIns.ask(challenge);
  signIns.pageGone();
  expect(signIns.current()).toMatchObject({ questionId: 'id-1' });
});

test('nobody answers for five minutes: the request goes on without', async () => {
  const { signIns, waitIsOver } = setUp();
  const asked = signIns.ask(challenge);
  waitIsOver();
  expect(await asked).toBe('nobody');
});

test('a question goes with the last request that waits for it', async () => {
  const { signIns, told } = setUp();
  const [one, two] = [new AbortController(), new AbortController()];
  const reason = new Error('stop');
  const asked = [signIns.ask(challenge, one.signal), signIns.ask(challenge, two.signal)];
  one.abort(reason);
  await expect(asked[0]).rejects.toBe(reason);
  expect(signIns.current()).toBeDefined();
  two.abort(reason);
  await expect(asked[1]).rejects.toBe(reason);
  expect(signIns.current()).toBeUndefined();
  expect(told).toHaveLength(2);
});
