import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where the code reads its own command lines. */
const COMMAND_LINES = [
  'electron/platform/arguments.ts',
  'electron/platform/startMode.ts',
  'electron/cli/commandLine.ts',
  'simulator/serve/commandLine.ts',
  'scripts/gallery.ts',
  'scripts/package/check.ts',
  'scripts/package/makePackage.ts',
];

/** Switches of programs that are not ours, with whose they are. */
export const foreignSwitches: Readonly<Record<string, string>> = {
  silent: 'npm',
  'save-dev': 'npm',
  'save-exact': 'npm',
  write: 'biome',
  'error-on-warnings': 'biome',
  headed: 'playwright',
  'max-semi-space-size': 'Node',
};

/** Words that stand as texts of their own, or as whole switches, in the code that reads command lines. */
export function ownSwitches(root: string): ReadonlySet<string> {
  const source = COMMAND_LINES.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
  const quoted = [...source.matchAll(/'(?:--)?([a-z]+(?:-[a-z]+)*)'/g)].map(([, name = '']) => name);
  const keys = [...source.matchAll(/^ {2}([a-z]+): \{ type: /gm)].map(([, name = '']) => name);
  return new Set([...quoted, ...keys]);
}

export const switchesIn = (code: string): readonly string[] =>
  [...code.matchAll(/(?<![\w-])--([a-z][a-z-]*[a-z])/g)].map(([, name = '']) => name);

export const scriptsIn = (code: string): readonly string[] => [
  ...[...code.matchAll(/\bnpm run (?:--silent )?([a-z][a-z0-9:]*)/g)].map(([, name = '']) => name),
  ...[...code.matchAll(/\bnpm (start|test)\b/g)].map(([, name = '']) => name),
];

export const verbsIn = (code: string): readonly string[] =>
  [...code.matchAll(/\bcli -- ([a-z][a-z-]*)/g)].map(([, verb = '']) => verb);

export const variablesIn = (code: string): readonly string[] => code.match(/\bOMS_[A-Z0-9_]*[A-Z0-9]/g) ?? [];

const TOP = /^(?:bench|build|docs|e2e|electron|renderer|scripts|shared|simulator|\.ci|\.github)\//;

export const pathsIn = (code: string): readonly string[] =>
  code
    .split(/[\s"'()=,;]+/)
    .map((word) => word.replace(/[.:]+$/, ''))
    .filter((word) => TOP.test(word) && !/[<>{}…]/.test(word));

/** True for a file or folder, for a pattern that something matches, and for the beginning of a test's name. */
export function isThere(root: string, path: string): boolean {
  if (existsSync(join(root, path))) return true;
  const folder = join(root, dirname(path));
  if (!existsSync(folder)) return false;
  const name = basename(path);
  const pattern = new RegExp(
    `^${name
      .split('*')
      .map((part) => RegExp.escape(part))
      .join('.*')}${name.includes('*') ? '$' : '\\.'}`,
  );
  return readdirSync(folder).some((entry) => pattern.test(entry));
}

/** Texts of the sources below some folders, tests included: for names that occur somewhere in them. */
export function sourceTexts(root: string, folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|mjs|nsh)$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  );
}
