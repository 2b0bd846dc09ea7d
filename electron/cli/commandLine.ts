import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isGuid } from '../../shared/fields.ts';
import { type LogLevel, logLevels } from '../../shared/policy.ts';
import { looksLikeSecret } from '../../shared/secretShape.ts';
import { usageTexts } from '../../shared/strings/cliUsage.ts';

export const verbs = [
  'sync',
  'verify',
  'status',
  'list',
  'diagnose',
  'export',
  'export-support',
  'update-secret',
  'help',
] as const;
export type Verb = (typeof verbs)[number];

/** The made-up site: practice mode's own, the one of a file or folder, or one of a given size. */
export interface PracticeChoice {
  readonly site?: string;
  readonly generated?: { readonly collections: number; readonly devices: number; readonly seed: number };
  /** File with one more client secret that the made-up Azure accepts. */
  readonly secretFile?: string;
}

/** What was typed after the program's name. Paths are absolute. */
export interface CommandLine {
  readonly verb: Verb;
  readonly full: boolean;
  readonly dryRun: boolean;
  readonly groups: boolean;
  readonly json: boolean;
  /** The bundle for support names everything as it is. */
  readonly withNames: boolean;
  readonly practice?: PracticeChoice;
  readonly connectionId?: string;
  /** File of `export` and `export-support`. Left out: standard output, or a file beside where it was called. */
  readonly out?: string;
  readonly logLevel?: LogLevel;
  readonly userDataDir?: string;
  readonly sharedDataDir?: string;
}

export type ParsedCommandLine =
  | { readonly ok: true; readonly value: CommandLine }
  /** `verb` and `json` as far as they were understood: whoever reads the answer by program gets one all the same. */
  | {
      readonly ok: false;
      readonly sentence: string;
      readonly verb: Verb | undefined;
      readonly json: boolean;
    };

const options = {
  full: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  groups: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  practice: { type: 'boolean' },
  site: { type: 'string' },
  collections: { type: 'string' },
  devices: { type: 'string' },
  seed: { type: 'string' },
  'practice-secret': { type: 'string' },
  connection: { type: 'string' },
  out: { type: 'string' },
  'with-names': { type: 'boolean' },
  'log-level': { type: 'string' },
  'user-data-dir': { type: 'string' },
  'shared-data-dir': { type: 'string' },
} as const;
type OptionName = keyof typeof options;

const onlyForSync: readonly OptionName[] = ['full', 'dry-run', 'groups'];
const onlyForPractice: readonly OptionName[] = ['site', 'collections', 'devices', 'seed', 'practice-secret'];
const generating: readonly OptionName[] = ['collections', 'devices', 'seed'];

/** A sentence for the person; it never repeats a value, which might be a secret in the wrong place. */
class Misused extends Error {}

export function parseCommandLine(args: readonly string[], cwd: string): ParsedCommandLine {
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const verb = verbs.find((one) => one === words[0]);
  const json = args.includes('--json');
  try {
    // Told first, as every other sentence would be about the wrong thing.
    if (verb === 'update-secret') refuseSecrets(args, words);
    const given = new Map<OptionName, string | true>();
    for (const token of tokens) {
      if (token.kind !== 'option') continue;
      const name = nameOf(token.name, token.rawName);
      if (given.has(name)) throw new Misused(usageTexts.twice(name));
      given.set(name, givenValue(name, token.value));
    }
    if (given.has('help') || verb === 'help') return { ok: true, value: { ...bare, verb: 'help' } };
    if (verb === undefined) throw new Misused(usageTexts.noVerb(verbs, repeatable(words[0])));
    if (words.length > 1) throw new Misused(usageTexts.tooManyWords);
    return { ok: true, value: lineOf(verb, given, cwd) };
  } catch (error) {
    if (error instanceof Misused) return { ok: false, sentence: error.message, verb, json };
    throw error;
  }
}

const bare = { full: false, dryRun: false, groups: false, json: false, withNames: false } as const;

/** A misspelt verb, to show what was read; nothing that might be a secret in the wrong place. */
function repeatable(word: string | undefined): string | undefined {
  return word !== undefined && /^[a-z]+(-[a-z]+)*$/i.test(word) && word.length <= 20 ? word : undefined;
}

