import type { LogLevel } from './policy.ts';

/** Who has settled how much the log holds. */
export type LogLevelOrigin = 'policy' | 'commandLine' | 'chosen' | 'usual';

export interface LogView {
  readonly path: string;
  readonly level: LogLevel;
  readonly origin: LogLevelOrigin;
}
