import type { LogLevel } from '../../shared/policy.ts';

/** Severity as CMTrace colours it; `verbose` looks like `info` there and is written where somebody asked for it. */
export type Severity = 'verbose' | 'info' | 'warning' | 'error';

/** The app's log. Every message passes redaction before it reaches a file. */
export interface Logger {
  write(severity: Severity, component: string, message: string): void;
}

const WRITTEN: Readonly<Record<LogLevel, ReadonlySet<Severity>>> = {
  failures: new Set(['error']),
  warnings: new Set(['error', 'warning']),
  normal: new Set(['error', 'warning', 'info']),
  verbose: new Set(['error', 'warning', 'info', 'verbose']),
};

/** Whether a log of this level holds such lines. */
export function isWritten(severity: Severity, level: LogLevel): boolean {
  return WRITTEN[level].has(severity);
}

/** Knows the texts that must never appear anywhere; learns them the moment they enter main. */
export interface Redactor {
  /** From now on `secret` and its URL-encoded, base64 and JSON-escaped forms are masked. */
  addSecret(secret: string): void;
  redact(text: string): string;
}

/** Tells whoever watches the computer's own event log. `id` is 1 to 1000, one for each kind of event. */
export type ReportToEventLog = (
  severity: Exclude<Severity, 'verbose'>,
  id: number,
  text: string,
) => Promise<void>;
