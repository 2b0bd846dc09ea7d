import type { RunLogLine } from '../../shared/groupsModel.ts';
import { inEnglish } from '../../shared/language/active.ts';
import type { GroupOutcome, SyncOutcome } from '../../shared/runModel.ts';
import { causeOf, runLogTexts, whyChanged } from '../../shared/strings/runLog.ts';
import type { Logger } from '../log/logger.ts';
import type { Plan } from '../sync/plan.ts';
import type { KnownGroups } from '../sync/state.ts';

/** The history keeps about this many lines of a run; the log file has them all. */
const KEPT_LINES = 200;

/** Lines of one run, in the log and for its history. */
export interface RunLog {
  write(severity: RunLogLine['severity'], text: string): void;
  /** For the history: the first lines, and how many there were beyond. */
  lines(): readonly RunLogLine[];
}

export function createRunLog(logger: Logger, runId: string, now: () => Date): RunLog {
  const all: RunLogLine[] = [];
  return {
    write(severity, text) {
      logger.write(severity, 'Sync', `${runId.slice(0, 8)} ${text}`);
      all.push({ at: now().toISOString(), severity, text });
    },
    lines: () => shortened(all, now()),
  };
}

/** What is out of order and how it ended matter most; the rest fills up, in the order in which it was said. */
function shortened(all: readonly RunLogLine[], now: Date): readonly RunLogLine[] {
  if (all.length <= KEPT_LINES) return all;
  const last = all.at(-1);
  const first = all.filter((line) => line.severity !== 'info' && line !== last).slice(0, KEPT_LINES / 2);
  const rest = all.filter((line) => line.severity === 'info' && line !== last);
  const kept = new Set([...first, ...rest.slice(0, KEPT_LINES - first.length - 1), ...(last ? [last] : [])]);
  const beyond = {
    at: now.toISOString(),
    severity: 'info' as const,
    text: runLogTexts.more(all.length - kept.size),
  };
  return [...all.filter((line) => kept.has(line)), beyond];
}

/** One line per group that was written or left, and the end. */
export function logOutcome(
  log: RunLog,
  outcome: SyncOutcome,
  changes: Plan | undefined,
  before: KnownGroups,
  removed: readonly string[],
): void {
  const byCollection = new Map(
    (changes?.changes ?? []).map((change) => [change.group.content.collectionId, change]),
  );
  let waiting = 0;
  for (const group of outcome.groups) {
    const change = byCollection.get(group.collectionId);
    const isWritten = change?.kind === 'create' || change?.kind === 'update';
    if (group.state === 'notVerified') log.write('warning', runLogTexts.notVerified(group.alias, group.name));
    else if (group.state === 'waiting') waiting += 1;
    else if (group.state !== 'inSync') log.write('warning', leftLine(group, change?.reason));
    else if (isWritten && change.kind === 'create') {
      log.write('info', runLogTexts.created(group.alias, group.name, group.computers));
    } else if (isWritten) {
      const was = before.get(group.collectionId)?.computers ?? group.computers;
      const why = whyOf(change.reason);
      log.write('info', runLogTexts.updated(group.alias, group.name, was, group.computers, why));
    }
  }
  if (waiting > 0) log.write('warning', runLogTexts.waiting(waiting));
  for (const collectionId of removed) log.write('info', runLogTexts.deleted(collectionId));
}

function leftLine({ alias, name, error }: GroupOutcome, reason: Parameters<typeof whyOf>[0]): string {
  return runLogTexts.left(alias, name, `${whyOf(reason)}${causeOf(error)}`);
}

function whyOf(reason: Plan['changes'][number]['reason'] | undefined): string {
  return reason === undefined ? 'it was not read' : inEnglish(() => whyChanged[reason]);
}
