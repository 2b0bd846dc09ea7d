import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundledFile, BundleReport } from './bundleReport.ts';

/** What is loaded by a start of the app, judged by what the bundler wrote. */

/** The files that are loaded with one, itself included; nothing of what may come later. */
export function loadedWith(files: readonly BundledFile[], name: string): readonly BundledFile[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const found = new Map<string, BundledFile>();
  const visit = (next: string): void => {
    const file = byName.get(next);
    // What is not in the report comes from the platform: "node:fs", "electron".
    if (file === undefined || found.has(next)) return;
    found.set(next, file);
    file.imports.forEach(visit);
  };
  visit(name);
  return [...found.values()];
}

export interface Stage {
  readonly name: string;
  readonly files: readonly BundledFile[];
  readonly bytes: number;
  /** Packages and folders of ours in it, by the bytes of each. */
  readonly parts: ReadonlyMap<string, number>;
}

function stageOf(name: string, files: readonly BundledFile[]): Stage {
  const parts = new Map<string, number>();
  for (const [source, bytes] of files.flatMap(({ sources }) => Object.entries(sources))) {
    const part = partOf(source);
    parts.set(part, (parts.get(part) ?? 0) + bytes);
  }
  return { name, files, bytes: files.reduce((sum, file) => sum + file.bytes, 0), parts };
}

/** "zod" of "node_modules/zod/v4/core.js", "electron/sync" of one of our own files. */
function partOf(source: string): string {
  const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  return name ?? source.split('/').slice(0, 2).join('/');
}

export type StageName = 'beforeReady' | 'window' | 'preload' | 'page';

/** The stages of a start: each with all that the ones before have not loaded yet. */
export function stagesOf(reports: Readonly<Record<'main' | 'preload' | 'renderer', BundleReport>>) {
  const { main, preload, renderer } = reports;
  const beforeReady = loadedWith(main.files, entryOf(main).name);
  // What main.js loads beside the wait for Electron.
  const boot = main.files.find((file) => file.sources['electron/platform/boot.ts'] !== undefined);
  if (boot === undefined) throw new Error('No bundled file holds electron/platform/boot.ts');
  const window = loadedWith(main.files, boot.name).filter((file) => !beforeReady.includes(file));
  return {
    beforeReady: stageOf('main process, before Electron is ready', beforeReady),
    window: stageOf('main process, until the window', window),
    preload: stageOf('preload', loadedWith(preload.files, entryOf(preload).name)),
    page: stageOf('page, first screen', loadedWith(renderer.files, entryOf(renderer).name)),
  } satisfies Record<StageName, Stage>;
}

function entryOf({ files }: BundleReport): BundledFile {
  const entry = files.find(({ isEntry }) => isEntry);
  if (entry === undefined) throw new Error('The bundler reported no entry');
  return entry;
}

/** The reports of the last build; undefined where there is none. */
export function readReports(root: string): Parameters<typeof stagesOf>[0] | undefined {
  const read = (part: string): BundleReport | undefined => {
    const path = join(root, 'out', '.bundles', `${part}.json`);
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as BundleReport) : undefined;
  };
  const [main, preload, renderer] = [read('main'), read('preload'), read('renderer')];
  return main && preload && renderer ? { main, preload, renderer } : undefined;
}

/** At most so many bytes in each stage. A third above what it was when this was written. */
export const budgets: Readonly<Record<StageName, number>> = {
  beforeReady: 350_000,
  window: 900_000,
  preload: 10_000,
  page: 1_050_000,
};

const inPackages = (...names: readonly string[]): RegExp =>
  new RegExp(`^node_modules/(?:${names.join('|')})`);

/** What no start may load, and when it is needed. */
const neededLater: readonly (readonly [source: RegExp, when: string])[] = [
  [inPackages('@azure/msal-', 'jsonwebtoken/', 'jws/'), 'when somebody signs in'],
  [inPackages('@azure/', '@azure-rest/', '@typespec/'), 'when Azure is asked for something'],
  [/^simulator\//, 'in practice mode'],
  [inPackages('@kusto/'), 'by a query in practice mode'],
  [inPackages('hono/', '@hono/', 'node-forge/'), 'by tests'],
  [inPackages('electron-updater/', 'builder-util-runtime/', 'js-yaml/'), 'when a new version is looked for'],
  [
    /^renderer\/.*\/(?:Wizard|ConnectionPage|PropertiesPage|AgentPage|PrepareAzurePage|WindowedGrid)\.tsx$/,
    'when its page is opened',
  ],
];

/** One line for each source that a stage loads and does not need. */
export function judgeStage({ name, files }: Stage): readonly string[] {
  return files
    .flatMap(({ sources }) => Object.entries(sources))
    .flatMap(([source, bytes]) => {
      const [, when] = neededLater.find(([pattern]) => pattern.test(source)) ?? [];
      // What was left out of a file stands in its list with nothing.
      return when === undefined || bytes === 0 ? [] : [`${name}: ${source} is needed ${when}, not before`];
    });
}
