import { expect, test } from 'vitest';
import { createAnswers } from './answers.ts';
import type { RecordedExchange } from './recording.ts';

const list = 'https://management.azure.com/w/savedSearches?api-version=1';
const exchange = (patch: Partial<RecordedExchange>): RecordedExchange => ({
  ...{ method: 'GET', url: list, requestBody: null, status: 200, headers: {}, body: '' },
  ...patch,
});
const path = '/management.azure.com/w/savedSearches?api-version=1';

test('answers come in the order of the recording, the last one again, and from the beginning when rewound', () => {
  const answers = createAnswers();
  answers.add(exchange({ body: 'before' }));
  answers.add(exchange({ body: 'after' }));
  const next = () => answers.next('GET', path, null)?.body.toString();
  expect([next(), next(), next()]).toEqual(['before', 'after', 'after']);
  answers.rewind();
  expect(next()).toBe('before');
});

test('what the connection settles by itself is left out of the headers, and the length is that of the bytes', () => {
  const answers = createAnswers();
  const headers = { ETag: '"7"', Date: 'yesterday', 'Content-Length': '1', 'transfer-encoding': 'chunked' };
  answers.add(exchange({ body: 'ü', status: 404, headers }));
  expect(answers.next('GET', path, null)).toEqual({
    status: 404,
    headers: { ETag: '"7"', 'content-length': '2' },
    body: Buffer.from('ü'),
  });
});

test('what is not in the recording has no answer', () => {
  const answers = createAnswers();
  answers.add(exchange({}));
  expect(answers.next('PUT', path, null)).toBeUndefined();
  expect(answers.next('GET', `${path}0`, null)).toBeUndefined();
});
