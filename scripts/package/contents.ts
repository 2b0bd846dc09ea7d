import type { ArchivedFile } from './archive.ts';

/** What an archive must hold, and what of it is how large. */

/** Bundled files carry a hash of their content in their names, which the list does not. */
export function nameWithoutHash(path: string): string {
  return path.replace(/-[\w-]{8}(\.(?:js|css))$/, '-*$1');
}

/** One line for each file that is missing or too many. */
export function judgeFiles(
  files: readonly Pick<ArchivedFile, 'path'>[],
  expected: readonly string[],
): readonly string[] {
  const found = files.map(({ path }) => nameWithoutHash(path)).sort();
  const tooMany = minus(found, expected).map((path) => `${path} is in the archive and not in the list`);
  const missing = minus(expected, found).map((path) => `${path} is in the list and not in the archive`);
  return [...tooMany, ...missing];
}

/** What of the first is not in the second; twice in one and once in the other counts. */
function minus(these: readonly string[], those: readonly string[]): readonly string[] {
  const left = [...those];
  return these.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const NEVER: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\.(?:ts|tsx|mts|cts|jsx)$/, 'a source'],
  [/\.map$/, 'a source map'],
  [/\.(?:test|spec)\./, 'a test'],
  [/(?:^|\/)node_modules\//, 'a package'],
  [/(?:^|\/)(?:fixtures|e2e|bench|scripts|docs)\//, 'no part of the program'],
  [/serveSimulator|sampleFolder|readyLine/, 'of use to tests alone'],
];

/** One line for each file that may be in no package, whatever the list says. */
export function judgeNames(files: readonly Pick<ArchivedFile, 'path'>[]): readonly string[] {
  return files.flatMap(({ path }) =>
    NEVER.filter(([pattern]) => pattern.test(path)).map(([, what]) => `${path} is ${what}`),
  );
}

/** Bundled, and of no use in a packaged app. */
const LEFT_OUT = /\/(?:serveSimulator|sampleFolder|readyLine)-|^out\/\.(?:built$|bundles\/)/;

/** One line for each built file that was not packaged, but for those that are left out on purpose. */
export function judgeLeftOut(
  files: readonly Pick<ArchivedFile, 'path'>[],
  built: readonly string[],
): readonly string[] {
  const there = new Set(files.map(({ path }) => path));
  return built
    .filter((path) => !there.has(path) && !LEFT_OUT.test(path))
    .map((path) => `${path} was built and is not in the archive`);
}

/** Files that a bundled file names to load them, now or later. */
const LOADED = /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g;

/** One line for each file that is loaded by another one and is not there, but for those that are left out on purpose. */
export function judgeLoads(
  files: readonly { readonly path: string; readonly text: string }[],
): readonly string[] {
  const there = new Set(files.map(({ path }) => path));
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(LOADED)]
      .map(([, specifier = '']) => new URL(specifier, `file:///${path}`).pathname.slice(1))
      .filter((target) => target.startsWith('out/') && !there.has(target))
      .filter((target) => !LEFT_OUT.test(target))
      .map((target) => `${path} loads ${target}, which is not in the archive`),
  );
}

interface Manifest {
  readonly main?: string;
  readonly devDependencies?: unknown;
  readonly dependencies?: unknown;
  readonly scripts?: unknown;
}

/** What is wrong with the package.json in the archive. */
export function judgeManifest(text: string, files: readonly Pick<ArchivedFile, 'path'>[]): readonly string[] {
  const manifest = JSON.parse(text) as Manifest;
  return [
    ...(['devDependencies', 'dependencies', 'scripts'] as const)
      .filter((name) => manifest[name] !== undefined)
      .map((name) => `package.json tells of ${name}`),
    ...(files.some(({ path }) => path === manifest.main)
      ? []
      : [`package.json starts ${String(manifest.main)}, which is not in the archive`]),
  ];
}

export interface Part {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
}

const PARTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Before Electron is ready', /^out\/main\/(?:main\.js|chunks\/rolldown-runtime-)/],
  ['Kusto’s language (a query in practice mode)', /^out\/main\/chunks\/evaluateQuery-/],
  [
    'Practice mode',
    /^out\/main\/chunks\/(?:simulator|practiceSite|generateSite|site|siteFile|state|sortedIds|wmiDate|keptSearches|networkProbes|networkErrors)-/,
  ],
  ['Updater (installed per user)', /^out\/main\/chunks\/main-/],
  ['Main process, until the window', /^out\/main\/chunks\/boot-/],
  ['Other languages', /^out\/(?:main\/chunks|renderer\/assets)\/(?:german|pseudo)-/],
  ['Azure’s clients, sign-in and the rest', /^out\/main\//],
  ['Preload', /^out\/preload\//],
  ['Page: entry', /^out\/renderer\/(?:index\.html|assets\/index-)/],
  ['Page: everything else', /^out\/renderer\//],
  ['Manifest', /./],
];

/** The files by what they are for. */
export function partsOf(files: readonly Pick<ArchivedFile, 'path' | 'size'>[]): readonly Part[] {
  const partOf = (path: string) => PARTS.find(([, pattern]) => pattern.test(path))?.[0];
  return PARTS.map(([name]) => {
    const own = files.filter(({ path }) => partOf(path) === name);
    return { name, files: own.length, bytes: own.reduce((sum, { size }) => sum + size, 0) };
  });
}
