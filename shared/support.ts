import type { LogLevel, PolicyReport } from './policy.ts';

/** Who has settled how much the log holds. */
export type LogLevelOrigin = 'policy' | 'commandLine' | 'chosen' | 'usual';

export interface LogView {
  readonly path: string;
  readonly level: LogLevel;
  readonly origin: LogLevelOrigin;
}

/** Answers of the methods for policy, log and support. */
export interface SupportOutputs {
  readPolicy: PolicyReport;
  readLog: LogView;
  setLogLevel: LogView;
}
