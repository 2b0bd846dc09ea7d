import { join } from 'node:path';
import { z } from 'zod';
import { inEnglish } from '../../shared/language/active.ts';
import { hasExpired, neededWarning, type SecretThreshold } from '../../shared/secretExpiry.ts';
import { daysUntil } from '../../shared/strings/format.ts';
import { secretNoticeTexts } from '../../shared/strings/updateSecret.ts';
import type { Logger } from '../log/logger.ts';
import type { Clock } from '../ports.ts';
import { readJsonFile, writeJsonFile } from '../store/jsonFile.ts';
import type { ConnectionRecord, RunRecord } from '../store/records.ts';
import type { ConnectionNotice } from './notice.ts';

export interface SecretWatchDeps {
  /** Where it is remembered what this account has been told. */
  readonly accountFolder: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  /** The secret is renewed without a person, as far as is known. */
  readonly renewsItself: (record: ConnectionRecord) => Promise<boolean>;
  /** Days before the end that count; undefined where nobody has set any. */
  readonly warningDays?: () => Promise<readonly number[] | undefined>;
  readonly notify: (notice: ConnectionNotice) => void;
}

/** Told of each connection whenever the schedule looks at it, with its last run. */
export type SecretWatch = (record: ConnectionRecord, lastRun: RunRecord | undefined) => Promise<void>;

const told = z.strictObject({ secret: z.string(), threshold: z.union([z.literal('expired'), z.number()]) });
const warningsRecord = z.strictObject({ schema: z.literal(1), told: z.record(z.guid(), told) });
type Told = z.output<typeof warningsRecord>['told'];

const rank = (threshold: number | 'expired'): number => (threshold === 'expired' ? 0 : threshold);

/** One notification and one line in the log per connection and threshold: 30, 14, 7 and 1 days unless policy says others, and the end. */
export function createSecretWatch(deps: SecretWatchDeps): SecretWatch {
  const { accountFolder, clock, logger, renewsItself, notify } = deps;
  const path = join(accountFolder, 'secret-warnings.json');
  let remembered: Told | undefined;

  const recall = async (): Promise<Told> => {
    if (remembered !== undefined) return remembered;
    const file = await readJsonFile(path, warningsRecord, () => clock.now());
    // Without the file, somebody is told once more than needed; that is the safe mistake.
    remembered = file.ok ? (file.value?.told ?? {}) : {};
    return remembered;
  };

  return async (record, lastRun) => {
    const { connectionId, workspace } = record;
    const now = clock.now();
    const isRenewed = await renewsItself(record);
    const limits = await deps.warningDays?.();
    const end = endOf(record, lastRun, (on) => neededWarning(on, isRenewed, now, limits), now);
    if (end === undefined) return;
    const before = (await recall())[connectionId];
    if (before?.secret === end.secret && rank(before.threshold) <= rank(end.threshold)) return;
    remembered = { ...remembered, [connectionId]: { secret: end.secret, threshold: end.threshold } };
    // Remembered first: after a crash in between nobody is told twice.
    const saved = await writeJsonFile(path, { schema: 1, told: remembered });
    if (!saved.ok) logger.write('warning', 'Secret', `What was told is not remembered (${saved.error.code})`);
    const say = () => secretNoticeTexts.title(end.threshold, daysUntil(end.on, now));
    const body = secretNoticeTexts.body(end.threshold, workspace.name, end.on);
    logger.write(
      'warning',
      'Secret',
      `${inEnglish(say)}: connection ${connectionId}, workspace ${workspace.name}`,
    );
    notify({ connectionId, leadsTo: 'updateSecret', title: say(), body });
  };
}

interface SecretEnd {
  /** Which secret: a new one is told of anew. */
  readonly secret: string;
  readonly threshold: SecretThreshold;
  readonly on: Date;
}

function endOf(
  record: ConnectionRecord,
  lastRun: RunRecord | undefined,
  warningFor: (on: Date) => SecretThreshold | undefined,
  now: Date,
): SecretEnd | undefined {
  const { secretExpiresOn, secretHint } = record;
  if (secretExpiresOn === undefined) {
    // No date is known: learnt the hard way.
    return lastRun?.error?.code === 'secretExpired'
      ? { secret: `${secretHint} refused`, threshold: 'expired', on: now }
      : undefined;
  }
  const on = new Date(secretExpiresOn);
  const threshold = warningFor(on);
  if (threshold === undefined) return undefined;
  const known = {
    secret: { expiresOn: secretExpiresOn },
    ...(lastRun === undefined ? {} : { lastRun, lastSuccessAt: lastRun.finishedAt }),
  };
  if (threshold === 'expired' && !hasExpired(known, now)) return undefined;
  return { secret: `${secretHint} ${secretExpiresOn}`, threshold, on };
}
