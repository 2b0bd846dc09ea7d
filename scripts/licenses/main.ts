import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAllowed, licenseText, NOTICES, noticesText } from './notices.ts';
import { importedPackages, productPackages, readLock } from './productPackages.ts';

/**
 * `npm run licenses`: writes the notices of what is in the product. With `--check` it writes nothing and fails where they
 * are not current. A license that is not on the list fails either way.
 */

const root = join(import.meta.dirname, '..', '..');
const packages = productPackages(importedPackages(root), readLock(root));
const refused = packages.filter(({ license }) => !isAllowed(license));
for (const { name, version, license } of refused)
  process.stderr.write(
    `${name} ${version} is under "${license}", which scripts/licenses/notices.ts does not allow.\n`,
  );

const path = join(root, NOTICES);
const text = noticesText(packages, (each) => licenseText(root, each));
const isCurrent = readOrEmpty(path) === text;
if (process.argv.includes('--check')) {
  if (!isCurrent) process.stderr.write(`${NOTICES} is not current. Run "npm run licenses" and commit it.\n`);
} else {
  writeFileSync(path, text);
}
const licenses = [...new Set(packages.map(({ license }) => license))].sort().join(', ');
process.stdout.write(`${packages.length} packages are in the product: ${licenses}\n`);
process.exitCode = refused.length > 0 || (process.argv.includes('--check') && !isCurrent) ? 1 : 0;

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return '';
  }
}
