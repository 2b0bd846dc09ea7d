import { type AppError, appError } from '../../shared/errors.ts';
import type { GroupState } from '../../shared/runModel.ts';
import type { Clock, GroupStore } from '../ports.ts';
import { createRunEnd } from './endsTheRun.ts';
import type { Change, Plan } from './plan.ts';
import type { KnownGroup, KnownGroups } from './state.ts';
import {
  type Forms,
  prove,
  type Room,
  usualLayout,
  type WriteDeps,
  type WrittenGroup,
  writeGroup,
} from './writeGroup.ts';

export interface WriteListener {
  /** Before each write: how many are done, which one comes now, and about how long the rest will take. */
  readonly writing: (done: number, name: string, remainingInMs: number | undefined) => void;
  /** Once, when the first group is written and proven (or was already as it should be). */
  readonly firstProven: () => void;
}

/** What became of one change; `remember` turns it into state, `outcome` into what a person sees. */
export interface Settled {
  readonly change: Change;
  readonly state: GroupState;
  readonly error?: AppError;
  /** It stands in the workspace as it should be. */
  readonly inPlace: boolean;
  readonly form?: string;
  readonly layout?: string;
  readonly unproven?: NonNullable<KnownGroup['unproven']>;
  /** Of a group that is held back: computers that it lists in the workspace, as far as anybody knows. */
  readonly computersBefore?: number;
  /** Its texts as Azure alters them. */
  readonly givenText?: string;
  /** Bytes that it would take of the list, where there is no room for it. */
  readonly needsBytes?: number;
}

export interface WriteResult {
  readonly settled: readonly Settled[];
  readonly created: number;
  readonly updated: number;
  /** Collections whose groups were removed. */
  readonly removed: readonly string[];
  readonly failedRemovals: number;
  /** What ended the writing early: a lock, a policy, a lost permission, the person. */
  readonly stop?: AppError;
}

export interface WriteInput {
  readonly plan: Plan;
  readonly known: KnownGroups;
  readonly forms: Forms;
  readonly room: Room;
}

/**
 * Carries out a plan, one write at a time: the searches of a workspace share one store, which refuses concurrent
 * writers. A cancel takes effect between two writes, never inside one; removals come last.
 */
export async function writeChanges(
  store: GroupStore,
  { plan, known, forms, room }: WriteInput,
  clock: Clock,
  listener: WriteListener,
  signal?: AbortSignal,
): Promise<WriteResult> {
  const deps: WriteDeps = { store, clock, forms, room };
  const settled: Settled[] = [];
  const ends = createRunEnd();
  const startedAt = clock.now().getTime();
  let created = 0;
  let updated = 0;
  let stop: AppError | undefined;
  let isFirstProven = false;
  const firstProven = (): void => {
    if (!isFirstProven) listener.firstProven();
    isFirstProven = true;
  };

  const writes = plan.changes.filter(({ kind }) => kind === 'create' || kind === 'update');
  if (writes.length === 0 && plan.changes.some(({ kind }) => kind === 'unchanged')) firstProven();
  for (const change of plan.changes) {
    if (change.kind === 'heldBack') {
      const before = change.computersBefore;
      settled.push({
        change,
        state: 'heldBack',
        inPlace: false,
        ...(before === undefined ? {} : { computersBefore: before }),
      });
    }
    if (change.kind === 'refused') settled.push(failed(change, change.error));
    if (change.kind !== 'unchanged') continue;
    settled.push(await settleUnchanged(change, known.get(idOf(change)), deps, signal));
  }

  for (const [index, change] of writes.entries()) {
    if (signal?.aborted) stop = appError('cancelled', { retryable: true });
    if (stop) break;
    const elapsed = clock.now().getTime() - startedAt;
    const remaining = index === 0 ? undefined : Math.round((elapsed / index) * (writes.length - index));
    listener.writing(index, change.group.content.displayName, remaining);
    const writing = writeGroup(change, known.get(idOf(change)), deps, signal);
    const next = writes[index + 1];
    if (next) store.prepare(next.group.content, usualLayout(next, known.get(idOf(next)), deps));
    const written = await writing;
    await makeRoom(store, room);
    const one = settledFrom(change, written);
    settled.push(one);
    if (written.kind === 'written' || written.kind === 'wrong') {
      if (change.kind === 'create') created += 1;
      else updated += 1;
    }
    if (written.kind === 'written' && written.proof !== 'cancelled') firstProven();
    if (ends(written.kind === 'failed' ? written.error.code : undefined)) {
      // A write that was refused because a person ended its wait has not failed by itself.
      stop = signal?.aborted ? appError('cancelled', { retryable: true }) : one.error;
    }
  }

  const removed: string[] = [];
  let failedRemovals = 0;
  for (const group of plan.remove) {
    if (signal?.aborted) stop ??= appError('cancelled', { retryable: true });
    if (stop) break;
    const answer = await store.remove(group);
    if (answer.ok) {
      removed.push(group.collectionId);
      continue;
    }
    failedRemovals += 1;
    if (ends(answer.error.code)) stop = answer.error;
  }
  return { settled, created, updated, removed, failedRemovals, ...(stop ? { stop } : {}) };
}

