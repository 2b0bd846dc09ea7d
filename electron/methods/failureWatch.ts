import { join } from 'node:path';
import { z } from 'zod';
import { failureNoticeTexts } from '../../shared/strings/notices.ts';
import type { Logger } from '../log/logger.ts';
import type { Clock } from '../ports.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { readJsonFile, writeJsonFile } from '../store/jsonFile.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { ConnectionNotice } from './notice.ts';

export interface FailureWatchDeps {
  /** Where it is remembered what this account has been told. */
  readonly accountFolder: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly store: Pick<ConnectionStore, 'readRuns'>;
  readonly notify: (notice: ConnectionNotice) => void;
}

/** Is shown each connection whenever the schedule looks at it, whoever syncs it. */
export type FailureWatch = (record: ConnectionRecord) => Promise<void>;

/** So many failed runs one after the other are no passing trouble: 9 hours at the usual interval. */
export const SUSTAINED = 3;

const noticesRecord = z.strictObject({ schema: z.literal(1), failing: z.array(z.guid()) });

/**
 * One notification when a connection begins to fail for long, and one when it works again; by the run history, so that
 * runs of the scheduled task count as well. A client secret that has expired is told of by the watch over secrets.
 */
export function createFailureWatch(deps: FailureWatchDeps): FailureWatch {
  const { accountFolder, clock, logger, store, notify } = deps;
  const path = join(accountFolder, 'failure-notices.json');
  let remembered: ReadonlySet<string> | undefined;

  const recall = async (): Promise<ReadonlySet<string>> => {
    if (remembered !== undefined) return remembered;
    const file = await readJsonFile(path, noticesRecord, () => clock.now());
    // Without the file, somebody is told once more than needed; that is the safe mistake.
    remembered = new Set(file.ok ? (file.value?.failing ?? []) : []);
    return remembered;
  };

  /** Remembered first: after a crash in between nobody is told twice. */
  const remember = async (failing: ReadonlySet<string>): Promise<void> => {
    remembered = failing;
    const saved = await writeJsonFile(path, { schema: 1, failing: [...failing] });
    if (!saved.ok) logger.write('warning', 'Notice', `What was told is not remembered (${saved.error.code})`);
  };

  return async ({ connectionId, importEnabled, workspace }) => {
    const read = await store.readRuns(connectionId, SUSTAINED);
    if (!read.ok) return;
    const [last] = read.value;
    const failing = await recall();
    const wasTold = failing.has(connectionId);
    const isFailing =
      importEnabled &&
      read.value.length >= SUSTAINED &&
      read.value.every(({ outcome }) => outcome.outcome === 'failed');
    if (isFailing && !wasTold && last?.error?.code !== 'secretExpired') {
      await remember(new Set([...failing, connectionId]));
      logger.write('warning', 'Notice', `Connection ${connectionId} has failed ${SUSTAINED} times in a row`);
      notify({
        ...{ connectionId, leadsTo: 'connection' },
        title: failureNoticeTexts.failing(workspace.name),
        body: failureNoticeTexts.failingBody(SUSTAINED),
      });
    } else if (wasTold && last?.outcome.outcome === 'done') {
      await remember(new Set([...failing].filter((id) => id !== connectionId)));
      notify({
        ...{ connectionId, leadsTo: 'connection' },
        title: failureNoticeTexts.working(workspace.name),
        body: failureNoticeTexts.workingBody,
      });
    }
  };
}
