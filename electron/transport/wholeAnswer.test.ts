import { expect, test } from 'vitest';
import { wholeAnswer } from './wholeAnswer.ts';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;
const answer = (text: string, status = 200) =>
  wholeAnswer(
    bytes(text),
    new Response(null, {
      status,
      statusText: 'Fine',
      headers: { etag: '"7"', 'content-type': 'text/plain' },
    }),
  );

test('reads like any other answer, and more than once', async () => {
  const one = answer('{"a":"ü"}', 404);
  expect([one.status, one.ok, one.statusText, one.headers.get('etag')]).toEqual([404, false, 'Fine', '"7"']);
  expect(one).toBeInstanceOf(Response);
  for (const each of [one, one, one.clone()]) {
    expect(await each.text()).toBe('{"a":"ü"}');
    expect(await each.json()).toEqual({ a: 'ü' });
    expect((await each.arrayBuffer()).byteLength).toBe(10);
    expect((await each.bytes()).length).toBe(10);
    expect(await (await each.blob()).text()).toBe('{"a":"ü"}');
    expect(each.status).toBe(404);
  }
});

test('a byte order mark is left out, as `fetch` does it, and what is no JSON is an error', async () => {
  expect(await answer('\ufeff{}').text()).toBe('{}');
  await expect(answer('<html>').json()).rejects.toThrow(SyntaxError);
});

test('has no body where the status allows none', async () => {
  expect(await answer('', 204).text()).toBe('');
});

test('forms are read by what the platform has for them', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const form = await wholeAnswer(bytes('a=1'), new Response(null, { headers })).formData();
  expect(form.get('a')).toBe('1');
});
