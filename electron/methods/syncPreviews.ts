import type { MethodInput } from '../../shared/contract.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SyncPreview } from '../../shared/syncPreview.ts';
import type { Clock } from '../ports.ts';
import type { DryRun, DryRunRequest } from './dryRun.ts';

export interface SyncPreviewDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly dryRun: (request: DryRunRequest, signal: AbortSignal) => Promise<Result<DryRun>>;
}

/** Looks ahead for a person: what the next sync would do with a list that is not saved yet. */
export interface SyncPreviews {
  /** Another one for the same connection ends the former. */
  show(input: MethodInput<'previewSync'>): Promise<Result<SyncPreview>>;
  cancel(connectionId: string): void;
  cancelAll(): void;
  close(): Promise<void>;
}

export function createSyncPreviews({ clock, dryRun }: SyncPreviewDeps): SyncPreviews {
  const running = new Map<string, { readonly abort: AbortController; readonly settled: Promise<unknown> }>();
  const look = async (
    input: MethodInput<'previewSync'>,
    signal: AbortSignal,
  ): Promise<Result<SyncPreview>> => {
    const answer = await dryRun(input, signal);
    if (!answer.ok) return answer;
    const { groups, unchanged, error } = answer.value;
    // One that was called off tells nothing about the next sync.
    if (error?.code === 'cancelled') return fail(error);
    return ok({
      readAt: clock.now().toISOString(),
      groups,
      unchanged,
      ...(error === undefined ? {} : { error }),
    });
  };
  const cancelAll = (): void => {
    for (const { abort } of running.values()) abort.abort();
  };
  return {
    async show(input) {
      const id = input.connectionId.toLowerCase();
      running.get(id)?.abort.abort();
      const abort = new AbortController();
      const looking = look(input, abort.signal);
      const own = { abort, settled: looking.catch(() => undefined) };
      running.set(id, own);
      try {
        return await looking;
      } finally {
        if (running.get(id) === own) running.delete(id);
      }
    },
    cancel: (connectionId) => running.get(connectionId.toLowerCase())?.abort.abort(),
    cancelAll,
    async close() {
      cancelAll();
      await Promise.all([...running.values()].map(({ settled }) => settled));
    },
  };
}
