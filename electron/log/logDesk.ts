import { appError } from '../../shared/errors.ts';
import type { LogLevel } from '../../shared/policy.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { LogLevelOrigin, LogView } from '../../shared/support.ts';
import type { Policy } from '../policy/policy.ts';
import type { LogFile } from './logFile.ts';

export interface LogDeskDeps {
  readonly log: LogFile;
  readonly policy: Pick<Policy, 'values'>;
  /** Of the command line: for this start. */
  readonly asked: LogLevel | undefined;
  /** What this Windows account chooses, now and at other starts. */
  readonly settings: {
    readLogLevel(): Promise<LogLevel | undefined>;
    saveLogLevel(level: LogLevel): Promise<Result<Record<string, never>>>;
  };
}

/** Where the log stands and how much it holds. The organisation's word counts, then the command line's, then the person's. */
export interface LogDesk {
  /** Opens the log. Never rejects. */
  begin(): Promise<void>;
  view(): LogView;
  /** From now on and at the next starts; refused where the organisation has settled it. */
  setLevel(level: LogLevel): Promise<Result<LogView>>;
}

export function createLogDesk({ log, policy, asked, settings }: LogDeskDeps): LogDesk {
  let origin: LogLevelOrigin = 'usual';
  const view = (): LogView => ({ path: log.path(), level: log.level(), origin });
  return {
    view,
    async begin() {
      try {
        const { LogFolder, LogLevel } = await policy.values();
        const chosen = await settings.readLogLevel();
        if (LogLevel !== undefined) origin = 'policy';
        else if (asked !== undefined) origin = 'commandLine';
        else if (chosen !== undefined) origin = 'chosen';
        log.begin({ folder: LogFolder ?? log.folder(), level: LogLevel ?? asked ?? chosen ?? 'normal' });
      } catch (error) {
        log.flush();
        log.write('error', 'App', `What the log should be cannot be read: ${String(error)}`);
      }
    },
    async setLevel(level) {
      if (origin === 'policy') return fail(appError('setByPolicy', { facts: { name: 'LogLevel' } }));
      const saved = await settings.saveLogLevel(level);
      if (!saved.ok) return saved;
      origin = 'chosen';
      log.begin({ folder: log.folder(), level });
      return ok(view());
    },
  };
}
