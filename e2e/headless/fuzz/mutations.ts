import fc from 'fast-check';

/** What may stand where something good is expected: bytes, half of it, JSON of another shape, something near it. */

/** Deterministic, and as many as fit in a test run; more of them by OMS_FUZZ_RUNS. */
export function fuzzing(numRuns: number, seed: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: Number(process.env.OMS_FUZZ_RUNS ?? numRuns), seed };
}

const hostileKeys = ['__proto__', 'constructor', 'toString', 'length', 'value', 'error', 'id', 'name', ''];
const hostileTexts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '../..',
  '__proto__',
  'x'.repeat(70_000),
  '9'.repeat(400),
  '<a>',
  '%00',
];
const hostileNumbers = [0, -0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31, 999_999_999_999_999];

const leaf: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], ...hostileTexts, ...hostileNumbers),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: leaf },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.oneof(fc.constantFrom(...hostileKeys), fc.string({ maxLength: 6 })), leaf, {
      maxKeys: 4,
    }),
  },
  { weight: 1, arbitrary: fc.array(leaf, { maxLength: 4 }) },
);

type Change = {
  readonly at: number;
  readonly what: 'replace' | 'remove' | 'twice' | 'add';
  readonly by: unknown;
};
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(100_000),
  what: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'twice', 'add'),
  by: anyJson,
});
/** One to three parts of a value altered, wherever they are. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(change, { minLength: 1, maxLength: 3 });

export function altered(value: unknown, list: readonly Change[]): unknown {
  // As JSON, so that what is altered is the test's own.
  let whole: unknown = JSON.parse(JSON.stringify(value));
  for (const each of list) whole = alterOnce(whole, { ...each, by: structuredClone(each.by) });
  return whole;
}

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string | number };

function alterOnce(whole: unknown, { at, what, by }: Change): unknown {
  const places = placesIn(whole);
  const place = places[at % (places.length + 1)];
  if (place === undefined) return what === 'replace' ? by : whole;
  const { holder, key } = place;
  if (Array.isArray(holder)) {
    const index = Number(key);
    if (what === 'remove') holder.splice(index, 1);
    else if (what === 'twice') holder.splice(index, 0, holder[index]);
    else holder[index] = by;
    return whole;
  }
  if (what === 'remove') delete holder[key];
  // As JSON.parse does it: a property, never the prototype.
  else
    Object.defineProperty(holder, what === 'add' ? '__proto__' : key, {
      value: by,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return whole;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown> | unknown[];
  const keys: (string | number)[] = Array.isArray(holder) ? [...holder.keys()] : Object.keys(holder);
  return keys.flatMap((key) => [
    { holder, key },
    ...placesIn((holder as Record<string | number, unknown>)[key]),
  ]);
}

/** How a text may be damaged; `nonsense` is never what was there, nor anything that could be meant. */
export type Damage =
  | { readonly kind: 'nonsense'; readonly bytes: Uint8Array }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'flipped'; readonly at: number; readonly by: number }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'deep'; readonly depth: number }
  | { readonly kind: 'newer'; readonly schema: number }
  | { readonly kind: 'altered'; readonly list: readonly Change[] };

export const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('nonsense' as const), bytes: fc.uint8Array({ maxLength: 200 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(1000) }),
  fc.record({
    kind: fc.constant('flipped' as const),
    at: fc.nat(100_000),
    by: fc.integer({ min: 1, max: 255 }),
  }),
  fc.record({ kind: fc.constant('json' as const), value: anyJson }),
  fc.record({ kind: fc.constant('deep' as const), depth: fc.constantFrom(5_000, 60_000) }),
  fc.record({ kind: fc.constant('newer' as const), schema: fc.constantFrom(2, 99, 1e300) }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('altered' as const), list: changes }) },
);

/** The same for what comes over the network, which has no version. */
export function damaged(text: string, how: Damage): Uint8Array {
  const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
  switch (how.kind) {
    case 'nonsense':
      return how.bytes;
    case 'cut':
      return Buffer.from(text).subarray(0, Math.floor((Buffer.byteLength(text) * how.at) / 1001));
    case 'flipped': {
      const bytes = Buffer.from(text);
      if (bytes.length > 0) bytes[how.at % bytes.length] = (bytes[how.at % bytes.length] ?? 0) ^ how.by;
      return bytes;
    }
    case 'json':
      return json(how.value);
    case 'deep':
      return Buffer.from('{"value":['.padEnd(how.depth, '[').padEnd(2 * how.depth, ']'));
    default: {
      const value = parsed(text);
      if (value === undefined) return Buffer.from(text).subarray(1);
      if (how.kind === 'altered') return json(altered(value, how.list));
      return json(typeof value === 'object' && value !== null ? { ...value, schema: how.schema } : value);
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
