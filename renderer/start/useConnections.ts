import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import type { RunView } from '../../shared/runModel.ts';
import { usePorts } from '../ports.tsx';
import { useReadWhileWaiting } from './useReadWhileWaiting.ts';

export interface Connections {
  readonly connections: readonly ConnectionView[] | undefined;
  /** Connections whose file cannot be used, and why. */
  readonly unreadable: readonly { readonly connectionId: string; readonly error: AppError }[];
  /** ISO time of the last reading. */
  readonly readAt: string;
  /** Runs of this session by ID, with what they reported last. */
  readonly runs: ReadonlyMap<string, RunView>;
  readonly readAgain: () => void;
  readonly error: { readonly error: AppError; readonly at: string } | undefined;
}

/** The connections of this computer, read again whenever a run ends, and when `stale` changes. */
export function useConnections(stale: number): Connections {
  const { api, now } = usePorts();
  const [connections, setConnections] = useState<readonly ConnectionView[]>();
  const [runs, setRuns] = useState<ReadonlyMap<string, RunView>>(new Map());
  const [unreadable, setUnreadable] = useState<{ list: Connections['unreadable']; at: string }>({
    list: [],
    at: '',
  });
  const [round, setRound] = useState(0);
  const [error, setError] = useState<Connections['error']>();

  // Each round reads everything anew.
  useEffect(() => {
    let isCurrent = round + stale >= 0;
    const read = async () => {
      const answer = await api.listConnections({});
      if (!isCurrent) return;
      if (answer.ok) {
        setConnections(answer.value.connections);
        setUnreadable({ list: answer.value.unreadable, at: now().toISOString() });
        setError(undefined);
      } else {
        setError({ error: answer.error, at: now().toISOString() });
      }
    };
    const note = (run: RunView) => setRuns((before) => new Map(before).set(run.runId, run));
    const stop = api.on('runChanged', (run) => {
      note(run);
      if (run.state !== 'running') void read();
    });
    void read();
    void api.listRuns({}).then((answer) => {
      if (!isCurrent || !answer.ok) return;
      // Newest first: what an event has told already is newer than this answer.
      setRuns((before) => new Map([...answer.value.runs.map((run) => [run.runId, run] as const), ...before]));
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, [api, now, round, stale]);
  const readAgain = useCallback(() => setRound((before) => before + 1), []);
  useReadWhileWaiting(connections, readAgain);
  return { connections, unreadable: unreadable.list, readAt: unreadable.at, runs, error, readAgain };
}
