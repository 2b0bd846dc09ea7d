import { type AppError, appError } from '../../shared/errors.ts';
import type { ProgramEnd } from './programRun.ts';

/** What was asked of schtasks, for the text of a failure. */
export type TaskAct = 'register' | 'remove' | 'run' | 'read';

const FILE_NOT_FOUND = 0x80070002;
const PATH_NOT_FOUND = 0x80070003;
const ACCESS_DENIED = 0x80070005;
/** "Task Scheduler Error and Success Constants": registered, but not all triggers, or maybe not the account, start it. */
const SOME_TRIGGERS_FAILED = 0x4131b;
const BATCH_LOGON_PROBLEM = 0x4131c;

/** The exit code as Windows counts it, without sign; undefined where there is none. */
export function causeOf(end: ProgramEnd): number | undefined {
  return end.kind === 'ended' ? end.exitCode >>> 0 : undefined;
}

/**
 * No such task, or no folder of ours yet. 1 is what schtasks says of every failure where it does not heed /HRESULT:
 * counted as missing, so that the task can be created, which tells any other cause.
 */
export function isMissing(end: ProgramEnd): boolean {
  const cause = causeOf(end);
  return cause === FILE_NOT_FOUND || cause === PATH_NOT_FOUND || cause === 1;
}

export function isRegistered(end: ProgramEnd): boolean {
  const cause = causeOf(end);
  return cause === 0 || cause === SOME_TRIGGERS_FAILED || cause === BATCH_LOGON_PROBLEM;
}

export function warnsOfBatchLogon(end: ProgramEnd): boolean {
  return causeOf(end) === BATCH_LOGON_PROBLEM;
}

/** A failure with what is known of its cause; the sentences of schtasks are for its own window only. */
export function taskFailure(act: TaskAct, end: ProgramEnd): AppError {
  const cause = causeOf(end);
  const code = cause === undefined || cause === 0 ? undefined : exitCode(cause);
  const reason = end.kind !== 'ended' ? end.kind : cause === ACCESS_DENIED ? 'accessDenied' : undefined;
  return appError('taskNotRegistered', {
    facts: {
      act,
      ...(code === undefined ? {} : { exitCode: code }),
      ...(reason === undefined ? {} : { reason }),
    },
    retryable: true,
    ...(code === undefined ? {} : { serviceCode: code }),
  });
}

/** As people look it up: small numbers as they are, the others in hexadecimal. */
function exitCode(cause: number): string {
  return cause < 0x10000 ? String(cause) : `0x${cause.toString(16).toUpperCase().padStart(8, '0')}`;
}
