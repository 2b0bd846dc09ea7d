import type { Session } from 'electron';
import { describe, expect, test } from 'vitest';
import type { ProxyCredentials, ProxyPlace } from '../transport/proxyChallenge.ts';
import type { TransportError } from '../transport/transportError.ts';
import { ends, type FakeRequest, network, tunnelFailed } from './fakeRequest.ts';

describe('a proxy that asks', () => {
  const asked: ProxyPlace[] = [];
  const knownFor = (proxy: ProxyPlace) => {
    asked.push(proxy);
    return { username: 'u', password: 'p', version: 7 };
  };
  const challenge = { host: 'proxy', port: 8080, realm: 'corp', scheme: 'basic', encrypted: false };

  test('a proxy gets the known ones once; asking again means they were refused', async () => {
    asked.length = 0;
    const { send, sent } = network(
      (request) =>
        request.login({}, () =>
          request.login({}, () => request.emit('error', new Error('net::ERR_TUNNEL_CONNECTION_FAILED'))),
        ),
      { knownFor },
    );
    await expect(send('https://arm.example/')).rejects.toMatchObject({
      code: 'proxyCredentials',
      facts: { reference: 'proxy:8080' },
      challenge: { ...challenge, refused: 7 },
    });
    expect(sent[0]?.credentials).toEqual([['u', 'p'], []]);
    expect(asked).toMatchObject([{ host: 'proxy', port: 8080, realm: 'corp' }]);
  });

  describe('with two questions in one exchange', () => {
    const negotiate = { scheme: 'negotiate', realm: '' };
    const basic = { scheme: 'basic', realm: 'X' };
    const fallsBack = (request: FakeRequest, then: () => void) =>
      request.login(negotiate, () => request.login(basic, then));
    const first = { username: 'u', password: 'p', version: 7 };
    const second = { username: 'v', password: 'q', version: 9 };
    const of = (held: Readonly<Record<string, ProxyCredentials>>) => ({
      knownFor: ({ realm }: ProxyPlace) => held[realm],
    });

    test('each is answered with its own', async () => {
      const { send, sent } = network(
        (request) => fallsBack(request, () => ends(request.answer(200))),
        of({ '': first, X: second }),
      );
      expect((await send('https://arm.example/')).status).toBe(200);
      expect(sent[0]?.credentials).toEqual([
        ['u', 'p'],
        ['v', 'q'],
      ]);
    });

    test('the one without an answer is what a person is asked, and nothing of the other counts as refused', async () => {
      const { send } = network(
        (request) => fallsBack(request, () => ends(request.answer(407))),
        of({ '': first }),
      );
      const failure = await send('https://arm.example/').catch((error: unknown) => error);
      expect(failure).toMatchObject({ challenge: { ...challenge, ...basic } });
      expect((failure as TransportError).challenge).not.toHaveProperty('refused');
    });

    test('the one that is asked again has refused what it was given', async () => {
      const { send, sent } = network(
        (request) =>
          fallsBack(request, () => request.login(basic, () => request.emit('error', tunnelFailed))),
        of({ '': first, X: second }),
      );
      await expect(send('https://arm.example/')).rejects.toMatchObject({
        code: 'proxyCredentials',
        challenge: { ...challenge, ...basic, refused: 9 },
      });
      expect(sent[0]?.credentials).toEqual([['u', 'p'], ['v', 'q'], []]);
    });
  });

  test('a proxy that takes them and opens no tunnel forbids the address', async () => {
    const { send } = network(
      (request) =>
        request.login({}, () => request.emit('error', new Error('net::ERR_TUNNEL_CONNECTION_FAILED'))),
      { knownFor },
    );
    await expect(send('https://arm.example/')).rejects.toMatchObject({
      code: 'proxyRefuses',
      challenge: undefined,
    });
  });

  test.each([
    ['HTTP 407', (request: FakeRequest) => ends(request.answer(407))],
    ['a tunnel that fails', (request: FakeRequest) => request.emit('error', tunnelFailed)],
  ])('without any, %s is told as what it is, with what the proxy asked', async (_name, end) => {
    const { send, sent } = network((request) => request.login({ scheme: 'ntlm' }, () => void end(request)));
    const failure = await send('https://arm.example/').catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'proxyCredentials',
      challenge: { ...challenge, scheme: 'ntlm' },
    });
    expect((failure as TransportError).challenge).not.toHaveProperty('refused');
    expect(sent[0]?.credentials).toEqual([[]]);
  });

  test.each([
    ['HTTPS proxy:8080', true],
    ['PROXY proxy:8080', false],
    ['HTTPS other:8080; PROXY proxy:8080', false],
    ['PROXY other:1; HTTPS proxy:8080;DIRECT', true],
  ])('%s: the way to the proxy is encrypted: %s', async (route, encrypted) => {
    const { send } = network((request) => request.login({}, () => ends(request.answer(407))), {
      session: () => ({ resolveProxy: async () => route }) as unknown as Session,
    });
    await expect(send('https://arm.example/')).rejects.toMatchObject({
      facts: { reference: 'proxy:8080' },
      challenge: { encrypted },
    });
  });

  test('a proxy that asks for nothing Chromium knows has no question for a person', async () => {
    const { send } = network((request) => ends(request.answer(407)), { knownFor });
    await expect(send('https://arm.example/')).rejects.toMatchObject({
      code: 'proxyCredentials',
      facts: { reference: 'proxy.contoso.com:8080' },
      challenge: undefined,
    });
  });

  test('no server ever gets the proxy’s credentials: its 401 is the answer', async () => {
    asked.length = 0;
    const { send, sent } = network(
      (request) => request.login({ isProxy: false }, () => ends(request.answer(401))),
      { knownFor },
    );
    expect((await send('https://cm01.contoso.com/AdminService/', {}, 'adminService')).status).toBe(401);
    expect(sent[0]?.credentials).toEqual([[]]);
    expect(asked).toEqual([]);
  });
});
