import type { GroupView } from '../../shared/groupsModel.ts';
import type { OutcomeKind, SyncOutcome, Traffic } from '../../shared/runModel.ts';
import type { GroupContents } from '../methods/groupContents.ts';
import { noTraffic } from '../transport/traffic.ts';
import type { Refusal } from './refusal.ts';
import type { ExitCode } from './surroundings.ts';

/** What `sync --json` prints: one document, whatever happened. */
export interface SyncDocument extends Omit<SyncOutcome, 'outcome' | 'full' | 'traffic' | 'groups'> {
  readonly outcome: 'done' | 'partly' | 'failed' | 'cannotStart' | 'skipped';
  readonly requests: Traffic['requests'];
  readonly challenges: number;
  readonly bytes: Traffic['bytes'];
  readonly groups?: readonly DocumentGroup[];
  /** What ended it, or kept it from starting. */
  readonly error?: { readonly code?: string; readonly text: string };
}

type DocumentGroup = Pick<GroupView, 'collectionId' | 'name' | 'id' | 'alias' | 'state'> &
  Pick<GroupContents, 'query' | 'members'>;

/** The document of a run that could not even start. */
export const cannotStart: SyncDocument = {
  outcome: 'cannotStart',
  created: 0,
  updated: 0,
  deleted: 0,
  unchanged: 0,
  heldBack: 0,
  failed: 0,
  requests: noTraffic.requests,
  challenges: 0,
  bytes: noTraffic.bytes,
  durationInMs: 0,
  questions: [],
};

/** A reason as programs and people read it; a call that made no sense has no code. */
export function documentError({ title, action, error }: Refusal): Pick<SyncDocument, 'error'> {
  const text = action === '' ? title : `${title}. ${action}`;
  return { error: { ...(error === undefined ? {} : { code: error.code }), text } };
}

export function syncDocument(
  outcome: SyncOutcome | undefined,
  challenges: number,
  groups: readonly GroupContents[] | undefined,
): SyncDocument {
  if (outcome === undefined) return { ...cannotStart, outcome: 'failed', challenges };
  const { created, updated, deleted, unchanged, heldBack, failed, traffic, durationInMs, questions } =
    outcome;
  return {
    outcome: kinds[outcome.outcome],
    ...{ created, updated, deleted, unchanged, heldBack, failed },
    requests: traffic.requests,
    challenges,
    bytes: traffic.bytes,
    durationInMs,
    questions,
    ...(groups === undefined ? {} : { groups: groups.map(documentGroup) }),
  };
}

// Who cancels by closing the program gets no other answer than one that stopped.
const kinds: Readonly<Record<OutcomeKind, SyncDocument['outcome']>> = {
  done: 'done',
  partly: 'partly',
  failed: 'failed',
  cancelled: 'failed',
};

function documentGroup({
  collectionId,
  name,
  id,
  alias,
  state,
  query,
  members,
}: GroupContents): DocumentGroup {
  return { collectionId, name, id, alias, state, query, members };
}

/** A run that stopped is told first; else a question that waits for a person, however far the run came. */
export function exitCodeOf({ outcome, questions }: Pick<SyncDocument, 'outcome' | 'questions'>): ExitCode {
  if (outcome === 'cannotStart') return 3;
  if (outcome === 'failed') return 1;
  return questions.length > 0 || outcome === 'partly' ? 2 : 0;
}
