import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { z } from 'zod';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { errorNumber, fileFailure, isMissing } from './fileFailure.ts';

/** What tells a living holder of a lock from a dead one. */
export interface ProcessFacts {
  readonly pid: number;
  /** Seconds since this computer started; never goes back, whatever the clock does. */
  readonly uptime: () => number;
  readonly isRunning: (pid: number) => boolean;
}

/** One run at a time per connection, whichever process it is in: the window, the scheduled task, the command line. */
export interface RunLock {
  /** Says that the run is still at work. */
  touch(): Promise<void>;
  release(): Promise<void>;
}

export interface RunLocks {
  /** `runInProgress` where another run of the connection is at work. A lock that a crash left is taken over. */
  take(folder: string): Promise<Result<RunLock>>;
}

const lockRecord = z.object({
  schema: z.literal(1),
  token: z.guid(),
  pid: z.int(),
  touchedAtUptime: z.number(),
});
type LockRecord = z.output<typeof lockRecord>;

/** The scheduled task is ended by Windows after PT2H; nothing that is alive is silent for longer. */
const LONGEST_SILENCE_S = 2 * 60 * 60;

/** Runs report their steps many times a second; a sign of life a minute is enough. */
const BETWEEN_SIGNS_S = 60;

export function createRunLocks(facts: ProcessFacts): RunLocks {
  /** Tokens of the locks that this process holds. */
  const held = new Set<string>();

  const isStale = ({ token, pid, touchedAtUptime }: LockRecord): boolean => {
    const silence = facts.uptime() - touchedAtUptime;
    // Before the last start of the computer, or too long ago.
    if (silence < 0 || silence > LONGEST_SILENCE_S) return true;
    // Process numbers are given out again: one of ours that we do not hold is a former process's.
    return pid === facts.pid ? !held.has(token) : !facts.isRunning(pid);
  };

  const create = async (path: string, token: string): Promise<boolean> => {
    const temporary = `${path}.${token}`;
    try {
      await writeFile(temporary, textOf(token), { flag: 'wx' });
      // A hard link appears whole or not at all, and never replaces another one.
      await link(temporary, path);
      return true;
    } catch (error) {
      if (errorNumber(error) === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  };

  /** Whole or not at all: a lock without content would look dead to others. */
  const replace = async (path: string, token: string): Promise<void> => {
    const temporary = `${path}.${randomUUID()}`;
    try {
      await writeFile(temporary, textOf(token));
      await rename(temporary, path);
    } catch {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  };

  const textOf = (token: string): string =>
    JSON.stringify({ schema: 1, token, pid: facts.pid, touchedAtUptime: facts.uptime() });

  /** Moves a dead lock away; answers whether the place is free now. */
  const clear = async (path: string, dead: LockRecord | 'unreadable'): Promise<boolean> => {
    const aside = `${path}.${randomUUID()}`;
    try {
      await rename(path, aside);
    } catch (error) {
      return isMissing(error);
    }
    const moved = await read(aside);
    const isSame = dead === 'unreadable' ? moved === 'unreadable' : sameToken(moved, dead);
    // Somebody else was faster and has a new lock there: give it back.
    if (!isSame) await link(aside, path).catch(() => undefined);
    await rm(aside, { force: true }).catch(() => undefined);
    return isSame;
  };

  const lockOf = (path: string, token: string): RunLock => {
    let touchedAt = facts.uptime();
    // A sign of life that is being written must not bring back a lock that is given back meanwhile.
    const inTurn = pLimit(1);
    // A file that a scanner holds for a moment says nothing about whose lock it is.
    const isOurs = async () => {
      const found = await read(path).catch(() => undefined);
      return held.has(token) && sameToken(found, { token });
    };
    return {
      async touch() {
        if (facts.uptime() - touchedAt < BETWEEN_SIGNS_S) return;
        await inTurn(async () => {
          if (facts.uptime() - touchedAt < BETWEEN_SIGNS_S || !(await isOurs())) return;
          touchedAt = facts.uptime();
          await replace(path, token);
        });
      },
      release: () =>
        inTurn(async () => {
          const ours = await isOurs();
          held.delete(token);
          if (ours) await rm(path, { force: true }).catch(() => undefined);
        }),
    };
  };

  return {
    async take(folder) {
      const path = join(folder, 'run.lock');
      const token = randomUUID();
      try {
        await mkdir(folder, { recursive: true });
        for (let attempt = 0; attempt < 3; attempt += 1) {
          held.add(token);
          if (await create(path, token)) return ok(lockOf(path, token));
          held.delete(token);
          const found = await read(path);
          if (found === undefined) continue;
          if (found !== 'unreadable' && !isStale(found)) break;
          await clear(path, found);
        }
        return fail(appError('runInProgress', { retryable: true }));
      } catch (error) {
        held.delete(token);
        return fail(fileFailure('fileNotWritable', path, error));
      }
    },
  };
}

async function read(path: string): Promise<LockRecord | 'unreadable' | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    const parsed = lockRecord.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function sameToken(
  found: LockRecord | 'unreadable' | undefined,
  { token }: { readonly token: string },
): boolean {
  return found !== undefined && found !== 'unreadable' && found.token === token;
}
