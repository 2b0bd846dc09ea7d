import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { errorNumber } from './fileFailure.ts';
import type { ProcessFacts } from './runLock.ts';

/**
 * For the moment in which a file is read, altered and written as a whole: two processes of one account, such as the
 * window and its scheduled task, would otherwise undo each other. A lock that a crash left is taken over.
 */
export interface FileLock {
  /** Answers undefined, and does nothing, where another process keeps the file for longer than anybody waits. */
  during<T>(act: () => Promise<T>): Promise<T | undefined>;
}

const lockRecord = z.object({ token: z.guid(), pid: z.int(), at: z.number() });
type LockRecord = z.output<typeof lockRecord>;

/** Nobody who lives is at it for so long: it takes as long as one small file and the key store do. */
const LONGEST_S = 60;
const BETWEEN_TRIES_MS = 25;
const MOST_TRIES = 400;

export interface FileLockDeps {
  readonly path: string;
  readonly processes: ProcessFacts;
  readonly wait?: (inMs: number) => Promise<unknown>;
}

export function createFileLock({ path, processes, wait = sleep }: FileLockDeps): FileLock {
  const isDead = (found: LockRecord): boolean => {
    const age = processes.uptime() - found.at;
    // Before the last start of the computer, or too long ago.
    return age < 0 || age > LONGEST_S || (found.pid !== processes.pid && !processes.isRunning(found.pid));
  };

  /** A hard link appears whole or not at all, and never replaces another one. */
  const take = (token: string): boolean => {
    const temporary = `${path}.${token}`;
    try {
      mkdirSync(dirname(path), { recursive: true });
      const record: LockRecord = { token, pid: processes.pid, at: processes.uptime() };
      writeFileSync(temporary, JSON.stringify(record), { flag: 'wx', mode: 0o600 });
      linkSync(temporary, path);
      return true;
    } catch (error) {
      if (errorNumber(error) === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(temporary, { force: true });
    }
  };

  /** Moves one that nobody holds any more out of the way, unless somebody else has just done so. */
  const clear = (dead: LockRecord | 'unreadable'): void => {
    const aside = `${path}.${randomUUID()}`;
    try {
      renameSync(path, aside);
      if (!isSame(read(aside), dead)) linkSync(aside, path);
    } catch {
      // Somebody was faster: the next try tells.
    } finally {
      rmSync(aside, { force: true });
    }
  };

  return {
    async during(act) {
      const token = randomUUID();
      for (let tries = 0; !take(token); tries += 1) {
        if (tries >= MOST_TRIES) return undefined;
        const found = read(path);
        if (found === 'unreadable' || (found !== undefined && isDead(found))) clear(found);
        else await wait(BETWEEN_TRIES_MS);
      }
      try {
        return await act();
      } finally {
        const found = read(path);
        if (found !== undefined && found !== 'unreadable' && found.token === token)
          rmSync(path, { force: true });
      }
    },
  };
}

function read(path: string): LockRecord | 'unreadable' | undefined {
  try {
    const parsed = lockRecord.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : 'unreadable';
  } catch (error) {
    return errorNumber(error) === undefined ? 'unreadable' : undefined;
  }
}

function isSame(one: LockRecord | 'unreadable' | undefined, other: LockRecord | 'unreadable'): boolean {
  if (one === undefined || one === 'unreadable' || other === 'unreadable') return one === other;
  return one.token === other.token;
}
