import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BundledFile, BundleReport } from './bundleReport.ts';
import { judgeBuild } from './judgeBuild.ts';
import { judgeStage, loadedWith, stagesOf } from './loadedFirst.ts';

/** A bundled file with one source of its own. */
function file(name: string, source: string, more: Partial<BundledFile> = {}): BundledFile {
  return {
    name,
    isEntry: false,
    bytes: 10,
    imports: [],
    laterImports: [],
    sources: { [source]: 10 },
    ...more,
  };
}

const report = (...files: readonly BundledFile[]): BundleReport => ({ files });
const small = {
  preload: report(file('preload.cjs', 'electron/preload.ts', { isEntry: true })),
  renderer: report(file('index.js', 'renderer/main.tsx', { isEntry: true })),
};
const mainWith = (boot: Partial<BundledFile>, ...others: readonly BundledFile[]) =>
  stagesOf({
    ...small,
    main: report(
      file('main.js', 'electron/main.ts', { isEntry: true, imports: ['node:fs'], laterImports: ['boot.js'] }),
      file('boot.js', 'electron/platform/boot.ts', { imports: ['main.js'], ...boot }),
      ...others,
    ),
  });

describe('what a start loads', () => {
  test('is what stands in imports, over any number of steps, and not what comes later', () => {
    const files = [
      file('a', 'a.ts', { imports: ['b', 'node:fs'], laterImports: ['d'] }),
      file('b', 'b.ts', { imports: ['c', 'a'] }),
      file('c', 'c.ts'),
      file('d', 'd.ts'),
    ];
    expect(loadedWith(files, 'a').map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  test('counts in the first stage that has it', () => {
    const { beforeReady, window } = mainWith({});
    expect([beforeReady, window].map(({ files }) => files.map(({ name }) => name))).toEqual([
      ['main.js'],
      ['boot.js'],
    ]);
  });

  test.each([
    ['node_modules/@azure/msal-node/dist/index.mjs', 'when somebody signs in'],
    ['node_modules/@azure/core-rest-pipeline/dist/index.js', 'when Azure is asked'],
    ['simulator/simulator.ts', 'in practice mode'],
    ['node_modules/@kusto/language-service-next/bridge.min.js', 'by a query in practice mode'],
    ['node_modules/electron-updater/out/main.js', 'when a new version is looked for'],
  ])('is told when it holds %s', (source, when) => {
    const early = mainWith({ imports: ['sdk.js'] }, file('sdk.js', source)).window;
    expect(judgeStage(early)).toEqual([expect.stringContaining(`${source} is needed ${when}`)]);
    const late = mainWith({ laterImports: ['sdk.js'] }, file('sdk.js', source)).window;
    expect(judgeStage(late)).toEqual([]);
  });
});

test('a build is judged by its own report, by what is in it and by its size', () => {
  const root = mkdtempSync(join(tmpdir(), 'oms-bundles-'));
  try {
    expect(judgeBuild(root).problems).toEqual(['the build left no report in out/.bundles']);
    const main = report(
      file('main.js', 'electron/main.ts', { isEntry: true, bytes: 400_000 }),
      file('boot.js', 'electron/platform/boot.ts', { imports: ['sim.js'] }),
      file('sim.js', 'simulator/simulator.ts'),
    );
    mkdirSync(join(root, 'out', '.bundles'), { recursive: true });
    for (const [part, content] of Object.entries({ ...small, main })) {
      writeFileSync(join(root, 'out', '.bundles', `${part}.json`), JSON.stringify(content));
    }
    expect(judgeBuild(root)).toEqual({
      lines: [
        expect.stringContaining('400 KB of 350 KB'),
        ...Array(3).fill(expect.stringContaining('0 KB of')),
      ],
      problems: [
        'main process, before Electron is ready loads 400 KB, at most 350 KB are allowed',
        'main process, until the window: simulator/simulator.ts is needed in practice mode, not before',
      ],
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
