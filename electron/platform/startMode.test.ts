import { describe, expect, test } from 'vitest';
import { isUnattended, startMode, windowArguments } from './startMode.ts';
import { SwitchError } from './switches.ts';

const connectionId = '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55';

describe('what a start is for', () => {
  test.each([
    [[], { kind: 'window' }],
    [['--no-sandbox', '/app'], { kind: 'window' }],
    [['--background'], { kind: 'background' }],
    [['--update-secret'], { kind: 'window', wish: { kind: 'updateSecret' } }],
    [
      ['--update-secret', `--connection=${connectionId.toUpperCase()}`],
      { kind: 'window', wish: { kind: 'updateSecret', connectionId } },
    ],
    [['--sync'], { kind: 'sync', request: { scheduled: false } }],
    [['--scheduled', '--sync'], { kind: 'sync', request: { scheduled: true } }],
    [['--sync', '--full'], { kind: 'sync', request: { scheduled: false, full: true } }],
    [
      ['--sync', '--connection', connectionId.toUpperCase(), '--out', 'result.json'],
      { kind: 'sync', request: { scheduled: false, connectionId }, out: '/data/result.json' },
    ],
    [['--remove-tasks'], { kind: 'remove', request: { scope: 'tasks', groups: false } }],
    [
      ['--remove-all', '--with-groups', '--out=r.json'],
      { kind: 'remove', request: { scope: 'all', groups: true }, out: '/data/r.json' },
    ],
  ])('%j', (argv, mode) => {
    expect(startMode(argv, '/data')).toEqual(mode);
  });

  test.each([
    [['--sync', '--connection=PS1'], '--connection'],
    [['--sync', '--connection'], '--connection'],
    [['--sync', '--out', '--full'], '--out'],
    [['--sync=yes'], '--sync'],
    [['--sync', '--scheduled=no'], '--scheduled'],
    [['--sync', '--background'], '--background'],
    [['--full'], '--full'],
    [['--scheduled'], '--scheduled'],
    [['--background', '--out=result.json'], '--out'],
    [[`--connection=${connectionId}`], '--connection'],
    [['--update-secret', '--connection=PS1'], '--connection'],
    [['--update-secret', '--background'], '--update-secret'],
    [['--update-secret', '--sync'], '--update-secret'],
    [['--update-secret', '--full'], '--full'],
    [['--update-secret=yes'], '--update-secret'],
    [['--with-groups'], '--with-groups'],
    [['--remove-tasks', '--with-groups'], '--with-groups'],
    [['--remove-all', '--remove-tasks'], '--remove-all'],
    [['--remove-all', '--sync'], '--remove-all'],
    [['--remove-all', `--connection=${connectionId}`], '--connection'],
    [['--remove-all=yes'], '--remove-all'],
  ])('%j makes no sense, and the sentence names the switch', (argv, name) => {
    const start = () => startMode(argv, '/data');
    expect(start).toThrow(SwitchError);
    expect(start).toThrow(new RegExp(`^The switch.*${name}.*\\.$`));
  });
});

test.each([
  [['--sync', '--connection=nonsense'], true],
  [['--sync=yes'], true],
  [['--background'], true],
  [['--remove-all'], true],
  [['--remove-tasks=yes'], true],
  [['--synchronous'], false],
  [[], false],
])('nobody closes a dialog of %j: %s', (argv, expected) => {
  expect(isUnattended(argv)).toBe(expected);
});

test('a start for a person keeps the folders and opens a window', () => {
  const argv = [
    '/app',
    '--user-data-dir=/data',
    '--sync',
    '--scheduled',
    '--full',
    '--connection',
    connectionId,
    '--out=/r.json',
    '--shared-data-dir',
    '/shared',
  ];
  expect(windowArguments(argv)).toEqual(['/app', '--user-data-dir=/data', '--shared-data-dir', '/shared']);
  expect(startMode(windowArguments(argv), '/')).toEqual({ kind: 'window' });
});
