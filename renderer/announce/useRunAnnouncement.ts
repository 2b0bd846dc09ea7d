import { useAnnounce } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { RunView } from '../../shared/runModel.ts';
import { endWords, stepWords } from './words.ts';

/** Tells screen readers the steps of a run and how it ended; of one that had ended before, nothing. */
export function useRunAnnouncement(run: RunView | undefined, workspace: string): void {
  const { announce } = useAnnounce();
  const seen = useRef<string>(undefined);
  const step = stepWords(run);
  useEffect(() => {
    if (step !== '') announce(step, { polite: true });
  }, [step, announce]);
  useEffect(() => {
    if (run === undefined) return;
    if (run.state === 'running') {
      seen.current = run.runId;
    } else if (seen.current === run.runId) {
      seen.current = undefined;
      announce(endWords(run, workspace), { polite: true });
    }
  }, [run, workspace, announce]);
}