const idOf = ({ group }: Change): string => group.content.collectionId;

/**
 * The former parts of groups stay until the end of the run, since queries may know them for a while yet; only where
 * both generations would not fit into the list they go at once.
 */
async function makeRoom(store: GroupStore, room: Room): Promise<void> {
  if (room.free - room.replaced >= 0 || room.replaced === 0) return;
  const swept = await store.sweep();
  if (swept.ok) room.replaced = 0;
}

function failed(change: Change, error: AppError | undefined): Settled {
  const state = error?.code === 'overBudget' ? 'tooBig' : 'failed';
  return { change, state, inPlace: false, ...(error ? { error } : {}) };
}

/** One that is as it should be, counted now where nothing says that it ever was. */
async function settleUnchanged(
  change: Change,
  known: KnownGroup | undefined,
  deps: WriteDeps,
  signal: AbortSignal | undefined,
): Promise<Settled> {
  const { store, forms } = deps;
  const { content } = change.group;
  const asBefore = {
    ...(known?.form === undefined ? {} : { form: known.form }),
    ...(known?.layout === undefined ? {} : { layout: known.layout }),
  };
  const isOpen = known?.unproven === 'notVerified';
  if (!change.prove && !isOpen) return { change, state: 'inSync', inPlace: true, ...asBefore };
  const form = known?.form ?? store.formOf(content, store.layoutFor(content, false));
  if (!isOpen && forms.proven.has(form)) return { change, state: 'inSync', inPlace: true, form };
  const proof = signal?.aborted ? undefined : await prove(change, deps, signal);
  if (proof?.ok && proof.value === 'proven') {
    forms.proven.add(form);
    return { change, state: 'inSync', inPlace: true, ...asBefore, form };
  }
  if (proof && !proof.ok && proof.error.code === 'groupNotProven') {
    // The next run writes it again: here it is not known in which layout it stands.
    return { change, state: 'notVerified', inPlace: true, form, unproven: 'failed', error: proof.error };
  }
  return { change, state: 'notVerified', inPlace: true, ...asBefore, form, unproven: 'notVerified' };
}

function settledFrom(change: Change, written: WrittenGroup): Settled {
  switch (written.kind) {
    case 'written': {
      const { form, layout, proof } = written;
      const isOpen = proof === 'notVerified' || proof === 'cancelled';
      return {
        change,
        state: isOpen ? 'notVerified' : 'inSync',
        inPlace: true,
        form,
        ...(layout === undefined ? {} : { layout }),
        ...(isOpen ? { unproven: 'notVerified' } : {}),
      };
    }
    case 'wrong':
      return {
        change,
        state: 'notVerified',
        inPlace: true,
        form: written.form,
        unproven: 'failed',
        error: written.error,
      };
    case 'refused': {
      const { error, needsBytes } = written;
      return { ...failed(change, error), ...(needsBytes === undefined ? {} : { needsBytes }) };
    }
    case 'failed':
      return failed(change, written.error);
  }
}
