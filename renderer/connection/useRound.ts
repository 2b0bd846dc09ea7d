import { useCallback, useEffect, useState } from 'react';
import { usePorts } from '../ports.tsx';

/** Changes when what is shown of a connection has to be read anew: a run of it has ended, or somebody asks. */
export function useRound(connectionId: string): readonly [round: number, next: () => void] {
  const { api } = usePorts();
  const [round, setRound] = useState(0);
  const next = useCallback(() => setRound((before) => before + 1), []);
  useEffect(
    () =>
      api.on('runChanged', ({ connectionId: changed, state }) => {
        if (changed === connectionId && state !== 'running') next();
      }),
    [api, connectionId, next],
  );
  return [round, next];
}
