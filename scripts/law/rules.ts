import { posix } from 'node:path';
import { freeNames } from './freeNames.ts';
import { COMPUTED, type Import, importsOf } from './imports.ts';
import type { Source } from './syntax.ts';

export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly what: string;
}

interface Place {
  readonly source: Source;
  readonly imports: readonly Import[];
}

type Rule = (files: readonly Place[]) => readonly Omit<Violation, 'rule'>[];

const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path);
const isRelative = (specifier: string): boolean => specifier.startsWith('.');
// Tests run on Node, whatever they test.
const servesTests = (specifier: string): boolean => /^(vitest|fast-check|node:.+)$/.test(specifier);
// Plain language, no platform: it may serve where platforms must not.
const PURE_PACKAGES = ['p-limit'];

/** Path from the root of what a relative specifier names. */
function target(path: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(path), specifier));
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** Name of a package without a path into it: "@fluentui/react-icons", "node:fs". */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Files below `under` may name only these folders of ours, and packages that `allows` lets in. */
function layer(
  under: string,
  folders: readonly string[],
  allows: (name: string, path: string) => boolean,
): Rule {
  return (files) =>
    files
      .filter(({ source }) => source.path.startsWith(under))
      .flatMap(({ source: { path }, imports }) =>
        imports
          .filter(({ specifier }) =>
            isRelative(specifier)
              ? !folders.includes(folderOf(target(path, specifier)))
              : !allows(packageOf(specifier), path) && !(isTest(path) && servesTests(specifier)),
          )
          .map(({ specifier }) => ({ path, what: specifier })),
      );
}

const LAYERS = /^(electron|renderer|shared|simulator)\//;
const ELECTRON_FILES = /^electron\/(platform\/|main\.ts$|preload\.ts$)/;
const PRACTICE = 'electron/practice.ts';

const onlyTheShellImportsElectron: Rule = (files) =>
  files
    .filter(({ source }) => LAYERS.test(source.path))
    .filter(({ source }) => !ELECTRON_FILES.test(source.path))
    .flatMap(({ source, imports }) =>
      imports
        .filter(({ specifier }) => packageOf(specifier) === 'electron')
        .map(({ specifier }) => ({ path: source.path, what: specifier })),
    );

const onePlaceReachesTheSimulator: Rule = (files) => {
  const reaching = files
    .filter(({ source }) => source.path.startsWith('electron/') && !isTest(source.path))
    .flatMap(({ source: { path }, imports }) =>
      imports
        .filter(({ specifier }) => isRelative(specifier) && folderOf(target(path, specifier)) === 'simulator')
        .map(({ specifier, kind, typeOnly }) => ({ path, specifier, lazy: kind === 'dynamic' || typeOnly })),
    );
  const wrong = reaching.filter(({ path, lazy }) => path !== PRACTICE || !lazy);
  const found = wrong.map(({ path, specifier }) => ({ path, what: specifier }));
  return reaching.some(({ path }) => path === PRACTICE)
    ? found
    : [...found, { path: PRACTICE, what: 'does not reach it' }];
};

const noPlatformGlobals: Rule = (files) =>
  files
    .map(({ source }) => source)
    .filter(({ path }) => /^(shared|electron\/sync)\//.test(path) && !isTest(path))
    .flatMap((source) => freeNames(source).map((what) => ({ path: source.path, what })));

const plainImports: Rule = (files) =>
  files
    .filter(({ source }) => LAYERS.test(source.path))
    .flatMap(({ source: { path }, imports }) =>
      imports.filter(({ specifier }) => specifier === COMPUTED).map(({ kind }) => ({ path, what: kind })),
    );

const VAGUE = new Set([
  'util',
  'utils',
  'utility',
  'utilities',
  'helper',
  'helpers',
  'common',
  'manager',
  'managers',
]);

const plainNames: Rule = (files) =>
  files.flatMap(({ source: { path } }) => {
    const words = path
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z0-9]+/);
    return words.filter((word) => VAGUE.has(word)).map((what) => ({ path, what }));
  });

/** One file, one idea. */
const LONGEST_FILE = 300;

const shortFiles: Rule = (files) =>
  files.flatMap(({ source: { path, text } }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > LONGEST_FILE ? [{ path, what: `${lines} lines` }] : [];
  });

const CHECK = 'scripts/checkGroups.ts';

/** What judges the app from outside must not share its code, not even by a detour. */
const independentCheck: Rule = (files) => {
  const byPath = new Map(files.map((file) => [file.source.path, file]));
  const seen = new Set<string>();
  const queue = [CHECK];
  const found: { path: string; what: string }[] = [];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { specifier } of byPath.get(path)?.imports ?? []) {
      if (!isRelative(specifier)) continue;
      const named = target(path, specifier);
      if (/^(electron|simulator)\//.test(named)) found.push({ path, what: specifier });
      else queue.push(named);
    }
  }
  return byPath.has(CHECK) ? found : [{ path: CHECK, what: 'is missing' }];
};

const isRendererPackage = (name: string): boolean =>
  /^(react|react-dom|@fluentui\/.+|@griffel\/.+)$/.test(name);

export const rules: Readonly<Record<string, Rule>> = {
  'renderer names renderer, shared and its view packages': layer(
    'renderer/',
    ['renderer', 'shared'],
    isRendererPackage,
  ),
  'shared names shared and zod': layer('shared/', ['shared'], (name) => name === 'zod'),
  'electron names electron, shared and packages': layer(
    'electron/',
    ['electron', 'shared', 'simulator'],
    () => true,
  ),
  'sync names no platform': layer('electron/sync/', ['electron', 'shared'], (name) =>
    PURE_PACKAGES.includes(name),
  ),
  'simulator names simulator, shared and packages': layer(
    'simulator/',
    ['simulator', 'shared'],
    (name) => name !== 'electron',
  ),
  'only the shell imports electron': onlyTheShellImportsElectron,
  'one place reaches the simulator, lazily': onePlaceReachesTheSimulator,
  'shared and sync use nothing but the language': noPlatformGlobals,
  'an import tells where it leads': plainImports,
  'names say what a thing is': plainNames,
  'no file is longer than 300 lines': shortFiles,
  'the check of the groups shares no code with the app': independentCheck,
};

/** What breaks the law in these files. */
export function violations(sources: readonly Source[]): readonly Violation[] {
  const files = sources.map((source) => ({ source, imports: isCode(source.path) ? importsOf(source) : [] }));
  return Object.entries(rules).flatMap(([rule, judge]) => judge(files).map((each) => ({ rule, ...each })));
}

function isCode(path: string): boolean {
  return /\.(ts|tsx|mjs|js)$/.test(path);
}
