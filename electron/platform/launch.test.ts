import { describe, expect, test } from 'vitest';
import { accountName } from './accountName.ts';
import { parseArguments } from './arguments.ts';
import { dataFolders, type FolderSettings, userDataFolder } from './folders.ts';

const parse = (argv: readonly string[], packaged = false) => parseArguments(argv, { packaged, cwd: '/data' });

describe('the command line', () => {
  test('our switches are found among those of Electron and of test tools', () => {
    const argv = [
      '--no-sandbox',
      '--inspect=0',
      '--remote-debugging-port=0',
      '/app',
      '--user-data-dir=/data/a',
      '--shared-data-dir',
      'shared',
      '--practice-port=0',
      '--practice-record',
      '../record.jsonl',
      '--practice-site=site.json',
      '--policy-file=policy.json',
      '--request-timeout=500',
      '--log-level=Verbose',
      '--unknown',
    ];
    expect(parse(argv)).toEqual({
      ok: true,
      value: {
        mode: { kind: 'window' },
        userDataDir: '/data/a',
        sharedDataDir: '/data/shared',
        practicePort: 0,
        practiceRecord: '/record.jsonl',
        practiceSite: '/data/site.json',
        policyFile: '/data/policy.json',
        requestTimeout: 500,
        logLevel: 'verbose',
      },
    });
  });

  test('a packaged app knows none of the switches for tests', () => {
    const argv = [
      '--user-data-dir=/d',
      '--shared-data-dir=/s',
      '--practice-port=nonsense',
      '--practice-record=/r',
      '--practice-site=/s.json',
      '--policy-file=/p.json',
      '--request-timeout=1',
    ];
    expect(parse(argv, true)).toEqual({ ok: true, value: { mode: { kind: 'window' }, userDataDir: '/d' } });
  });

  test('the last one counts; nothing at all is fine', () => {
    expect(parse(['--user-data-dir=/a', '--user-data-dir=/b'])).toEqual({
      ok: true,
      value: { mode: { kind: 'window' }, userDataDir: '/b' },
    });
    expect(parse([])).toEqual({ ok: true, value: { mode: { kind: 'window' } } });
  });

  test.each([
    [['--practice-port=65536']],
    [['--practice-port=-1']],
    [['--practice-port', '80x']],
    [['--practice-port']],
    [['--user-data-dir=']],
    [['--log-level=loud']],
    [['--log-level']],
    [['--user-data-dir', '--practice-port=1']],
  ])('%j is answered with a sentence that names the switch', (argv) => {
    const parsed = parse(argv);
    expect(parsed).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/--(practice-port|user-data-dir|log-level) /),
    });
  });

  test('a value that looks like one of our switches is none', () => {
    expect(parse(['--user-data-dirs=/x', 'user-data-dir=/x'])).toEqual({
      ok: true,
      value: { mode: { kind: 'window' } },
    });
  });

  test('what is removed is no folder that somebody names', () => {
    expect(parse(['--remove-all', '--user-data-dir=/home/me'], true)).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('--user-data-dir'),
    });
    expect(parse(['--remove-all'], true)).toMatchObject({ ok: true, value: { mode: { kind: 'remove' } } });
  });

  test('a packaged app syncs without a window too', () => {
    expect(parse(['--sync', '--user-data-dir=/d'], true)).toEqual({
      ok: true,
      value: { mode: { kind: 'sync', request: { scheduled: false } }, userDataDir: '/d' },
    });
    expect(parse(['--sync', '--connection=all'], true)).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('--connection'),
    });
  });
});

describe('data folders', () => {
  const base: FolderSettings = {
    platform: 'linux',
    env: {},
    packaged: false,
    appData: '/home/me/.config',
    home: '/home/me',
  };
  const windows: FolderSettings = {
    ...base,
    platform: 'win32',
    packaged: true,
    appData: '/Users/me/AppData/Roaming',
    env: { LOCALAPPDATA: '/Users/me/AppData/Local', ProgramData: '/ProgramData' },
  };

  test('on Windows the account folder never roams, not even without the variable', () => {
    expect(userDataFolder({}, windows)).toBe('/Users/me/AppData/Local/OMS Connect');
    expect(userDataFolder({}, { ...windows, env: {}, home: '/Users/me' })).toBe(
      '/Users/me/AppData/Local/OMS Connect',
    );
    expect(userDataFolder({ userDataDir: '/d' }, windows)).toBe('/d');
    expect(userDataFolder({}, base)).toBe('/home/me/.config/OMS Connect');
  });

  test('connections are shared on the machine, but an unpackaged app keeps its own', () => {
    expect(dataFolders('/d', {}, windows)).toEqual({
      account: '/d',
      shared: '/ProgramData/OMS Connect',
      logs: '/d/logs',
    });
    expect(dataFolders('/d', {}, { ...windows, packaged: false }).shared).toBe('/d/shared');
    expect(dataFolders('/d', {}, base).shared).toBe('/d/shared');
    expect(dataFolders('/d', { sharedDataDir: '/s' }, base).shared).toBe('/s');
  });
});

test.each([
  [{ USERDOMAIN: 'CONTOSO' }, 'CONTOSO\\admin'],
  [{ USERDOMAIN: '' }, 'admin'],
  [{}, 'admin'],
])('account name with %j', (env, expected) => {
  expect(accountName(env, 'admin')).toBe(expected);
});
