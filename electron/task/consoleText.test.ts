import { expect, test } from 'vitest';
import { agrees, consoleText, hasLosses } from './consoleText.ts';

const text = '<Command>C:\\Users\\J\u00f6rg\\\u76ee\u5f55\\a.exe</Command>';

test.each([
  ['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 without one', Buffer.from(text, 'utf16le')],
  ['UTF-16, the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
])('%s is read as it was written', (_name, bytes) => {
  expect(consoleText(bytes)).toBe(text);
});

test.each(['', 'a', 'ab'])('so is %j', (short) => {
  expect(consoleText(Buffer.from(short))).toBe(short);
});

test('of a code page only ASCII is believed', () => {
  // "C:\Users\Jörg" in code page 850.
  const bytes = Buffer.from('C:\\Users\\J\x94rg', 'latin1');
  expect(consoleText(bytes)).toBe('C:\\Users\\J\ufffdrg');
});

test.each([
  ['C:\\USERS\\a.exe', 'c:\\Users\\A.EXE', true],
  ['C:\\Users\\a.exe', 'C:\\Users\\b.exe', false],
  ['C:\\J\ufffdrg\\a.exe', 'C:\\J\u00f6rg\\a.exe', true],
  ['C:\\J?rg\\a.exe', 'C:\\J\u00f6rg\\a.exe', true],
  ['C:\\\ufffd\ufffd\ufffd\ufffd\\a.exe', 'C:\\\u76ee\u5f55\\a.exe', true],
  ['C:\\J\ufffdrg\\a.exe', 'C:\\Jorg\\a.exe', false],
  ['C:\\J\ufffdrg\\a.exe', 'C:\\J\u00f6rg\\b.exe', false],
  ['C:\\\u00f6\\a.exe', 'C:\\\u00fc\\a.exe', false],
])('%j and %j agree: %s', (read, meant, same) => {
  expect(agrees(read, meant)).toBe(same);
});

test('a text tells whether it lost something', () => {
  expect([hasLosses('J\ufffdrg'), hasLosses('J?rg'), hasLosses('J\u00f6rg')]).toEqual([true, true, false]);
});
