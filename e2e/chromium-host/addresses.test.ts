import { expect, test } from 'vitest';
import { addScheme, originOf, servedScheme, toChromium, toElectron } from './addresses.ts';

addScheme('app');

test.each([
  ['app://oms/index.html?x=1#y', 'https://oms.app.localhost/index.html?x=1#y'],
  ['app://oms/..%2f..%2fetc', 'https://oms.app.localhost/..%2f..%2fetc'],
  ['https://portal.azure.com/#home', 'https://portal.azure.com/#home'],
  ['about:blank', 'about:blank'],
])('%s is loaded as %s and told back', (electron, chromium) => {
  expect(toChromium(electron)).toBe(chromium);
  expect(toElectron(chromium)).toBe(electron);
});

test('look-alike hosts are not ours', () => {
  for (const url of [
    'https://oms.app.localhost.evil.example/',
    'http://oms.app.localhost/',
    'https://evil.example/https://oms.app.localhost/',
    'https://oms.other.localhost/',
  ]) {
    expect(servedScheme(url)).toBeUndefined();
    expect(toElectron(url)).toBe(url);
  }
  expect(servedScheme('https://oms.app.localhost/x')).toBe('app');
});

test('origins', () => {
  expect(originOf('app://oms/index.html')).toBe('app://oms');
  expect(originOf('https://a.example:8443/x')).toBe('https://a.example:8443');
  expect(originOf('about:blank')).toBe('null');
});
