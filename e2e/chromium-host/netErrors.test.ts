import { expect, test } from 'vitest';
import { bodyErrorName, netErrorCode, netErrorName } from './netErrors.ts';

const failed = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('cause'), { code }) });

test.each([
  ['ECONNREFUSED', 'net::ERR_CONNECTION_REFUSED', -102],
  ['ENOTFOUND', 'net::ERR_NAME_NOT_RESOLVED', -105],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'net::ERR_CERT_AUTHORITY_INVALID', -202],
  ['CERT_HAS_EXPIRED', 'net::ERR_CERT_DATE_INVALID', -201],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'net::ERR_CERT_COMMON_NAME_INVALID', -200],
  ['UND_ERR_SOCKET', 'net::ERR_EMPTY_RESPONSE', -324],
  ['HPE_INVALID_CONSTANT', 'net::ERR_INVALID_HTTP_RESPONSE', -370],
  ['SOMETHING_ELSE', 'net::ERR_FAILED', -2],
])('%s is %s', (code, name, number) => {
  expect(netErrorName(failed(code))).toBe(name);
  expect(netErrorCode(name)).toBe(number);
});

test('every address of a host refused', () => {
  const each = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  const all = new TypeError('fetch failed', { cause: new AggregateError([each, each]) });
  expect(netErrorName(all)).toBe('net::ERR_CONNECTION_REFUSED');
});

test('a body that broke off', () => {
  const error = failed('UND_ERR_SOCKET');
  expect(bodyErrorName(error, new Headers({ 'content-length': '9' }))).toBe(
    'net::ERR_CONTENT_LENGTH_MISMATCH',
  );
  expect(bodyErrorName(error, new Headers())).toBe('net::ERR_INCOMPLETE_CHUNKED_ENCODING');
  expect(bodyErrorName(failed('ECONNRESET'), new Headers())).toBe('net::ERR_CONNECTION_RESET');
});
