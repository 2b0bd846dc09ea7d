import type { LogLevel, PolicyReport } from './policy.ts';

/** Who has settled how much the log holds. */
export type LogLevelOrigin = 'policy' | 'commandLine' | 'chosen' | 'usual';

export interface LogView {
  readonly path: string;
  readonly level: LogLevel;
  readonly origin: LogLevelOrigin;
}

/** What a file of the bundle for support tells. */
export const supportFileKinds = [
  'about',
  'log',
  'formerLog',
  'policy',
  'connection',
  'runs',
  'diagnosis',
] as const;
export type SupportFileKind = (typeof supportFileKinds)[number];

export interface SupportFile {
  /** Its name in the bundle. */
  readonly name: string;
  readonly kind: SupportFileKind;
  /** Of its text in UTF-8. */
  readonly bytes: number;
}

export interface SupportBundle {
  readonly bundleId: string;
  readonly files: readonly SupportFile[];
}

/** Answers of the methods for policy, log and support. */
export interface SupportOutputs {
  readPolicy: PolicyReport;
  readLog: LogView;
  setLogLevel: LogView;
  listSupportFiles: SupportBundle;
  readSupportFile: { readonly text: string };
  exportSupport: { readonly saved: boolean; readonly bytes: number };
}
