import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProductPackage } from './productPackages.ts';

/** Licenses under which a package may be part of the product: all of them permit that for the price of naming them. */
export const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  // Of argparse, which reads options for the updater's YAML: permissive, and asks for its notice only.
  'Python-2.0',
]);

export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

const HEAD = `OMS Connect contains the packages below. Each is used under the license that stands with it.

Electron and Chromium, which the program runs on, bring their licenses along in the files LICENSE.electron.txt and
LICENSES.chromium.html of the installed folder.

Written by "npm run licenses".
`;

/** True for "MIT", "MIT OR X" and "(MIT AND ISC)"; of a choice one is enough. */
export function isAllowed(license: string): boolean {
  const choices = license.replace(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((each) => ALLOWED.has(each.trim())));
}

/** Text of the license as the package brings it, or the name of it where it brings none. */
export function licenseText(root: string, { folder, license }: ProductPackage): string {
  const path = join(root, folder);
  const files = readdirSync(path)
    .filter((name) => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(name))
    .sort();
  const texts = files.map((name) => readFileSync(join(path, name), 'utf8').replaceAll('\r\n', '\n').trim());
  if (texts.length > 0) return texts.join('\n\n').replace(/[ \t]+$/gm, '');
  const { author, homepage } = JSON.parse(
    readFileSync(join(path, 'package.json'), 'utf8').replace(/^\ufeff/, ''),
  ) as {
    author?: string | { name?: string };
    homepage?: string;
  };
  const who = typeof author === 'string' ? author : author?.name;
  return [`License: ${license}`, ...(who ? [`Author: ${who}`] : []), ...(homepage ? [homepage] : [])].join(
    '\n',
  );
}

/** The whole file; packages with one and the same text stand together. */
export function noticesText(
  packages: readonly ProductPackage[],
  textOf: (each: ProductPackage) => string,
): string {
  const byText = new Map<string, ProductPackage[]>();
  for (const each of packages) {
    const text = textOf(each);
    byText.set(text, [...(byText.get(text) ?? []), each]);
  }
  const parts = [...byText].map(([text, users]) => {
    const lines = users.map(({ name, version, license }) => `${name} ${version} (${license})`);
    return `${'-'.repeat(80)}\n${[...new Set(lines)].join('\n')}\n\n${text}\n`;
  });
  return [HEAD, ...parts].join('\n');
}
