import { describe, expect, test } from 'vitest';
import { methodNames } from '../../shared/api.ts';
import { inputSamples } from './contractSamples.ts';
import { border, event } from './testBorder.ts';

/** What a page that somebody else has taken over may send, beyond what JSON can carry. */

const nested = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = { v: value };
  return value;
};
const circle: Record<string, unknown> = {};
circle.self = circle;
const huge = 'x'.repeat(8 * 1024 * 1024);
/** As it arrives from a structured clone: a property of its own, not a prototype. */
const polluting = (key: string): object => JSON.parse(`{"${key}":{"polluted":true,"isAdmin":true}}`);

const whole: readonly [string, unknown][] = [
  ['a date', new Date(0)],
  ['a map', new Map([['connectionId', 'x']])],
  ['a set', new Set([1])],
  ['an error', new Error('x')],
  ['bytes', new Uint8Array(8)],
  ['a regular expression', /x/],
  ['an empty list', []],
  ['a sparse list', new Array(1_000_000)],
  ['a big integer', 1n],
  ['not a number', Number.NaN],
  ['a long text', huge],
  ['deep nesting', nested(50_000)],
  ['a circle', circle],
  ['__proto__', polluting('__proto__')],
  ['constructor', polluting('constructor')],
  ['prototype', polluting('prototype')],
];
const beside: readonly [string, object][] = [
  ['__proto__', polluting('__proto__')],
  ['constructor', polluting('constructor')],
  ['prototype', polluting('prototype')],
  ['toString', { toString: 'x' }],
  ['deep nesting', { more: nested(50_000) }],
  ['a circle', { more: circle }],
  ['a long name', { [huge]: 1 }],
  ['a long text', { more: huge }],
];

describe.each(methodNames)('%s', (method) => {
  const sample = inputSamples[method] as Record<string, unknown>;

  test('refuses everything that is no argument of its own, briefly, and hands nothing on', async () => {
    const inputs: [string, unknown][] = [...whole];
    // Object.assign would set the prototype where a structured clone makes a property.
    for (const [name, more] of beside) {
      const value = structuredClone(sample);
      for (const key of Object.keys(more))
        Object.defineProperty(value, key, { value: Reflect.get(more, key), enumerable: true });
      inputs.push([`${name} beside a good argument`, value]);
    }
    for (const key of Object.keys(sample)) {
      for (const [name, value] of whole) {
        if (Array.isArray(sample[key]) && Array.isArray(value)) continue;
        inputs.push([`${name} as ${key}`, { ...sample, [key]: value }]);
      }
    }
    for (const [name, input] of inputs) {
      const { call, reached, log } = border();
      const answer = await call(method, [input]);
      // A text may be as long as the contract says, and some parts of an argument take any.
      if (name.includes(' as ') && reached.length > 0) {
        expect(JSON.stringify(reached), name).not.toContain('polluted');
        expect(JSON.stringify(reached).length, name).toBeLessThan(huge.length);
        continue;
      }
      expect(answer, name).toMatchObject({ ok: false, error: { code: 'fieldNotAccepted' } });
      expect(JSON.stringify([answer, log]).length, name).toBeLessThan(1000);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });

  test('a frame that was disposed of while it asked is no frame', async () => {
    const { call, reached } = border();
    const gone = {
      sender: { id: 1 },
      get senderFrame(): never {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed');
      },
    };
    const answer = { ok: false, error: { code: 'callRefused', facts: { method, problem: 'noFrame' } } };
    expect(await call(method, [sample], gone)).toMatchObject(answer);
    const late = {
      sender: { id: 1 },
      senderFrame: {
        parent: null,
        get origin(): never {
          throw new Error('Render frame was disposed before WebFrameMain could be accessed');
        },
      },
    };
    expect(await call(method, [sample], late)).toMatchObject(answer);
    expect(reached).toEqual([]);
  });
});

test.each([
  ['another scheme', 'https://oms'],
  ['another host', 'app://oms.evil.example'],
  ['another case', 'app://OMS'],
  ['a port', 'app://oms:1'],
  ['a file', 'file://'],
  ['no origin', ''],
  ['an opaque origin', 'null'],
])('%s is another origin', async (_name, origin) => {
  const { call } = border();
  expect(await call('getAppInfo', [{}], event({ origin }))).toMatchObject({
    error: { code: 'callRefused', facts: { problem: 'otherOrigin' } },
  });
});
