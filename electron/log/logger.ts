/** Severity as CMTrace colours it. */
export type Severity = 'info' | 'warning' | 'error';

/** The app's log. Every message passes redaction before it reaches a file. */
export interface Logger {
  write(severity: Severity, component: string, message: string): void;
}

/** Knows the texts that must never appear anywhere; learns them the moment they enter main. */
export interface Redactor {
  /** From now on `secret` and its URL-encoded, base64 and JSON-escaped forms are masked. */
  addSecret(secret: string): void;
  redact(text: string): string;
}

/** Tells whoever watches the computer's own event log. `id` is 1 to 1000, one for each kind of event. */
export type ReportToEventLog = (severity: Severity, id: number, text: string) => Promise<void>;
