import { existsSync, readFileSync } from 'node:fs';
import { join, normalize, posix } from 'node:path';
import { importsOf } from '../law/imports.ts';

/** A package of others that is part of the product, or may be: what of it the bundler drops is not looked at. */
export interface ProductPackage {
  readonly name: string;
  readonly version: string;
  /** As the package itself says it (SPDX). */
  readonly license: string;
  /** Below the root. */
  readonly folder: string;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
export type Lock = Readonly<Record<string, Locked>>;

/** Where the three bundles begin. */
const ENTRIES = ['electron/main.ts', 'electron/preload.ts', 'renderer/main.tsx'];
/** Ships beside the bundles, with its own licenses and those of Chromium in files of its own. */
const SHIPS_ITSELF = new Set(['electron']);

export function readLock(root: string): Lock {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Lock;
  };
  return packages;
}

/** Names of the packages that the product's own files import, from the entries on; types alone do not count. */
export function importedPackages(root: string): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const left = [...ENTRIES];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    if (!/\.tsx?$/.test(path)) continue;
    for (const { specifier, typeOnly } of importsOf({ path, text: readFileSync(join(root, path), 'utf8') })) {
      if (typeOnly || specifier.startsWith('node:')) continue;
      if (!specifier.startsWith('.')) names.add(packageOf(specifier));
      else {
        const target = posix.normalize(posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')));
        if (existsSync(join(root, normalize(target)))) left.push(target);
      }
    }
  }
  return names;
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** These and everything that they bring along. */
export function productPackages(names: Iterable<string>, lock: Lock): readonly ProductPackage[] {
  const found = new Map<string, ProductPackage>();
  const add = (name: string, from: string): void => {
    const folder = folderOf(name, from, lock);
    if (folder === undefined || found.has(folder) || SHIPS_ITSELF.has(name) || name.startsWith('@types/'))
      return;
    const { version = '', license = '', dependencies = {}, optionalDependencies = {} } = lock[folder] ?? {};
    found.set(folder, { name, version, license, folder });
    for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) add(each, folder);
  };
  for (const name of names) add(name, '');
  return [...found.values()].sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** As Node looks for it: beside whoever asks, then further out. */
function folderOf(name: string, from: string, lock: Lock): string | undefined {
  const parts = from === '' ? [] : from.split(/\/?node_modules\//).slice(1);
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const folder = [...parts.slice(0, depth), name].map((part) => `node_modules/${part}`).join('/');
    if (lock[folder] !== undefined) return folder;
  }
  return undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
