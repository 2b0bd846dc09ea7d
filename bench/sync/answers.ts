import { exchangeKey, loopbackPath, type RecordedExchange } from './recording.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Recorded answers, ready to be sent. */
export interface Answers {
  add(exchange: RecordedExchange): void;
  /** The next answer of this request; the last one again where it was asked more often than in the recording. */
  next(method: string, path: string, body: string | null): Answer | undefined;
  /** From the beginning again. */
  rewind(): void;
}

/** What the connection between two processes settles anew, or what the server adds by itself. */
const LEFT_OUT = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

/** The same request may be answered otherwise later (the list before and after the writing): answers keep their order. */
export function createAnswers(): Answers {
  const byKey = new Map<string, { readonly answers: Answer[]; at: number }>();
  return {
    add({ method, url, requestBody, status, headers, body }) {
      const key = exchangeKey(method, loopbackPath(url), requestBody);
      const queue = byKey.get(key) ?? { answers: [], at: 0 };
      byKey.set(key, queue);
      const bytes = Buffer.from(body, 'utf8');
      const kept = Object.entries(headers).filter(([name]) => !LEFT_OUT.has(name.toLowerCase()));
      queue.answers.push({
        status,
        headers: Object.fromEntries([...kept, ['content-length', String(bytes.length)]]),
        body: bytes,
      });
    },
    next(method, path, body) {
      const queue = byKey.get(exchangeKey(method, path, body));
      if (queue === undefined) return undefined;
      const answer = queue.answers[Math.min(queue.at, queue.answers.length - 1)];
      queue.at += 1;
      return answer;
    },
    rewind() {
      for (const queue of byKey.values()) queue.at = 0;
    },
  };
}
