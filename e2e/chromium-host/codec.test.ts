import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCodec } from './codec.ts';

const codec = createCodec();
const roundTrip = (value: unknown) => codec.decode(codec.encode(structuredClone(value)));

describe('values that IPC carries', () => {
  test('JSON stays JSON, so that large lists are fast', () => {
    expect(codec.encode([{ id: 1, name: 'a', on: true, none: null }])).toBe(
      'J[{"id":1,"name":"a","on":true,"none":null}]',
    );
  });

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['undefined key', { a: undefined, b: 1 }],
    ['NaN', [Number.NaN, Number.NEGATIVE_INFINITY]],
    ['date', { at: new Date(0), broken: new Date(Number.NaN) }],
    ['map and set', new Map<unknown, unknown>([['a', new Set([1, { b: 2 }])]])],
    ['bigint', 2n ** 80n],
    ['regular expression', /a+/giu],
    ['bytes', new Uint8Array([1, 2, 255]).subarray(1)],
    ['buffer', new Float64Array([1.5]).buffer],
    ['boxed', Object('text')],
    ['array with a property', Object.assign([1, 2], { extra: true })],
  ])('%s', (_name, value) => {
    expect(roundTrip(value)).toStrictEqual(structuredClone(value));
  });

  test('minus zero, holes, cycles and shared objects', () => {
    expect(Object.is(roundTrip(-0), -0)).toBe(true);
    const sparse = new Array<number>(3);
    sparse[1] = 7;
    expect(Object.keys(roundTrip(sparse) as object)).toEqual(['1']);
    const cyclic: Record<string, unknown> = { name: 'top' };
    cyclic.self = cyclic;
    const copy = roundTrip(cyclic) as Record<string, unknown>;
    expect(copy.self).toBe(copy);
    const leaf = {};
    const [one, two] = roundTrip([leaf, leaf]) as object[];
    expect(one).toBe(two);
  });

  test('an error keeps type, message and cause', () => {
    const copy = roundTrip(new TypeError('bad', { cause: new Date(5) })) as Error;
    expect(copy).toBeInstanceOf(TypeError);
    expect([copy.message, copy.cause]).toEqual(['bad', new Date(5)]);
  });

  test('a key named __proto__ sets no prototype', () => {
    const copy = roundTrip([JSON.parse('{"__proto__":{"admin":true}}'), undefined]) as [{ admin?: boolean }];
    expect(copy[0].admin).toBeUndefined();
  });

  test('anything structured clone accepts comes back equal', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withTypedArray: true,
          withSparseArray: true,
        }),
        (value) => {
          expect(roundTrip(value)).toStrictEqual(structuredClone(value));
        },
      ),
      { numRuns: 300 },
    );
  });
});