/** Other users of the computer can read the command line of every program. */
function refuseSecrets(args: readonly string[], words: readonly string[]): void {
  const isOption = args.some((arg) => /^--?(client-?)?(secret|password|value|key)\b/i.test(arg));
  if (words.length > 1 || isOption || args.some(looksLikeSecret))
    throw new Misused(usageTexts.secretOnCommandLine);
}

function nameOf(name: string, rawName: string): OptionName {
  if (name in options) return name as OptionName;
  throw new Misused(usageTexts.unknownOption(/^--?[a-z][a-z-]{0,30}$/.test(rawName) ? rawName : undefined));
}

function givenValue(name: OptionName, value: string | undefined): string | true {
  if (options[name].type === 'boolean') {
    if (value !== undefined) throw new Misused(usageTexts.takesNoValue(name));
    return true;
  }
  if (value === undefined || value === '' || value.startsWith('--'))
    throw new Misused(usageTexts.needsValue(name));
  return value;
}

function lineOf(verb: Verb, given: ReadonlyMap<OptionName, string | true>, cwd: string): CommandLine {
  const stray = verb === 'sync' ? undefined : onlyForSync.find((name) => given.has(name));
  if (stray) throw new Misused(usageTexts.onlyWith(stray, 'sync'));
  const strayOut = verb === 'export' || verb === 'export-support' ? undefined : given.has('out');
  if (strayOut) throw new Misused(usageTexts.onlyWith('out', 'export'));
  if (verb !== 'export-support' && given.has('with-names'))
    throw new Misused(usageTexts.onlyWith('with-names', 'export-support'));
  if (given.has('dry-run') && given.has('groups'))
    throw new Misused(usageTexts.exclude(['dry-run', 'groups']));
  const text = (name: OptionName): string | undefined => {
    const value = given.get(name);
    return value === undefined || value === true ? undefined : value;
  };
  const path = (name: OptionName): string | undefined => {
    const value = text(name);
    return value === undefined ? undefined : resolve(cwd, value);
  };
  const connectionId = text('connection');
  if (connectionId !== undefined && !isGuid(connectionId)) throw new Misused(usageTexts.connectionIsId);
  return {
    verb,
    full: given.has('full'),
    dryRun: given.has('dry-run'),
    groups: given.has('groups'),
    json: given.has('json'),
    withNames: given.has('with-names'),
    ...defined({
      practice: practiceOf(given, text, path),
      connectionId: connectionId?.toLowerCase(),
      out: path('out'),
      logLevel: levelOf(text('log-level')),
      userDataDir: path('user-data-dir'),
      sharedDataDir: path('shared-data-dir'),
    }),
  };
}

function levelOf(text: string | undefined): LogLevel | undefined {
  if (text === undefined) return undefined;
  const level = logLevels.find((each) => each === text.toLowerCase());
  if (level === undefined) throw new Misused(usageTexts.needsWord('log-level', logLevels));
  return level;
}

function practiceOf(
  given: ReadonlyMap<OptionName, string | true>,
  text: (name: OptionName) => string | undefined,
  path: (name: OptionName) => string | undefined,
): PracticeChoice | undefined {
  if (!given.has('practice')) {
    const stray = onlyForPractice.find((name) => given.has(name));
    if (stray) throw new Misused(usageTexts.onlyWith(stray, '--practice'));
    return undefined;
  }
  const size = generating.find((name) => given.has(name));
  if (size && given.has('site')) throw new Misused(usageTexts.exclude(['site', size]));
  // The same sizes and limits as the simulator's own command line.
  const generated = size && {
    collections: count('collections', text('collections') ?? '20', 1, 100_000),
    devices: count('devices', text('devices') ?? '500', 0, 1_000_000),
    seed: count('seed', text('seed') ?? '1', 0, 4_294_967_295),
  };
  return defined({ site: path('site'), generated, secretFile: path('practice-secret') });
}

function count(name: OptionName, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new Misused(usageTexts.needsNumber(name, least, most));
  return value;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
