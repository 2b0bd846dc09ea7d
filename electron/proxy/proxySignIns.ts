import type { ProxyAnswerInput, ProxyQuestion } from '../../shared/proxySignIn.ts';
import type { Redactor } from '../log/logger.ts';
import type { Clock } from '../ports.ts';
import {
  type ProxyChallenge,
  type ProxyCredentials,
  type ProxyPlace,
  placeKey,
  sendsPlainly,
} from '../transport/proxyChallenge.ts';
import type { AskForProxy, ProxyAnswer } from '../transport/withProxySignIn.ts';

export interface ProxySignInDeps {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly redactor: Pick<Redactor, 'addSecret'>;
  /** Whether there is a window, and with it somebody who could be asked. */
  readonly canAsk: () => boolean;
  /** The window shows this question from now on, or none. */
  readonly tell: (question: ProxyQuestion | undefined) => void;
}

export interface ProxySignIns {
  readonly ask: AskForProxy;
  readonly knownFor: (proxy: ProxyPlace) => ProxyCredentials | undefined;
  /** For a page that was loaded anew. */
  readonly current: () => ProxyQuestion | undefined;
  readonly answer: (input: ProxyAnswerInput) => void;
  /** The page has gone: where no other one is there, nobody answers any more. */
  readonly pageGone: () => void;
  readonly close: () => void;
}

interface Asked {
  readonly question: ProxyQuestion;
  readonly settle: (answer: ProxyAnswer) => void;
  readonly settled: Promise<ProxyAnswer>;
  readonly over: AbortController;
  waiting: number;
}

/** Somebody who is not there must not hold up a sync for ever. */
const ANSWER_WITHIN_MS = 5 * 60_000;
/** One Cancel holds for all that is under way: several requests meet the proxy one shortly after the other. */
const QUIET_AFTER_CANCEL_MS = 3_000;
const LONGEST_REALM = 120;

/**
 * What proxies were told since the app started, in memory only: user names and passwords are in no file, log or answer
 * to the page. Requests that meet the same proxy wait for one question.
 */
export function createProxySignIns(deps: ProxySignInDeps): ProxySignIns {
  const { clock, redactor } = deps;
  const known = new Map<string, ProxyCredentials>();
  /** In the order in which they are asked. */
  const asked = new Map<string, Asked>();
  const cancelledAt = new Map<string, number>();
  let versions = 0;
  let shown: string | undefined;

  const current = (): ProxyQuestion | undefined => [...asked.values()][0]?.question;
  const tell = (): void => {
    const question = current();
    if (question?.questionId === shown) return;
    shown = question?.questionId;
    deps.tell(question);
  };
  const end = (key: string, answer: ProxyAnswer): void => {
    const one = asked.get(key);
    if (one === undefined) return;
    asked.delete(key);
    one.over.abort();
    one.settle(answer);
    tell();
  };
  const endAll = (): void => {
    for (const key of [...asked.keys()]) end(key, 'nobody');
  };
  const begin = (key: string, challenge: ProxyChallenge): Asked => {
    const { promise: settled, resolve: settle } = Promise.withResolvers<ProxyAnswer>();
    const over = new AbortController();
    const one = { question: questionOf(deps.newId(), challenge), settle, settled, over, waiting: 0 };
    asked.set(key, one);
    void clock.wait(ANSWER_WITHIN_MS, over.signal).then(
      () => end(key, 'nobody'),
      () => undefined,
    );
    tell();
    return one;
  };

  return {
    knownFor: (proxy) => known.get(placeKey(proxy)),
    async ask(challenge, signal) {
      signal?.throwIfAborted();
      const key = placeKey(challenge);
      const held = known.get(key);
      // Somebody has answered while this request was on its way with what was known before.
      if (held !== undefined && held.version !== challenge.refused) return 'given';
      known.delete(key);
      if (!deps.canAsk()) return 'nobody';
      const quietUntil = (cancelledAt.get(key) ?? Number.NEGATIVE_INFINITY) + QUIET_AFTER_CANCEL_MS;
      if (clock.now().getTime() < quietUntil) return 'cancelled';
      const one = asked.get(key) ?? begin(key, challenge);
      one.waiting += 1;
      try {
        return await untilAborted(one.settled, signal);
      } finally {
        one.waiting -= 1;
        // Nobody waits for the answer any more, so nobody is asked.
        if (one.waiting === 0 && asked.get(key) === one) end(key, 'cancelled');
      }
    },
    current,
    answer(input) {
      const [key] = [...asked].find(([, { question }]) => question.questionId === input.questionId) ?? [];
      if (key === undefined) return;
      if (input.kind === 'cancel') {
        cancelledAt.set(key, clock.now().getTime());
        end(key, 'cancelled');
        return;
      }
      redactor.addSecret(input.password);
      versions += 1;
      known.set(key, { username: input.username, password: input.password, version: versions });
      end(key, 'given');
    },
    pageGone() {
      if (!deps.canAsk()) endAll();
    },
    close: endAll,
  };
}

function questionOf(questionId: string, challenge: ProxyChallenge): ProxyQuestion {
  const { host, port, realm, encrypted, refused } = challenge;
  return {
    questionId,
    proxy: `${host}:${port}`,
    // The proxy's own words, shown to a person: no more of them than a line.
    realm: realm
      .replace(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, LONGEST_REALM),
    readable: sendsPlainly(challenge) && !encrypted,
    refused: refused !== undefined,
  };
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
