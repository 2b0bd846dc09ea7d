import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freeNames } from './law/freeNames.ts';
import { importsOf } from './law/imports.ts';
import { rules, violations } from './law/rules.ts';
import type { Source } from './law/syntax.ts';

const root = resolve(import.meta.dirname, '..');
const folders = ['bench', 'e2e', 'electron', 'renderer', 'scripts', 'shared', 'simulator'];

function readSources(folder: string): Source[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry): Source[] => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory())
      return entry.name === 'fixtures' || entry.name === 'node_modules' ? [] : readSources(path);
    return /\.(ts|tsx|mjs|js|css)$/.test(entry.name)
      ? [{ path, text: readFileSync(join(root, path), 'utf8') }]
      : [];
  });
}

const present = new Set(readdirSync(root));
const sources = folders.filter((folder) => present.has(folder)).flatMap(readSources);
const found = violations(sources);

test('there is something to judge', () => {
  for (const folder of ['electron/', 'renderer/', 'shared/', 'simulator/']) {
    expect(sources.filter(({ path }) => path.startsWith(folder)).length, folder).toBeGreaterThan(5);
  }
});

test.each(Object.keys(rules))('%s', (rule) => {
  expect(found.filter((each) => each.rule === rule)).toEqual([]);
});

/** A tree that keeps the law, to which each control adds its breach. */
const lawful: readonly Source[] = [
  {
    path: 'electron/practice.ts',
    text: "import type { T } from '../simulator/types.ts'; await import('../simulator/s.ts');",
  },
  { path: 'electron/platform/window.ts', text: "import { BrowserWindow } from 'electron';" },
  { path: 'electron/sync/plan.ts', text: "import pLimit from 'p-limit'; export const a = pLimit(4);" },
  { path: 'scripts/checkGroups.ts', text: "import { b } from './decode.ts';" },
  { path: 'scripts/decode.ts', text: "import { c } from 'node:zlib';" },
  { path: 'shared/a.test.ts', text: "import { test } from 'vitest'; console.log(process.cwd());" },
];

test('the lawful tree is free of violations', () => {
  expect(violations(lawful)).toEqual([]);
});

const dependency = 'renderer names renderer, shared and its view packages';
const sharedRule = 'shared names shared and zod';
const electronRule = 'electron names electron, shared and packages';
const syncRule = 'sync names no platform';
const simulatorRule = 'simulator names simulator, shared and packages';
const shellRule = 'only the shell imports electron';
const practiceRule = 'one place reaches the simulator, lazily';
const languageRule = 'shared and sync use nothing but the language';
const importRule = 'an import tells where it leads';
const nameRule = 'names say what a thing is';
const lengthRule = 'no file is longer than 300 lines';
const checkRule = 'the check of the groups shares no code with the app';

