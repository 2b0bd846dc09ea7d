import type { RunLogLine } from '../../shared/groupsModel.ts';
import type { GroupOutcome, SyncOutcome } from '../../shared/runModel.ts';
import type { Status } from '../components/StatusIcon.tsx';

export const severityStatuses: Readonly<Record<RunLogLine['severity'], Status>> = {
  info: 'note',
  warning: 'attention',
  error: 'stopped',
};

/** Groups that a run did not bring in step, in the order in which it met them. */
export function leftGroups(outcome: SyncOutcome): readonly GroupOutcome[] {
  return outcome.groups.filter(({ state, error }) => state !== 'inSync' || error !== undefined);
}

/** The lines as text, in UTC, for a ticket or a mail. */
export function logText(log: readonly RunLogLine[]): string {
  return log.map(({ at, severity, text }) => `${at}\t${severity}\t${text}`).join('\n');
}
