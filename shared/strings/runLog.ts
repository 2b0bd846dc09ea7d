import type { AppError } from '../errors.ts';
import { englishOnly } from '../language/englishOnly.ts';
import { localised } from '../language/localised.ts';
import type { OutcomeKind, SyncOutcome } from '../runModel.ts';
import { formatDate, formatNumber, formatTime, plural } from './format.ts';

/** Why a group was written, held back or refused. */
export type WhyChanged =
  | 'new'
  | 'membersChanged'
  | 'renamed'
  | 'editedByHand'
  | 'notProven'
  | 'takenOver'
  | 'same'
  | 'largeLoss'
  | 'aliasTaken'
  | 'noRoom';

export const whyChanged: Readonly<Record<WhyChanged, string>> = localised('whyChanged', {
  new: 'the workspace has no group for it yet',
  membersChanged: 'its members changed',
  renamed: 'the collection was renamed',
  editedByHand: 'the group was changed in Azure by somebody else',
  notProven: 'the last count in the workspace was not right',
  takenOver: 'this computer keeps it from now on',
  same: 'nothing changed',
  largeLoss:
    'it would lose more than half of its members; when a sync an hour later or more reads the same, it is changed',
  aliasTaken: 'another saved search has its function alias',
  noRoom: 'the workspace’s saved searches leave no room for it',
});

const computers = (count: number): string => plural(count, { one: '1 computer', other: '# computers' });

/** Lines of a run's own log: one plain sentence each. */
export const runLogTexts = englishOnly({
  starts: (collections: number, full: boolean) =>
    `${plural(collections, { one: '1 collection', other: '# collections' })}; ${
      full ? 'everything is read' : 'only what changed is read'
    }`,
  created: (alias: string, name: string, count: number) => `Created ${alias}: ${name}, ${computers(count)}`,
  updated: (alias: string, name: string, before: number, now: number, why: string) =>
    before === now
      ? `Changed ${alias}: ${name}, ${computers(now)}; ${why}`
      : `Changed ${alias}: ${name}, ${formatNumber(before)} to ${computers(now)}; ${why}`,
  deleted: (collectionId: string) => `Deleted the group of ${collectionId}`,
  left: (alias: string, name: string, why: string) => `Left as it was, ${alias}: ${name}; ${why}`,
  waiting: (count: number) =>
    plural(count, { one: '1 group waits for the next sync', other: '# groups wait for the next sync' }),
  notVerified: (alias: string, name: string) => `Written and not counted, ${alias}: ${name}`,
  more: (count: number) => plural(count, { one: '1 more line in the log', other: '# more lines in the log' }),
  paused: (until: Date) => `Azure has asked for a pause; the sync goes on at ${formatTime(until)}`,
  stateNotRead: (code: string) => `The state of the last run cannot be read (${code})`,
  stateDamaged: (path: string) =>
    `The state of the last run was damaged and set aside as ${path}; everything is read anew`,
  stateNotSaved: (code: string) => `The state of this run was not saved (${code}); the next one reads more`,
  historyNotSaved: (code: string) => `The run was not added to the history (${code})`,
  cacheNotSaved: (what: string, code: string) => `${what} was not kept (${code})`,
  secretEnds: (end: Date) => `The client secret expires on ${formatDate(end)}; syncs stop then`,
  statusNotWritten: (code: string) => `The status search was not written (${code})`,
  statusWritten: (alias: string) => `Wrote the status search ${alias}`,
  ends: (outcome: OutcomeKind, counts: SyncOutcome, why: string) =>
    `Ends: ${outcome}${why}; created ${counts.created}, changed ${counts.updated}, deleted ${counts.deleted}, ` +
    `unchanged ${counts.unchanged}, held back ${counts.heldBack}, left ${counts.failed}`,
});

/** Cause and the service's own marks, for a line that a supporter reads. */
export function causeOf(error: AppError | undefined): string {
  if (!error) return '';
  return ` (${[error.code, error.serviceCode, error.correlationId].filter(Boolean).join(', ')})`;
}

/** What the computer's event log is told: only when failures last, and when they are over. */
export const eventTexts = {
  failsAgain: (workspace: string, cause: string) =>
    `The computer groups in ${workspace} have not been refreshed three times in a row${cause}. Open OMS Connect to see why.`,
  worksAgain: (workspace: string) => `The computer groups in ${workspace} are refreshed again.`,
} as const;
