import { useCallback, useEffect, useRef, useState } from 'react';
import type { PermissionEvent } from '../../shared/api.ts';
import type { MethodInput } from '../../shared/contract.ts';
import type { AppError } from '../../shared/errors.ts';
import type { PermissionVerdict } from '../../shared/permissionVerdict.ts';
import { usePorts } from '../ports.tsx';

export type PermissionQuestion = MethodInput<'judgePermission'>;

export interface Watching {
  /** ISO times of the next look and of the last one. */
  readonly nextAt: string;
  readonly until: string;
}

interface Running {
  runId: string | undefined;
  unsubscribe: () => void;
}

export interface Watch {
  readonly watching: Watching | undefined;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Keeps looking whether a role has come into effect, until it has, the time is up or somebody stops it. */
export function useWatch(
  question: PermissionQuestion,
  onEnd: (end: { readonly verdict?: PermissionVerdict; readonly error?: AppError }) => void,
): Watch {
  const { api } = usePorts();
  const [watching, setWatching] = useState<Watching>();
  const ended = useRef(onEnd);
  ended.current = onEnd;
  const running = useRef<Running>(undefined);

  const leave = useCallback(() => {
    const current = running.current;
    running.current = undefined;
    current?.unsubscribe();
    if (current?.runId !== undefined) void api.cancelRun({ runId: current.runId });
  }, [api]);
  // Leaving the page ends it: nobody would see the answer.
  useEffect(() => leave, [leave]);

  const start = async () => {
    if (running.current !== undefined) return;
    // Events may arrive before the call has answered with the run they belong to.
    const early: PermissionEvent[] = [];
    const current: Running = { runId: undefined, unsubscribe: () => undefined };
    const report = (event: PermissionEvent) => {
      if (event.runId !== current.runId || running.current !== current) return;
      if (event.kind === 'waiting') return setWatching(event);
      running.current = undefined;
      current.unsubscribe();
      setWatching(undefined);
      ended.current(event.kind === 'finished' ? { verdict: event.verdict } : { error: event.error });
    };
    current.unsubscribe = api.on('permission', (event) =>
      current.runId === undefined ? early.push(event) : report(event),
    );
    running.current = current;
    const started = await api.watchPermission(question);
    if (running.current !== current) {
      if (started.ok) void api.cancelRun(started.value);
      return;
    }
    if (!started.ok) {
      leave();
      return ended.current({ error: started.error });
    }
    current.runId = started.value.runId;
    for (const event of early) report(event);
  };

  return {
    watching,
    start: () => void start(),
    stop: () => {
      leave();
      setWatching(undefined);
    },
  };
}
