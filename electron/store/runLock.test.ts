import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRunLocks, type ProcessFacts } from './runLock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A computer with processes that a test starts, kills and restarts. */
function createComputer() {
  let uptime = 1000;
  const dead = new Set<number>();
  return {
    locksOf: (pid: number) => {
      const facts: ProcessFacts = {
        pid,
        uptime: () => uptime,
        isRunning: (other) => !dead.has(other),
      };
      return createRunLocks(facts);
    },
    kill: (pid: number) => dead.add(pid),
    pass: (inSeconds: number) => {
      uptime += inSeconds;
    },
    restart: () => {
      uptime = 10;
    },
  };
}

const HOURS = 60 * 60;
const files = () => readdirSync(folder);

describe('the lock of a connection', () => {
  it('keeps a second process out until it is given back', async () => {
    const computer = createComputer();
    const first = await computer.locksOf(1).take(folder);
    expect(first.ok).toBe(true);
    expect(await computer.locksOf(2).take(folder)).toMatchObject({ error: { code: 'runInProgress' } });
    if (first.ok) await first.value.release();
    expect(files()).toEqual([]);
    expect((await computer.locksOf(2).take(folder)).ok).toBe(true);
  });

  it('keeps a second run of the same process out', async () => {
    const locks = createComputer().locksOf(1);
    expect((await locks.take(folder)).ok).toBe(true);
    expect(await locks.take(folder)).toMatchObject({ error: { code: 'runInProgress' } });
  });

  it.each<[string, (computer: ReturnType<typeof createComputer>) => void]>([
    ['its process was killed', (computer) => computer.kill(1)],
    ['the computer was restarted', (computer) => computer.restart()],
    ['it has been silent for longer than any run may last', (computer) => computer.pass(2 * HOURS + 1)],
  ])('is taken over when %s', async (_why, happen) => {
    const computer = createComputer();
    await computer.locksOf(1).take(folder);
    happen(computer);
    expect((await computer.locksOf(2).take(folder)).ok).toBe(true);
    expect(files()).toEqual(['run.lock']);
  });

  it('is taken over by a new process that got the number of the dead one', async () => {
    const computer = createComputer();
    await computer.locksOf(1).take(folder);
    expect((await computer.locksOf(1).take(folder)).ok).toBe(true);
  });

  it('stays while its run shows signs of life', async () => {
    const computer = createComputer();
    const lock = await computer.locksOf(1).take(folder);
    computer.pass(1.5 * HOURS);
    if (lock.ok) await lock.value.touch();
    computer.pass(1.5 * HOURS);
    expect(await computer.locksOf(2).take(folder)).toMatchObject({ error: { code: 'runInProgress' } });
  });

  it('is taken over when its file is cut off', async () => {
    writeFileSync(join(folder, 'run.lock'), '{"schema":1,"tok');
    expect((await createComputer().locksOf(2).take(folder)).ok).toBe(true);
  });

  it('is never given back by a run that has lost it', async () => {
    const computer = createComputer();
    const first = await computer.locksOf(1).take(folder);
    computer.pass(3 * HOURS);
    await computer.locksOf(2).take(folder);
    const text = readFileSync(join(folder, 'run.lock'), 'utf8');
    if (first.ok) await first.value.touch();
    if (first.ok) await first.value.release();
    expect(readFileSync(join(folder, 'run.lock'), 'utf8')).toBe(text);
  });

  it('says so when the folder cannot be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await createComputer().locksOf(1).take(join(file, 'below'))).toMatchObject({
      error: { code: 'fileNotWritable' },
    });
    expect(existsSync(join(folder, 'run.lock'))).toBe(false);
  });
});
