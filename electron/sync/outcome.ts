import type { AppError } from '../../shared/errors.ts';
import type { GroupOutcome, OutcomeKind, SyncOutcome, SyncQuestion } from '../../shared/runModel.ts';
import { type GroupScope, groupAlias, groupDisplayName, groupId } from './names.ts';
import type { KnownGroup, KnownGroups } from './state.ts';

/** Without the traffic, which only the shell can count. */
export type RunOutcome = Omit<SyncOutcome, 'traffic'>;

export interface RunCounts {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  /** Groups that could not be removed. */
  readonly failedRemovals: number;
  /** Groups of these collections were written in this run. */
  readonly written: ReadonlySet<string>;
}

export interface OutcomeInput {
  readonly scope: GroupScope;
  readonly collections: readonly { readonly collectionId: string; readonly name: string }[];
  readonly known: KnownGroups;
  /** Collections that this run came to; of the others it says nothing but that they wait. */
  readonly judged: ReadonlySet<string>;
  readonly counts: RunCounts;
  readonly full: boolean;
  readonly durationInMs: number;
  /** What ended the run before its end. */
  readonly stop?: AppError | undefined;
}

/** What a run says of itself, from what is known of each collection after it. */
export function runOutcome(input: OutcomeInput): RunOutcome {
  const { known, counts, stop } = input;
  const groups = input.collections.map((collection) =>
    groupOutcome(
      input.scope,
      collection,
      input.judged.has(collection.collectionId) ? known.get(collection.collectionId) : undefined,
    ),
  );
  const count = (judge: (group: GroupOutcome) => boolean) => groups.filter(judge).length;
  const isKept = ({ collectionId }: GroupOutcome) => known.get(collectionId)?.keep === true;
  const failed = count((group) => isFailure(group) && !isKept(group)) + counts.failedRemovals;
  const heldBack = count(({ state }) => state === 'heldBack');
  const unchanged = count(
    ({ state, collectionId }) =>
      (state === 'inSync' || state === 'notVerified') && !counts.written.has(collectionId),
  );
  const numbers = { created: counts.created, updated: counts.updated, deleted: counts.deleted };
  const isSomething = counts.created + counts.updated + counts.deleted + unchanged > 0;
  return {
    outcome: kindOf({ stop, failed, heldBack, isSomething }),
    ...numbers,
    unchanged,
    heldBack,
    failed,
    durationInMs: input.durationInMs,
    full: input.full,
    questions: openQuestions(input, stop),
    groups,
  };
}

/** `notVerified` with a reason was counted wrong; without one nobody could count it, which is no failure. */
function isFailure({ state, error }: GroupOutcome): boolean {
  if (state === 'notVerified') return error !== undefined;
  return state === 'failed' || state === 'tooBig' || state === 'notVisible';
}

function kindOf(facts: {
  readonly stop: AppError | undefined;
  readonly failed: number;
  readonly heldBack: number;
  readonly isSomething: boolean;
}): OutcomeKind {
  if (facts.stop) return facts.stop.code === 'cancelled' ? 'cancelled' : 'failed';
  if (facts.failed === 0 && facts.heldBack === 0) return 'done';
  return facts.isSomething || facts.heldBack > 0 ? 'partly' : 'failed';
}

function groupOutcome(
  scope: GroupScope,
  { collectionId, name }: { readonly collectionId: string; readonly name: string },
  known: KnownGroup | undefined,
): GroupOutcome {
  return {
    collectionId,
    name: groupDisplayName(known?.name ?? name, collectionId),
    id: groupId(scope, collectionId),
    alias: groupAlias(scope, collectionId),
    state: known?.state ?? 'waiting',
    computers: known?.computers ?? 0,
    ...(known?.error ? { error: { ...known.error, facts: { name, ...known.error.facts } } } : {}),
  };
}

/** What is open after the run, also from runs before it: a run that came to nothing answers no question. */
function openQuestions(
  { collections, known }: OutcomeInput,
  stop: AppError | undefined,
): readonly SyncQuestion[] {
  const questions: SyncQuestion[] = [];
  if (stop?.code === 'otherWriter') {
    const { alias = '', collectionId = '' } = stop.facts;
    questions.push({ kind: 'otherWriter', alias, collectionId });
  }
  for (const { collectionId, name: given } of collections) {
    const group = known.get(collectionId);
    if (!group) continue;
    const name = group.name || given;
    if (group.state === 'notVisible' && group.keep !== true) {
      questions.push({ kind: 'notVisible', collectionId, name });
    }
    if (group.state !== 'heldBack' || !group.heldBack) continue;
    const { since, computers } = group.heldBack;
    questions.push({
      kind: 'heldBack',
      collectionId,
      name,
      computersBefore: group.computers,
      computersNow: computers,
      since,
    });
  }
  return questions;
}
