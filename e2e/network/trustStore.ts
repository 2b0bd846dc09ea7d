import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Chromium on Linux looks for authorities of this account, as Windows' certificate store is elsewhere. */
export async function createTrustStore(home: string, caPems: readonly string[]): Promise<void> {
  const folder = join(home, '.pki', 'nssdb');
  await mkdir(folder, { recursive: true });
  const database = `sql:${folder}`;
  await run('certutil', ['-d', database, '-N', '--empty-password']);
  for (const [position, pem] of caPems.entries()) {
    const file = join(home, `authority-${position}.pem`);
    await writeFile(file, pem);
    await run('certutil', ['-d', database, '-A', '-t', 'C,,', '-n', `Authority ${position}`, '-i', file]);
  }
}
