import { useEffect, useRef } from 'react';
import { usePorts } from '../../ports.tsx';

/** While there are changes that are not saved, the window does not close without asking. */
export function useUnsaved(unsaved: boolean, ask: () => void): void {
  const { api } = usePorts();
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (!unsaved) return undefined;
    void api.holdWindow({ unsaved: true });
    const stop = api.on('closeAsked', () => latest.current());
    return () => {
      stop();
      void api.holdWindow({ unsaved: false });
    };
  }, [api, unsaved]);
}
