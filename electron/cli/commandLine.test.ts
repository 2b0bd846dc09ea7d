import { describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { usageTexts } from '../../shared/strings/cliUsage.ts';
import { type CommandLine, parseCommandLine } from './commandLine.ts';

const parse = (...args: string[]) => parseCommandLine(args, '/here');

function line(...args: string[]): CommandLine {
  const parsed = parse(...args);
  if (!parsed.ok) throw new Error(parsed.sentence);
  return parsed.value;
}

function sentence(...args: string[]): string {
  const parsed = parse(...args);
  if (parsed.ok) throw new Error('It was understood');
  return parsed.sentence;
}

const connectionId = '6B1F0C52-93d4-4e0a-8a77-2f5d1c9e4b30';

describe('what is understood', () => {
  it('is a verb with its options, wherever they stand', () => {
    expect(line('--json', 'sync', '--full')).toEqual({
      verb: 'sync',
      full: true,
      dryRun: false,
      groups: false,
      withNames: false,
      json: true,
    });
    expect(line('sync', '--dry-run').dryRun).toBe(true);
    expect(line('sync', '--groups').groups).toBe(true);
    expect(line('list', `--connection=${connectionId}`).connectionId).toBe(connectionId.toLowerCase());
  });

  it('is a path from where the program was called', () => {
    expect(line('status', '--user-data-dir', 'data', '--shared-data-dir=/srv/shared')).toMatchObject({
      userDataDir: '/here/data',
      sharedDataDir: '/srv/shared',
    });
  });

  it('is practice with its own site, a file, or a size', () => {
    expect(line('sync', '--practice').practice).toEqual({});
    expect(line('sync', '--practice', '--site', 'a.json').practice).toEqual({ site: '/here/a.json' });
    expect(
      line('sync', '--practice', '--collections', '200', '--devices=5000', '--seed', '7').practice,
    ).toEqual({
      generated: { collections: 200, devices: 5000, seed: 7 },
    });
    expect(line('sync', '--practice', '--devices', '0').practice).toEqual({
      generated: { collections: 20, devices: 0, seed: 1 },
    });
    expect(line('sync', '--practice', '--practice-secret', 'x').practice).toEqual({ secretFile: '/here/x' });
  });

  it.each([['help'], ['--help'], ['-h'], ['sync', '--help']])('is a call for help: %s', (...args) => {
    expect(line(...args).verb).toBe('help');
  });
});

describe('what makes no sense gets a sentence', () => {
  it.each<[string, string[]]>([
    [usageTexts.unknownOption('--fulll'), ['sync', '--fulll']],
    [usageTexts.unknownOption('-x'), ['sync', '-x']],
    [usageTexts.unknownOption(undefined), ['sync', '--Weird_Option']],
    [usageTexts.takesNoValue('json'), ['sync', '--json=yes']],
    [usageTexts.needsValue('site'), ['sync', '--practice', '--site']],
    [usageTexts.needsValue('site'), ['sync', '--practice', '--site', '--json']],
    [usageTexts.needsValue('connection'), ['list', '--connection=']],
    [usageTexts.needsNumber('collections', 1, 100_000), ['sync', '--practice', '--collections', '0']],
    [usageTexts.needsNumber('devices', 0, 1_000_000), ['sync', '--practice', '--devices', '1e3']],
    [usageTexts.twice('site'), ['sync', '--practice', '--site', 'a', '--site', 'b']],
    [usageTexts.onlyWith('full', 'sync'), ['verify', '--full']],
    [usageTexts.onlyWith('groups', 'sync'), ['list', '--groups']],
    [usageTexts.onlyWith('seed', '--practice'), ['sync', '--seed', '7']],
    [usageTexts.exclude(['site', 'devices']), ['sync', '--practice', '--site', 'a', '--devices', '5']],
    [usageTexts.exclude(['dry-run', 'groups']), ['sync', '--dry-run', '--groups']],
    [usageTexts.connectionIsId, ['list', '--connection', 'law-contoso-hq']],
    [usageTexts.tooManyWords, ['sync', 'now']],
  ])('%s', (wanted, args) => {
    expect(sentence(...args)).toBe(wanted);
  });

  it.each<[string[], string]>([
    [[], 'Say what to do: sync, verify, '],
    [['go'], '“go” is no verb. Say what to do: sync, verify, '],
    [['update-secert'], '“update-secert” is no verb. Say what to do: '],
    // What may be a secret, or is no word, is not repeated.
    [['hunter2'], 'Say what to do: '],
    [['abcdefghijklmnopqrstuvwxyz'], 'Say what to do: '],
  ])('no verb: %j', (args, wanted) => {
    expect(sentence(...args).startsWith(wanted)).toBe(true);
  });

  it('and keeps what whoever reads by program needs', () => {
    expect(parse('sync', '--json', '--nope')).toMatchObject({ ok: false, verb: 'sync', json: true });
    expect(parse('--json')).toMatchObject({ ok: false, verb: undefined, json: true });
  });
});

describe('a client secret on the command line', () => {
  const secret = practice.clientSecret;

  it.each<[string, string[]]>([
    ['as a word', [secret]],
    ['as any word', ['hunter2']],
    ['as an unknown option', ['--secret', 'hunter2']],
    ['joined to an unknown option', ['--client-secret=hunter2']],
    ['in the place of a known value', ['--user-data-dir', secret]],
    ['joined to a known option', [`--connection=${secret}`]],
  ])('is refused %s', (_how, args) => {
    expect(sentence('update-secret', ...args)).toBe(usageTexts.secretOnCommandLine);
  });

  it('is repeated by no sentence, whatever the verb', () => {
    for (const args of [
      [secret],
      ['sync', secret],
      ['sync', `--${secret}`],
      ['sync', `--json=${secret}`],
      ['list', '--connection', secret],
      ['sync', '--practice', '--collections', secret],
    ]) {
      expect(sentence(...args)).not.toContain('Q~');
    }
  });

  it('is no reason to refuse what is none', () => {
    expect(line('update-secret', '--practice', '--user-data-dir', '/data').verb).toBe('update-secret');
  });
});
