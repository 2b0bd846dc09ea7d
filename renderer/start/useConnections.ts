import { useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { ConnectionView, RunView } from '../../shared/model.ts';
import { usePorts } from '../ports.tsx';

export interface Connections {
  readonly connections: readonly ConnectionView[] | undefined;
  /** Runs of this session by ID, with what they reported last. */
  readonly runs: ReadonlyMap<string, RunView>;
  readonly error: { readonly error: AppError; readonly at: string } | undefined;
}

/** The connections of this computer, read again whenever a run ends. */
export function useConnections(): Connections {
  const { api, now } = usePorts();
  const [connections, setConnections] = useState<readonly ConnectionView[]>();
  const [runs, setRuns] = useState<ReadonlyMap<string, RunView>>(new Map());
  const [error, setError] = useState<Connections['error']>();

  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const answer = await api.listConnections({});
      if (!isCurrent) return;
      if (answer.ok) {
        setConnections(answer.value.connections);
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
  }, [api, now]);
  return { connections, runs, error };
}
