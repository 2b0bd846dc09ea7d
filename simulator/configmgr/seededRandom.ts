/** Seeded randomness: the same seed gives the same site on every machine. */
export interface SeededRandom {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** Whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** Text of random characters out of an alphabet. */
  text(length: number, alphabet: string): string;
}

/** mulberry32 by Tommy Ettinger (public domain): 32 bits of state, good enough for made-up data. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    pick: ([first, ...rest]) => rest[below(rest.length + 1) - 1] ?? first,
    text: (length, alphabet) =>
      Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join(''),
  };
}
