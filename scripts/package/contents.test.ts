import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readArchive } from './archive.ts';
import {
  judgeFiles,
  judgeLeftOut,
  judgeLoads,
  judgeManifest,
  judgeNames,
  nameWithoutHash,
  partsOf,
} from './contents.ts';
import { expectedFuses, judgeConfiguration, judgeFuses } from './expectations.ts';
import { readProgram } from './program.ts';
import { makeStandIn } from './standInElectron.ts';

const files = (...paths: readonly string[]) => paths.map((path) => ({ path, size: 1 }));

describe('the list of files', () => {
  test('knows bundled files by their names without the hash', () => {
    expect(nameWithoutHash('out/main/chunks/chunk-11-DF_jcX4h.js')).toBe('out/main/chunks/chunk-11-*.js');
    expect(nameWithoutHash('out/main/chunks/a-eJ-BzrX2.js')).toBe('out/main/chunks/a-*.js');
    expect(nameWithoutHash('out/preload/preload.cjs')).toBe('out/preload/preload.cjs');
  });

  test('tells what is missing, what is too many and what is there twice', () => {
    const found = files('a-12345678.js', 'a-abcdefgh.js', 'electron/main.ts');
    expect(judgeFiles(found, ['a-*.js', 'b.js'])).toEqual([
      'a-*.js is in the archive and not in the list',
      'electron/main.ts is in the archive and not in the list',
      'b.js is in the list and not in the archive',
    ]);
    expect(judgeFiles(files('b.js', 'a-12345678.js'), ['a-*.js', 'b.js'])).toEqual([]);
  });

  test.each([
    ['electron/main.ts', 'a source'],
    ['out/main/main.js.map', 'a source map'],
    ['out/main/plan.test.js', 'a test'],
    ['node_modules/zod/index.js', 'a package'],
    ['simulator/fixtures/site.json', 'no part of the program'],
    ['out/main/chunks/serveSimulator-12345678.js', 'of use to tests alone'],
  ])('%s is in no package, whatever the list says', (path, what) => {
    expect(judgeNames(files(path, 'out/main/main.js'))).toEqual([`${path} is ${what}`]);
  });

  test('what a file loads has to be there, but for what is left out on purpose', () => {
    const text = `import{a}from"./b.js";await import('./chunks/c.js');import(\`./chunks/serveSimulator-12345678.js\`)`;
    expect(judgeLoads([{ path: 'out/main/main.js', text }])).toEqual([
      'out/main/main.js loads out/main/b.js, which is not in the archive',
      'out/main/main.js loads out/main/chunks/c.js, which is not in the archive',
    ]);
    expect(
      judgeLoads([
        { path: 'out/main/chunks/c.js', text: 'export * from "../b.js"' },
        { path: 'out/main/b.js', text: '' },
      ]),
    ).toEqual([]);
  });

  test('what was built and not packaged is told, but for what is left out on purpose', () => {
    const built = ['out/main/main.js', 'out/.built', 'out/.bundles/main.json', 'out/renderer/assets/x.woff2'];
    expect(judgeLeftOut(files('out/main/main.js'), [...built, 'out/main/chunks/readyLine-1.js'])).toEqual([
      'out/renderer/assets/x.woff2 was built and is not in the archive',
    ]);
  });

  test('the manifest in the archive tells of no packages and starts what is there', () => {
    const manifest = JSON.stringify({ main: 'out/main/main.js', devDependencies: {} });
    expect(judgeManifest(manifest, files('out/main/main.js'))).toEqual([
      'package.json tells of devDependencies',
    ]);
    expect(judgeManifest('{"main":"out/main/main.js"}', files('main.js'))).toEqual([
      'package.json starts out/main/main.js, which is not in the archive',
    ]);
  });

  test('every file counts in one part', () => {
    const parts = partsOf(files('out/main/main.js', 'out/main/chunks/boot-1.js', 'package.json', 'x'));
    expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(4);
  });
});

describe('an archive', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oms-archive-'));
    mkdirSync(join(folder, 'app', 'out'), { recursive: true });
    writeFileSync(join(folder, 'app', 'out', 'main.js'), 'const answer = 42;');
    writeFileSync(join(folder, 'app', 'empty.js'), '');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is whole as it was packed, and not with one other byte', async () => {
    const path = join(folder, 'app.asar');
    await createPackage(join(folder, 'app'), path);
    expect(readArchive(path).files).toEqual([
      { path: 'empty.js', size: 0, unpacked: false },
      { path: 'out/main.js', size: 18, unpacked: false },
    ]);
    const bytes = readFileSync(path);
    bytes.write('3', bytes.lastIndexOf('42'));
    writeFileSync(path, bytes);
    expect(readArchive(path).files[1]).toMatchObject({ problem: 'has another hash' });
  });
});

test('a wrong value of the configuration is named', () => {
  const problems = judgeConfiguration({ appId: 'com.electron.oms', asar: true, electronFuses: {} });
  expect(problems).toContain('appId is "com.electron.oms" and not "OMSConnect.OMSConnect"');
  expect(problems).toContain('electronFuses.runAsNode is undefined and not false');
  expect(problems.some((problem) => problem.startsWith('asar '))).toBe(false);
});

test('fuses as Electron ships them are not ours', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'oms-fuses-'));
  try {
    makeStandIn(folder);
    const { fuses, integrity, icons } = await readProgram(join(folder, 'electron.exe'));
    expect(judgeFuses(fuses)).toContain('the fuse RunAsNode is on and not off');
    expect(judgeFuses(fuses)).toHaveLength(7);
    expect(judgeFuses(expectedFuses)).toEqual([]);
    expect({ integrity, icons }).toEqual({ integrity: {}, icons: [] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
