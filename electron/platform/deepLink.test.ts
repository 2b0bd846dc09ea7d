import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseArguments } from './arguments.ts';
import { isDeepLink, LINK_SCHEME, offerLinks, readDeepLink, withdrawLinks } from './deepLink.ts';
import { errandOf, readErrand } from './errand.ts';
import { isUnattended, startMode, windowArguments } from './startMode.ts';

const connectionId = '6f1d5a04-93b8-4c57-8f0e-0b9f9f3f1c55';
const refused = { kind: 'refusedLink' };

describe('what a link may ask for', () => {
  test.each([
    ['update-secret', { kind: 'updateSecret' }],
    [`update-secret/${connectionId}`, { kind: 'updateSecret', connectionId }],
    [`connection/${connectionId.toUpperCase()}`, { kind: 'openConnection', connectionId }],
    [`log-search/${connectionId}`, { kind: 'logSearch', connectionId }],
    [`//connection/${connectionId}/`, { kind: 'openConnection', connectionId }],
  ])('%s', (rest, wish) => {
    expect(readDeepLink(`${LINK_SCHEME}:${rest}`)).toEqual(wish);
    expect(readDeepLink(`OMS-Connect:${rest}`)).toEqual(wish);
    // And it reaches the app that runs already.
    const asked = errandOf(startMode([`${LINK_SCHEME}:${rest}`], '/'));
    expect(readErrand(JSON.parse(JSON.stringify(asked)))).toEqual({ kind: 'window', wish });
  });

  test.each([
    '',
    'sync',
    `sync/${connectionId}`,
    `delete/${connectionId}`,
    'connection',
    'connection/PS1',
    'log-search',
    `connection/${connectionId}?sync=1`,
    `connection/${connectionId}#x`,
    `connection/${connectionId}/..`,
    `connection/${connectionId}\n`,
    `connection%2f${connectionId}`,
    `update-secret/${connectionId}/${connectionId}`,
    `update-secret/${'0'.repeat(5000)}`,
    'update-secret --sync',
    'update-secret" --user-data-dir="C:\\x',
    `///connection/${connectionId}`,
  ])('“%s” is refused, with nothing of it kept', (rest) => {
    expect(readDeepLink(`${LINK_SCHEME}:${rest}`)).toEqual(refused);
  });

  test('whatever a link holds, it acts on nothing and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (rest) => {
        const mode = startMode([`${LINK_SCHEME}:${rest}`], '/');
        return mode.kind === 'window' && mode.wish !== undefined;
      }),
      { numRuns: Number(process.env.OMS_FUZZ_RUNS ?? 300), seed: 7 },
    );
  });
});

describe('a command line with a link in it', () => {
  const link = `${LINK_SCHEME}:update-secret`;

  test('does nothing that stands beside the link', () => {
    for (const beside of [
      ['--sync'],
      ['--background'],
      ['--sync', '--full', '--out=x.json'],
      ['--connection=x'],
    ]) {
      expect(startMode(['--', link, ...beside], '/')).toEqual({
        kind: 'window',
        wish: { kind: 'updateSecret' },
      });
      expect(isUnattended(['--', link, ...beside])).toBe(false);
    }
  });

  test('takes no folder from behind the dashes', () => {
    const parse = (...argv: string[]) => parseArguments(argv, { packaged: true, cwd: '/' });
    expect(parse('--user-data-dir=/mine', '--', link, '--user-data-dir=/theirs')).toMatchObject({
      value: { userDataDir: '/mine' },
    });
    expect(parse('--', link, '--user-data-dir=/theirs')).toEqual({
      ok: true,
      value: { mode: { kind: 'window', wish: { kind: 'updateSecret' } } },
    });
  });

  test('starts once more without it', () => {
    expect(windowArguments(['--user-data-dir=/mine', '--', link, '--sync'])).toEqual([
      '--user-data-dir=/mine',
    ]);
  });

  test('other schemes are no links of ours', () => {
    for (const other of [
      'oms-connector:update-secret',
      'https://oms-connect:x',
      '--oms-connect:x',
      'oms-connect',
    ])
      expect(isDeepLink(other)).toBe(false);
  });
});

describe('Windows is told of the links', () => {
  const execPath = 'C:\\Program Files\\OMS Connect\\OMS Connect.exe';
  const appWith = (isOffered: boolean) => ({
    isDefaultProtocolClient: vi.fn(() => isOffered),
    setAsDefaultProtocolClient: vi.fn(() => true),
    removeAsDefaultProtocolClient: vi.fn(() => true),
  });
  const installed = { platform: 'win32', execPath, packaged: true } as const;

  test('with the program, and dashes that end its switches', () => {
    const app = appWith(false);
    offerLinks(app, installed);
    expect(app.setAsDefaultProtocolClient).toHaveBeenCalledExactlyOnceWith(LINK_SCHEME, execPath, ['--']);
    withdrawLinks(app, execPath);
    expect(app.removeAsDefaultProtocolClient).toHaveBeenCalledExactlyOnceWith(LINK_SCHEME, execPath, ['--']);
  });

  test('once, by an installed program on Windows only', () => {
    for (const [app, program] of [
      [appWith(true), installed],
      [appWith(false), { ...installed, packaged: false }],
      [appWith(false), { ...installed, platform: 'linux' }],
    ] as const) {
      offerLinks(app, program);
      expect(app.setAsDefaultProtocolClient).not.toHaveBeenCalled();
    }
  });
});
