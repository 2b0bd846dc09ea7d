import { inEnglish } from './active.ts';

/** Sentences for the log, which stay English whatever the screen speaks: their dates and numbers too. */
export function englishOnly<T extends Readonly<Record<string, unknown>>>(texts: T): T {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'function' ? (...args: readonly unknown[]) => inEnglish(() => text(...args)) : text,
    ]),
  ) as T;
}
