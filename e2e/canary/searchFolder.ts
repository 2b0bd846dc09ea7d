import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCanary } from './findCanary.ts';

/** Names of the files below a folder that hold the canary, in which form; also where a name itself does. */
export function canaryInFolder(folder: string, canary: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const content = entry.isFile() ? readFileSync(path) : '';
    const finds = [...findCanary(entry.name, canary), ...findCanary(content, canary)];
    return finds.map(({ form }) => `${path.slice(folder.length + 1)}: ${form}`);
  });
}
