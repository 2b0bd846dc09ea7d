import { type AppError, appError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Clock, GroupLayout, GroupStore } from '../ports.ts';
import type { Change } from './plan.ts';
import { type Proof, proveGroup } from './prove.ts';
import type { KnownGroup } from './state.ts';

/** What this run has learnt of the forms that queries can have. */
export interface Forms {
  readonly proven: Set<string>;
  /** Came back wrong: nothing more is written in them, least of all over groups that are right. */
  readonly wrong: Set<string>;
  /** The wrong ones beside which another form of the same group was right: it is the form, not the moment. */
  readonly replaced: Set<string>;
  /** The query API answers nothing, so that nothing can be proven in this run. */
  isClosed: boolean;
}

/** Room in the workspace's saved-search list. */
export interface Room {
  free: number;
  /** Bytes of texts that were written in the place of others, whose parts are still there. */
  replaced: number;
  /** Short of room: groups are laid out by size, not to be read. */
  readonly tight: boolean;
}

export interface WriteDeps {
  readonly store: GroupStore;
  readonly clock: Clock;
  readonly forms: Forms;
  readonly room: Room;
}

export type WrittenGroup =
  | {
      readonly kind: 'written';
      readonly form: string;
      /** Set where the group had to be put into another layout than the usual one. */
      readonly layout?: GroupLayout;
      readonly proof: 'proven' | 'notVerified' | 'trusted' | 'cancelled';
    }
  /** Written, and counted wrong in every layout. */
  | { readonly kind: 'wrong'; readonly form: string; readonly error: AppError }
  /** Not written: no room, or no layout that comes back right. */
  | { readonly kind: 'refused'; readonly error: AppError; readonly needsBytes?: number }
  | { readonly kind: 'failed'; readonly error: AppError };

/**
 * Writes one group and proves it where its form has not been proven yet, or is another than the group had. One that
 * comes back wrong is put into the plainest layout at once: a group that is readable but large beats one that lies.
 */
export async function writeGroup(
  change: Change,
  known: KnownGroup | undefined,
  deps: WriteDeps,
  signal?: AbortSignal,
): Promise<WrittenGroup> {
  const { store, forms, room } = deps;
  const { content } = change.group;
  // Telling a form takes making the query: only where there is a wrong one to be told from.
  const isWrong = (layout: GroupLayout) =>
    forms.wrong.size > 0 && forms.wrong.has(store.formOf(content, layout));
  const candidates = new Set([usualLayout(change, known, deps), store.plainLayout]);
  const layouts = [...candidates].filter((layout) => !isWrong(layout));
  const [first] = layouts;
  if (first === undefined) return { kind: 'refused', error: notProven(change, '') };
  if (change.kind === 'create') {
    const bytes = store.size(content, first);
    if (bytes > room.free) return { kind: 'refused', error: noRoom(change), needsBytes: bytes };
    room.free -= bytes;
  } else {
    room.replaced += store.size(content, first);
  }
  let etag = change.etag;
  let wrong: { readonly form: string; readonly error: AppError } | undefined;
  for (const layout of layouts) {
    const form = store.formOf(content, layout);
    if (forms.wrong.has(form)) continue;
    const put = await store.put(content, etag, layout);
    // A second layout that cannot be written leaves the first one's verdict.
    if (!put.ok) return wrong ? { kind: 'wrong', ...wrong } : { kind: 'failed', error: put.error };
    etag = put.value.etag;
    const rest = layout === store.layoutFor(content, room.tight) ? {} : { layout };
    const isKnown = forms.proven.has(form) && (known?.form === undefined || known.form === form);
    if (isKnown && wrong === undefined) return { kind: 'written', form, ...rest, proof: 'trusted' };
    const proof = await prove(change, deps, signal);
    if (proof.ok) {
      if (proof.value === 'proven') {
        forms.proven.add(form);
        if (wrong) forms.replaced.add(wrong.form);
      }
      return { kind: 'written', form, ...rest, proof: proof.value };
    }
    if (proof.error.code === 'cancelled') return { kind: 'written', form, ...rest, proof: 'cancelled' };
    if (proof.error.code !== 'groupNotProven') return { kind: 'wrong', form, error: proof.error };
    forms.wrong.add(form);
    wrong = { form, error: proof.error };
  }
  return wrong ? { kind: 'wrong', ...wrong } : { kind: 'refused', error: notProven(change, '') };
}

/** Counts a group in the workspace; once the query API was closed, it is not asked again in this run. */
export async function prove(
  { group }: Change,
  { store, clock, forms }: Pick<WriteDeps, 'store' | 'clock' | 'forms'>,
  signal: AbortSignal | undefined,
): Promise<Result<Proof>> {
  if (forms.isClosed) return ok('notVerified');
  const proof = await proveGroup(store, group.content, clock, signal);
  if (proof.ok && proof.value === 'notVerified') forms.isClosed = true;
  return proof;
}

/** The layout in which a group is written first: the one that it was put back to, else the store's choice. */
export function usualLayout(
  { group }: Change,
  known: KnownGroup | undefined,
  { store, room }: Pick<WriteDeps, 'store' | 'room'>,
): GroupLayout {
  return known?.layout ?? store.layoutFor(group.content, room.tight);
}

function noRoom({ group }: Change): AppError {
  const { collectionId } = group.content;
  return appError('overBudget', { facts: { collectionId, name: group.name } });
}

function notProven({ group }: Change, found: string): AppError {
  const { alias, names } = group.content;
  return appError('groupNotProven', {
    facts: { alias, name: group.name, expected: String(names.length), found },
  });
}
