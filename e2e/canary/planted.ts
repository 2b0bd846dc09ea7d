import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base } from '../fixture.ts';

export interface Planted {
  readonly canary: string;
  /** File through which practice mode learns the canary, outside of everything that is searched. */
  readonly path: string;
}

export const test = base.extend<{ readonly planted: Planted }>({
  planted: async ({ scratchDir }, use) => {
    const folder = await mkdtemp(join(scratchDir, 'oms-canary-'));
    const path = join(folder, 'secret.txt');
    const canary = newCanary();
    await writeFile(path, canary, { mode: 0o600 });
    await use({ canary, path });
    await rm(folder, { recursive: true, force: true });
  },
});

/** Looks like a client secret, and every encoding writes some of its characters differently. */
export function newCanary(): string {
  return `Cny8Q~${randomBytes(9).toString('base64url')}+/=&%"\\<${randomBytes(9).toString('hex')}`;
}
