import { useCallback, useEffect, useState } from 'react';
import { type Journey, newJourney } from '../../shared/journey.ts';
import { usePorts } from '../ports.tsx';

export interface KeptJourney {
  /** Undefined until it is read; a checklist that flashes by helps nobody. */
  readonly journey: Journey | undefined;
  /** Called back in this window, whether anything is left to do or not. */
  readonly isCalled: boolean;
  readonly hide: (hidden: boolean) => void;
  readonly needsNoAgent: (connectionId: string) => void;
}

/** What is kept of the checklist. Where it cannot be kept it holds until the window is closed. */
export function useJourney(): KeptJourney {
  const { api } = usePorts();
  const [journey, setJourney] = useState<Journey>();
  const [isCalled, setIsCalled] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void api.readJourney({}).then((answer) => {
      if (isCurrent) setJourney(answer.ok ? answer.value : newJourney);
    });
    return () => {
      isCurrent = false;
    };
  }, [api]);
  const hide = useCallback(
    (hidden: boolean) => {
      setIsCalled(!hidden);
      setJourney((before) => ({ ...(before ?? newJourney), hidden }));
      void api.hideJourney({ hidden });
    },
    [api],
  );
  const needsNoAgent = useCallback(
    (connectionId: string) => {
      setJourney((before = newJourney) => ({
        ...before,
        marks: { ...before.marks, [connectionId]: [...(before.marks[connectionId] ?? []), 'noAgent'] },
      }));
      void api.markJourney({ connectionId, mark: 'noAgent' });
    },
    [api],
  );
  return { journey, isCalled, hide, needsNoAgent };
}
