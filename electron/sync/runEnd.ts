import type { AppError } from '../../shared/errors.ts';
import type { StepId } from '../../shared/runModel.ts';
import type { GroupListing } from '../ports.ts';
import { runOutcome } from './outcome.ts';
import type { Plan } from './plan.ts';
import type { Reading } from './readChosen.ts';
import { remember } from './remember.ts';
import type { SyncInput, SyncResult } from './run.ts';
import type { SyncState } from './state.ts';
import type { WriteResult } from './writeChanges.ts';

/** How far a run came. */
export interface Ending {
  readonly reading?: Reading;
  readonly listing?: GroupListing;
  readonly changes?: Plan;
  readonly write?: WriteResult;
  readonly error?: AppError;
  readonly stoppedAt?: StepId;
  readonly wrongForms?: readonly string[];
}

/** What a run says and what the next one builds on, from how far it came. */
export function endOf(input: SyncInput, startedAt: Date, now: Date, facts: Ending): SyncResult {
  const { reading, changes, write, error } = facts;
  const settled = write?.settled ?? [];
  const came = new Set(settled.map(({ change }) => change));
  const groups = remember(input.state.groups, {
    settled,
    unread: reading?.unread ?? new Map(),
    removed: write?.removed ?? [],
    kept: input.kept,
    open: input.dryRun ? [] : (changes?.changes ?? []).filter((change) => !came.has(change)),
    stored: facts.listing?.ours ?? [],
    now,
  });
  const written = settled.filter(({ change, inPlace }) => inPlace && change.kind !== 'unchanged');
  const outcome = runOutcome({
    scope: input.scope,
    collections: input.collections,
    known: groups,
    judged: new Set([
      ...(reading?.skipped ?? []),
      ...(reading?.unread.keys() ?? []),
      ...settled.map(({ change }) => change.group.content.collectionId),
    ]),
    counts: {
      created: write?.created ?? 0,
      updated: write?.updated ?? 0,
      deleted: write?.removed.length ?? 0,
      failedRemovals: write?.failedRemovals ?? 0,
      written: new Set(written.map(({ change }) => change.group.content.collectionId)),
    },
    full: input.full,
    durationInMs: now.getTime() - startedAt.getTime(),
    stop: error,
  });
  const isWhole = input.full && reading !== undefined && error === undefined;
  const state: SyncState = {
    ...input.state,
    groups,
    wrongForms: facts.wrongForms ?? input.state.wrongForms,
    ...(isWhole ? { lastFullReadAt: startedAt.toISOString() } : {}),
    ...(outcome.outcome === 'done' ? { lastSuccessAt: now.toISOString() } : {}),
  };
  return {
    outcome,
    state,
    collections: input.collections,
    removed: write?.removed ?? [],
    read: reading?.read ?? [],
    ...(reading?.newNames ? { dnsNames: reading.newNames } : {}),
    ...(changes ? { plan: changes } : {}),
    ...(error ? { error } : {}),
    ...(facts.stoppedAt ? { stoppedAt: facts.stoppedAt } : {}),
  };
}
