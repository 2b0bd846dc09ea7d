import { describe, expect, test } from 'vitest';
import { methodNames } from '../../shared/api.ts';
import { inputSchemas, type MethodName } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok } from '../../shared/result.ts';
import { inputSamples, outputSamples } from './contractSamples.ts';
import { border, event } from './testBorder.ts';

const SECRET = inputSamples.verifySignIn.secret;
const secretText = SECRET.kind === 'typed' ? SECRET.value : '';
/** Parts of the samples that may be left out. */
const OPTIONAL = new Set([
  'sort',
  'column',
  'only',
  'refused',
  'provider',
  'refused.policy',
  'refused.policyId',
  'secretExpiresOn',
  'draft.secretExpiresOn',
  'draft.workspace',
  'draft.typedWorkspace',
  'draft.page',
  'full',
  'account',
]);
/** Every place in a value where there is a part: its path, and the value with that part replaced. */
function variants(
  value: unknown,
  change: (part: unknown, path: string) => unknown,
  path = '',
): [string, unknown][] {
  const own: [string, unknown][] = path === '' ? [] : [[path, change(value, path)]];
  if (typeof value !== 'object' || value === null) return own;
  const entries = Object.entries(value);
  const below = entries.flatMap(([key, part]) =>
    variants(part, change, path === '' ? key : `${path}.${key}`).map(([at, changed]): [string, unknown] => {
      const copy: unknown = Array.isArray(value) ? [...value] : { ...value };
      Object.assign(copy as object, { [key]: changed });
      if (changed === undefined && !Array.isArray(copy)) delete (copy as Record<string, unknown>)[key];
      return [at, copy];
    }),
  );
  return [...own, ...below];
}

test('there is one channel per method of the contract, and no other', () => {
  const names = [...border().channels.keys()].sort();
  expect(names).toEqual(
    Object.keys(inputSchemas)
      .map((method) => `oms:${method}`)
      .sort(),
  );
});

describe.each(methodNames)('%s', (method: MethodName) => {
  const sample: unknown = inputSamples[method];

  test('a good call arrives as it was sent and is answered', async () => {
    const { call, reached } = border();
    expect(await call(method, [sample])).toEqual({ ok: true, value: outputSamples[method] });
    expect(reached).toEqual([{ method, input: sample }]);
  });

  test('no other shape gets through, and no value comes back or into the log', async () => {
    const wrongTypes = variants(sample, (part) => (typeof part === 'number' ? 'text' : 4711));
    const missing = variants(sample, (_part, path) => (/\.\d+$/.test(path) ? null : undefined)).filter(
      ([path]) => !OPTIONAL.has(path),
    );
    // A number of the right type is wrong only where it is out of every range.
    const other = (part: unknown) => (typeof part === 'number' ? Number.MAX_VALUE : 4711);
    const tooLong = variants(sample, (part) =>
      typeof part === 'string' ? 'x'.repeat(2_000_001) : other(part),
    );
    const extra = variants(sample, (part) =>
      typeof part === 'object' && part !== null && !Array.isArray(part) ? { ...part, more: 1 } : other(part),
    );
    const wrong = [...wrongTypes, ...missing, ...tooLong, ...extra];
    const whole: [string, unknown][] = [
      ['extra field', { ...(sample as object), more: 1 }],
      ['undefined', undefined],
      ['null', null],
      ['text', 'text'],
      ['array', [sample]],
    ];
    for (const [path, input] of [...wrong, ...whole]) {
      const { call, reached, log } = border();
      const answer = await call(method, [input]);
      expect(answer, path).toMatchObject({
        ok: false,
        error: { code: 'fieldNotAccepted', facts: { method } },
      });
      expect(reached, path).toEqual([]);
      expect(JSON.stringify([answer, log]).length, path).toBeLessThan(1000);
      expect(JSON.stringify([answer, log]), path).not.toContain(secretText);
    }
  });

  test.each([
    ['of a sub-frame', event({ parent: {} })],
    ['of another origin', event({ origin: 'https://oms.example' })],
    ['of an origin that begins like ours', event({ origin: 'app://oms.example' })],
    ['of an opaque origin', event({ origin: 'null' })],
    ['of an unknown window', event({}, 2)],
    ['of a frame that is gone', { sender: { id: 1 }, senderFrame: null }],
  ])('a call %s is refused loudly', async (_name, from) => {
    const { call, reached, log } = border();
    expect(await call(method, [sample], from)).toMatchObject({ ok: false, error: { code: 'callRefused' } });
    expect(reached).toEqual([]);
    expect(log).toEqual([expect.stringMatching(/^error Ipc .*refused/)]);
  });

  test('no argument or two are refused', async () => {
    const { call, reached } = border();
    const refused = { ok: false, error: { code: 'fieldNotAccepted', facts: { path: 'argument' } } };
    expect(await call(method, [])).toMatchObject(refused);
    expect(await call(method, [sample, sample])).toMatchObject(refused);
    expect(reached).toEqual([]);
  });

  test('a throw becomes an internal error with a reference, its text stays in the log', async () => {
    const { call, log } = border({ [method]: async () => Promise.reject(new Error('bad luck')) });
    const answer = await call(method, [sample]);
    expect(answer).toEqual({
      ok: false,
      error: { code: 'internal', facts: { method, reference: 'ref-1' }, retryable: false },
    });
    expect(log[0]).toMatch(/^error Ipc .*ref-1.*bad luck/s);
  });
});

test('the field at fault is named where the wizard has one', async () => {
  const { call } = border();
  const bad = { ...inputSamples.verifySignIn, secret: { kind: 'typed', value: '' } };
  expect(await call('verifySignIn', [bad])).toMatchObject({
    error: { field: 'clientSecret', facts: { path: 'secret.value', problem: 'too_small' } },
  });
  const source = { kind: 'provider', fqdn: 'x'.repeat(254) };
  expect(await call('checkSite', [{ source }])).toMatchObject({ error: { field: 'providerFqdn' } });
});

test('an expected failure passes unchanged', async () => {
  const error = appError('secretExpired', { serviceCode: 'AADSTS7000222', correlationId: 'c-1' });
  const { call, log } = border({ verifySignIn: async () => fail(error) });
  expect(await call('verifySignIn', [inputSamples.verifySignIn])).toEqual({ ok: false, error });
  expect(log).toEqual(['info Ipc verifySignIn answered secretExpired, AADSTS7000222, c-1']);
});

test.each([
  ['a date', new Date(0), 'answer.value.readAt'],
  ['undefined', undefined, 'answer.value.readAt'],
  ['not a number', Number.NaN, 'answer.value.readAt'],
  ['a map', new Map(), 'answer.value.readAt'],
])('an answer with %s is a bug that shows while unpackaged', async (_name, readAt, path) => {
  const value = { collections: [], readAt } as unknown as typeof outputSamples.listCollections;
  const unpackaged = border({ listCollections: async () => ok(value) });
  expect(await unpackaged.call('listCollections', [inputSamples.listCollections])).toMatchObject({
    error: { code: 'internal' },
  });
  expect(unpackaged.log[0]).toContain(path);
  const packaged = border({ listCollections: async () => ok(value) }, false);
  expect(await packaged.call('listCollections', [inputSamples.listCollections])).toMatchObject({ ok: true });
});
