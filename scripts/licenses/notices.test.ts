import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowed, licenseText, NOTICES, noticesText } from './notices.ts';
import { importedPackages, type Lock, productPackages, readLock } from './productPackages.ts';

const root = join(import.meta.dirname, '..', '..');
const packages = productPackages(importedPackages(root), readLock(root));

describe('the notices', () => {
  it('are current: "npm run licenses" writes them', () => {
    const written = readFileSync(join(root, NOTICES), 'utf8').replaceAll('\r\n', '\n');
    // By name first, which is shorter to read than two long texts.
    for (const { name, version } of packages) expect(written).toContain(`${name} ${version} (`);
    expect(written === noticesText(packages, (each) => licenseText(root, each))).toBe(true);
  });

  it('name what the product stands on, and no tool', () => {
    const names = packages.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'react',
        '@fluentui/react-components',
        '@azure/msal-node',
        'zod',
        '@griffel/core',
      ]),
    );
    for (const tool of [
      'vitest',
      'typescript',
      'playwright',
      'electron',
      'electron-builder',
      'fast-check',
      'vite',
    ])
      expect(names).not.toContain(tool);
  });

  it('hold no license that is not allowed', () => {
    expect(packages.filter(({ license }) => !isAllowed(license))).toEqual([]);
  });
});

it.each([
  ['MIT', true],
  ['(BSD-3-Clause OR GPL-2.0)', true],
  ['GPL-3.0', false],
  ['(GPL-2.0 OR LGPL-2.1)', false],
  ['MIT AND ISC', true],
  ['MIT AND GPL-2.0', false],
  ['MPL-2.0', false],
  ['UNLICENSED', false],
  ['', false],
])('license %s: %s', (license, expected) => {
  expect(isAllowed(license)).toBe(expected);
});

it('a package is looked for as Node does it, with what it brings along', () => {
  const lock: Lock = {
    'node_modules/a': { version: '1', license: 'MIT', dependencies: { b: '*', c: '*', missing: '*' } },
    'node_modules/a/node_modules/b': { version: '2', license: 'MIT', dependencies: { c: '*' } },
    'node_modules/a/node_modules/b/node_modules/d': { version: '9', license: 'MIT' },
    'node_modules/b': { version: '1', license: 'MIT' },
    'node_modules/c': { version: '3', license: 'ISC', dependencies: { a: '*', '@types/x': '*' } },
    'node_modules/@types/x': { version: '1', license: 'MIT' },
    'node_modules/unused': { version: '1', license: 'GPL-3.0' },
  };
  expect(productPackages(['a'], lock).map(({ name, version }) => `${name} ${version}`)).toEqual([
    'a 1',
    'b 2',
    'c 3',
  ]);
});

it('packages of one license text stand together', () => {
  const text = noticesText(
    ['a', 'b', 'c'].map((name) => ({ name, version: '1', license: 'MIT', folder: name })),
    ({ name }) => (name === 'b' ? 'other' : 'same'),
  );
  expect(text.match(/same/g)).toHaveLength(1);
  expect(text).toContain('a 1 (MIT)\nc 1 (MIT)\n\nsame');
});
