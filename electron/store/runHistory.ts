import { open, readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileFailure, isMissing, withPatience } from './fileFailure.ts';
import { type RunRecord, runRecord } from './records.ts';

const LINE_FEED = 0x0a;

/** Adds one line to a `runs.jsonl` and flushes it. */
export async function appendRun(path: string, run: RunRecord): Promise<Result<void>> {
  try {
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

async function endsLine(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === LINE_FEED;
}

/** The last `count` runs, newest first. Torn or foreign lines are passed over. */
export async function readRuns(path: string, count: number): Promise<Result<readonly RunRecord[]>> {
  let text: string;
  try {
    text = await withPatience(() => readFile(path, 'utf8'));
  } catch (error) {
    return isMissing(error) ? ok([]) : fail(fileFailure('fileNotReadable', path, error));
  }
  const runs: RunRecord[] = [];
  const lines = text.split('\n');
  for (let index = lines.length - 1; index >= 0 && runs.length < count; index -= 1) {
    const run = parseLine(lines[index] ?? '');
    if (run !== undefined) runs.push(run);
  }
  return ok(runs);
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
