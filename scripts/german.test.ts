import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { english, setLanguage } from '../shared/language/active.ts';
import { germanOf } from '../shared/language/german.ts';
import * as german from '../shared/strings/de/german.ts';

const folder = join(import.meta.dirname, '../shared/strings');
const files = readdirSync(folder).filter((name) => /(?<!\.test)\.ts$/.test(name));
const namesIn = (name: string) =>
  [...readFileSync(join(folder, name), 'utf8').matchAll(/localised\(\s*'(\w+)'/g)].map(([, id]) => id ?? '');
const translated: Readonly<Record<string, unknown>> = german;

test('every text has a German one, and no German one is left over', () => {
  expect(Object.keys(german).sort()).toEqual(files.flatMap(namesIn).sort());
});

/** Members that are no text, as the compiler cannot know: they are compared. */
const IDS = new Set(['id', 'app', 'kind', 'url', 'code']);

describe.each(files.filter((name) => namesIn(name).length > 0))('%s', (name) => {
  beforeAll(() => setLanguage(germanOf('de')));
  afterAll(() => setLanguage(english));

  it('has the shape, the ids and the places of the English one', async () => {
    const module: Record<string, unknown> = await import(join(folder, name));
    const differences: string[] = [];
    for (const id of namesIn(name)) {
      setLanguage(english);
      const ours = copy(module[id]);
      setLanguage(germanOf('de'));
      compare(ours, copy(translated[id]), id, differences);
    }
    expect(differences).toEqual([]);
  });
});

/** The texts as they are read now; functions stay. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copy(each)]));
}

function compare(ours: unknown, theirs: unknown, path: string, differences: string[]): void {
  if (typeof ours !== typeof theirs || Array.isArray(ours) !== Array.isArray(theirs)) {
    differences.push(`${path}: ${typeof ours} here, ${typeof theirs} there`);
  } else if (typeof ours === 'string' && typeof theirs === 'string') {
    const key = path.split('.').at(-1) ?? '';
    if ((IDS.has(key) || path.includes('.howTo.')) && ours !== theirs)
      differences.push(`${path}: ${ours} became ${theirs}`);
    if (ours.trim() !== '' && theirs.trim() === '') differences.push(`${path}: empty`);
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join();
    if (places(ours) !== places(theirs)) differences.push(`${path}: other places`);
    if (/["']/.test(theirs) && !/["']/.test(ours)) differences.push(`${path}: straight quotes`);
  } else if (typeof ours === 'object' && ours !== null) {
    const other = theirs as Readonly<Record<string, unknown>>;
    if (Array.isArray(ours) && Array.isArray(theirs) && ours.length !== theirs.length) {
      differences.push(`${path}: ${ours.length} here, ${theirs.length} there`);
    }
    for (const [key, value] of Object.entries(ours))
      compare(value, other[key], `${path}.${key}`, differences);
  }
}
