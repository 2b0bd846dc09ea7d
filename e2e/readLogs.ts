import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCmtrace } from '../electron/log/readCmtrace.ts';

/** Throws where a log that the app has written is not exactly one: whatever a test makes it write is read so. */
export function readLogs(userDataDir: string): void {
  for (const name of ['OMSConnect.lo_', 'OMSConnect.log']) {
    const path = join(userDataDir, 'logs', name);
    if (existsSync(path)) readCmtrace(readFileSync(path, 'utf8'));
  }
}
