import { open, readFile, stat } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileFailure, isMissing, withPatience } from './fileFailure.ts';
import { type RunRecord, runRecord } from './records.ts';

const LINE_FEED = 0x0a;
/** Read from the end in steps of this size: the last run is asked for often, the whole history seldom. */
const STEP_BYTES = 64 * 1024;
/** Above this size the history is cut to its newest lines; about half a year of runs every 3 hours. */
const LARGEST_BYTES = 4 * 1024 * 1024;
const KEPT_BYTES = 2 * 1024 * 1024;
const KEPT_LINES = 500;

/** Adds one line to a `runs.jsonl` and flushes it. */
export async function appendRun(path: string, run: RunRecord): Promise<Result<void>> {
  try {
    await cutWhenLarge(path);
    const file = await withPatience(() => open(path, 'a+'));
    try {
      const line = `${JSON.stringify(run)}\n`;
      // A line torn by a crash must not swallow this one.
      await file.appendFile((await endsLine(file)) ? line : `\n${line}`, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    return ok(undefined);
  } catch (error) {
    return fail(fileFailure('fileNotWritable', path, error));
  }
}

async function cutWhenLarge(path: string): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= LARGEST_BYTES) return;
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const kept: string[] = [];
  let bytes = 0;
  for (const line of lines.slice(-KEPT_LINES).reverse()) {
    bytes += Buffer.byteLength(line) + 1;
    // The last run is kept however long its line is.
    if (kept.length > 0 && bytes > KEPT_BYTES) break;
    kept.unshift(line);
  }
  await writeFileAtomic(path, `${kept.join('\n')}\n`);
}

async function endsLine(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === LINE_FEED;
}

/** The last `count` runs, newest first. Torn or foreign lines are passed over. */
export async function readRuns(path: string, count: number): Promise<Result<readonly RunRecord[]>> {
  try {
    const file = await withPatience(() => open(path, 'r'));
    try {
      return ok(await lastRuns(file, count));
    } finally {
      await file.close();
    }
  } catch (error) {
    return isMissing(error) ? ok([]) : fail(fileFailure('fileNotReadable', path, error));
  }
}

async function lastRuns(file: Awaited<ReturnType<typeof open>>, count: number): Promise<RunRecord[]> {
  const runs: RunRecord[] = [];
  let end = (await file.stat()).size;
  /** The beginning of the line that the last step cut. */
  let rest = Buffer.alloc(0);
  while (end > 0 && runs.length < count) {
    const start = Math.max(0, end - STEP_BYTES);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
    const bytes = Buffer.concat([buffer.subarray(0, bytesRead), rest]);
    const firstWhole = start === 0 ? 0 : bytes.indexOf(LINE_FEED) + 1;
    // Not one line feed in it: the line is longer than a step.
    const hasLine = start === 0 || firstWhole > 0;
    const lines = hasLine ? bytes.subarray(firstWhole).toString('utf8').split('\n') : [];
    for (let index = lines.length - 1; index >= 0 && runs.length < count; index -= 1) {
      const run = parseLine(lines[index] ?? '');
      if (run !== undefined) runs.push(run);
    }
    rest = hasLine ? bytes.subarray(0, firstWhole) : bytes;
    end = start;
  }
  return runs;
}

function parseLine(line: string): RunRecord | undefined {
  if (line.trim() === '') return undefined;
  try {
    const parsed = runRecord.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
