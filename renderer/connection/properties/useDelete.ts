import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import { usePorts } from '../../ports.tsx';

export type DeleteGroups = 'keep' | 'delete';

type Phase =
  | { readonly kind: 'asking' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly groups: DeleteGroups; readonly error: AppError; readonly at: string };

export interface Deletion {
  readonly phase: Phase;
  /** How many groups have gone, once the first one has been asked for. */
  readonly progress: { readonly deleted: number; readonly total: number } | undefined;
  readonly start: (groups: DeleteGroups) => Promise<void>;
  /** Stops between two groups; what has gone is made again by the next sync. */
  readonly stop: () => Promise<void>;
  readonly reset: () => void;
}

const asking: Phase = { kind: 'asking' };

/** Deleting one connection: asked for, under way, refused. */
export function useDelete(connectionId: string, onDone: () => void): Deletion {
  const { api, now } = usePorts();
  const [phase, setPhase] = useState<Phase>(asking);
  const [progress, setProgress] = useState<Deletion['progress']>();
  useEffect(
    () =>
      api.on('runChanged', (run) => {
        if (run.connectionId !== connectionId || run.kind !== 'deleteGroups') return;
        const { deleted, total } = run.steps[0]?.facts ?? {};
        if (typeof deleted === 'number' && typeof total === 'number') setProgress({ deleted, total });
      }),
    [api, connectionId],
  );
  const start = async (groups: DeleteGroups) => {
    setPhase({ kind: 'working' });
    setProgress(undefined);
    const answer = await api.deleteConnection({ connectionId, groups });
    if (answer.ok) onDone();
    else setPhase({ kind: 'failed', groups, error: answer.error, at: now().toISOString() });
  };
  const stop = async () => {
    const runs = await api.listRuns({});
    const running = runs.ok
      ? runs.value.runs.find((run) => run.connectionId === connectionId && run.state === 'running')
      : undefined;
    if (running !== undefined) await api.cancelRun({ runId: running.runId });
  };
  const reset = () => {
    setPhase(asking);
    setProgress(undefined);
  };
  return { phase, progress, start, stop, reset };
}