const controls: readonly (readonly [string, string, string])[] = [
  [dependency, 'renderer/a.tsx', "import { x } from '../electron/ports.ts';"],
  [dependency, 'renderer/a.tsx', "import type { x } from '../simulator/types.ts';"],
  [dependency, 'renderer/b/a.tsx', "export * from '../../electron/ports.ts';"],
  [dependency, 'renderer/a.tsx', "const x = await import('node:fs');"],
  [dependency, 'renderer/a.tsx', "import { x } from 'zod';"],
  [dependency, 'renderer/a.tsx', "import electron from 'electron';"],
  [sharedRule, 'shared/a.ts', "import { x } from '../electron/ports.ts';"],
  [sharedRule, 'shared/a.ts', "import { x } from 'node:path';"],
  [sharedRule, 'shared/strings/a.ts', "type X = import('../../renderer/a.ts').X;"],
  [electronRule, 'electron/a.ts', "import { x } from '../renderer/a.ts';"],
  [electronRule, 'electron/a.ts', "const x = require('../e2e/fixture.ts');"],
  [syncRule, 'electron/sync/a.ts', "import { createHash } from 'node:crypto';"],
  [syncRule, 'electron/sync/a.ts', "import type { X } from '@azure/core-auth';"],
  [simulatorRule, 'simulator/a.ts', "export { x } from '../electron/ports.ts';"],
  [simulatorRule, 'simulator/a.ts', "import { app } from 'electron';"],
  [shellRule, 'electron/azure/a.ts', "import { net } from 'electron';"],
  [shellRule, 'electron/compose.ts', "import type { App } from 'electron';"],
  [shellRule, 'electron/platformless.ts', "import { app } from 'electron/main';"],
  [practiceRule, 'electron/azure/a.ts', "const x = await import('../../simulator/s.ts');"],
  [practiceRule, 'electron/practice.ts', "import { x } from '../simulator/s.ts';"],
  [languageRule, 'shared/a.ts', 'export const a = process.env;'],
  [languageRule, 'shared/a.ts', 'export const a = (x = document.title) => x;'],
  [languageRule, 'electron/sync/a.ts', 'export const a = () => setTimeout(() => undefined, 1);'],
  [languageRule, 'electron/sync/a.ts', 'export const a = { fetch };'],
  [languageRule, 'electron/sync/a.ts', 'export const a = globalThis as object;'],
  [importRule, 'electron/a.ts', 'await import(name);'],
  [importRule, 'simulator/a.ts', 'require(`./` + name);'],
  [nameRule, 'renderer/wizard/wizardUtils.ts', ''],
  [nameRule, 'electron/common/a.ts', ''],
  [nameRule, 'simulator/SiteManager.ts', ''],
  [nameRule, 'shared/test-helpers.ts', ''],
  [lengthRule, 'renderer/page.css', 'a {}\n'.repeat(301)],
  [checkRule, 'scripts/checkGroups.ts', "import { x } from '../electron/ports.ts';"],
  [checkRule, 'scripts/decode.ts', "import { x } from '../simulator/types.ts';"],
];

test.each(controls)('%s: finds a breach in %s', (rule, path, text) => {
  const tree = [...lawful.filter((each) => each.path !== path), { path, text }];
  expect(violations(tree).map((each) => `${each.rule} ${each.path}`)).toContain(`${rule} ${path}`);
});

test('every rule has a control', () => {
  expect(new Set(controls.map(([rule]) => rule))).toEqual(new Set(Object.keys(rules)));
});

test('a file that is missing does not make its rule idle', () => {
  for (const [path, rule] of [
    ['electron/practice.ts', practiceRule],
    ['scripts/checkGroups.ts', checkRule],
  ] as const) {
    expect(violations(lawful.filter((each) => each.path !== path)).map((each) => each.rule)).toEqual([rule]);
  }
});

describe('what counts as an import', () => {
  test('all of its forms, and no text that looks like one', () => {
    const text = `
      import a from 'a'; import type { B } from 'b'; import 'c'; export * from 'd'; export { e } from 'e';
      import('f'); import(\`g\`); require('h'); require.resolve('i'); type J = import('j').J; import k = require('k');
      // import l from 'l';
      const m = "import m from 'm'";`;
    expect(
      importsOf({ path: 'a.ts', text })
        .map(({ specifier }) => specifier)
        .sort()
        .join(''),
    ).toBe('abcdefghijk');
  });
});

test('a free name is one that nobody declares', () => {
  const text = `
    import { a, b as c } from 'x'; import * as d from 'y'; import e from 'z';
    interface process { window: string } type T = typeof navigator;
    export function f({ g, h: [i] = [] }: { g: Node; h: string[] }, ...j: Buffer[]): Response { return a + c + d + e + g + i + j; }
    export const k = { document: 1, [location]: 2, window() { return this.process; } };
    export class L { fetch = 1; console = () => { try { f(k.alert as never); } catch (m) { throw m; } }; }
    const n = (o = screen) => o satisfies unknown; label: for (const p of n()) break label;`;
  expect(freeNames({ path: 'a.ts', text })).toEqual(['location', 'screen']);
});
