import { afterEach, expect, test } from 'vitest';
import { commandLine, readArguments } from './commandLine.ts';

const argv = process.argv;
afterEach(() => {
  process.argv = argv;
});

test('what a test runner puts before the app is not the app’s', () => {
  const runner = ['--no-sandbox', '--inspect=0', '--remote-debugging-port=0'];
  expect(readArguments('/electron', [...runner, '.', '--user-data-dir=/d', 'CM100014'])).toEqual({
    entry: '.',
    argv: ['/electron', '.', '--user-data-dir=/d', 'CM100014'],
    inspect: true,
    debuggingPort: true,
  });
});

test('a person’s own command line stays as it is', () => {
  expect(readArguments('/electron', ['.', '--practice-port=0', '--inspect'])).toEqual({
    entry: '.',
    argv: ['/electron', '.', '--practice-port=0', '--inspect'],
    inspect: false,
    debuggingPort: false,
  });
});

test('switches: given, appended, without a value, absent', () => {
  process.argv = ['/electron', '.', '--lang=de', '--sync'];
  commandLine.appendSwitch('proxy-server', 'proxy:8080');
  const read = (name: string) => [commandLine.hasSwitch(name), commandLine.getSwitchValue(name)];
  expect(['lang', 'sync', 'proxy-server', 'la'].map(read)).toEqual([
    [true, 'de'],
    [true, ''],
    [true, 'proxy:8080'],
    [false, ''],
  ]);
});
