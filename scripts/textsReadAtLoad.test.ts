import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Source } from './law/syntax.ts';
import { localisedNames, textsReadAtLoad } from './law/textsReadAtLoad.ts';

const root = resolve(import.meta.dirname, '..');

function readSources(folder: string): Source[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry): Source[] => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return readSources(path);
    return /(?<!\.(test|spec))\.tsx?$/.test(entry.name)
      ? [{ path, text: readFileSync(join(root, path), 'utf8') }]
      : [];
  });
}

// The tables of the tests of the letters are read in the language that such a test has chosen before.
const TABLES = ['shared/strings/lettersByScreen.ts', 'shared/strings/lettersOfShell.ts'];
const sources = ['electron', 'renderer', 'shared', 'e2e']
  .flatMap(readSources)
  .filter(({ path }) => !TABLES.includes(path));
const names = localisedNames(sources);

test('no text is read while a file is loaded', () => {
  expect(names.size).toBeGreaterThan(100);
  const found = sources.flatMap((source) =>
    textsReadAtLoad(source, names).map((what) => `${source.path}:${what}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ['a text', 'const title = xTexts.title;', ['1: xTexts']],
  ['inside of an object', 'const columns = [\n  { name: xTexts.columns.name },\n];', ['2: xTexts']],
  ['by a computed name', 'const label = xTexts[id];', ['1: xTexts']],
  ['a call', 'const label = xTexts.of(3) + xText(4);', ['1: xTexts', '1: xText']],
  ['as an element', 'const note = <p>{xTexts.note}</p>;', ['1: xTexts']],
  ['in a function', 'const label = () => xTexts.label;', []],
  ['in a component', 'function Page() { return <p>{xTexts.note}</p>; }', []],
  ['the object alone', 'const all = { x: xTexts };', []],
  ['a type', 'type X = typeof xTexts.note;', []],
])('%s: %s', (_name, text, expected) => {
  expect(textsReadAtLoad({ path: 'a.tsx', text }, new Set(['xTexts', 'xText']))).toEqual(expected);
});
