import { useCallback, useEffect, useRef } from 'react';
import type { Result } from '../../shared/result.ts';
import { usePorts } from '../ports.tsx';
import { isSaved } from './derive.ts';
import { draftOf, isCollecting, isWorthKeeping } from './keptDraft.ts';
import type { WizardState } from './state.ts';

// The hand rests: not every letter is written to the disk.
const REST_IN_MS = 400;

export interface DraftKeeper {
  /** Keeps what stands on the pages now; the answer says whether it was written. */
  readonly keep: () => Promise<Result<unknown>>;
  readonly discard: () => Promise<Result<unknown>>;
}

/**
 * Keeps the draft while the wizard collects, so that a crash or a reload costs only the secret, and clears it as
 * soon as the connection is saved. `keeps` is false where keeping would push out a draft that is worth more.
 */
export function useKeptDraft(state: WizardState, keeps: boolean): DraftKeeper {
  const { api, now } = usePorts();
  const latest = useRef(state);
  latest.current = state;
  const onDisk = useRef(state.restored);
  // What the wizard opened with is on the disk already, or nothing worth keeping.
  const unchanged = useRef(state.draft);
  const openedOn = useRef(state.page);
  const { draft, page } = state;
  const collects = isCollecting(state);
  const saved = isSaved(state);

  const keep = useCallback(() => {
    onDisk.current = true;
    return api.saveDraft({ draft: draftOfJson(latest.current, now()) });
  }, [api, now]);
  const discard = useCallback(() => {
    onDisk.current = false;
    return api.clearDraft({});
  }, [api]);

  useEffect(() => {
    if (!keeps || !collects) return undefined;
    if (draft === unchanged.current && page === openedOn.current) return undefined;
    const write = () => {
      if (isWorthKeeping(latest.current)) void keep();
      else if (onDisk.current) void discard();
    };
    const timer = setTimeout(write, REST_IN_MS);
    window.addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', write);
    };
  }, [keeps, collects, draft, page, keep, discard]);

  useEffect(() => {
    if (saved && keeps) void discard();
  }, [saved, keeps, discard]);
  return { keep, discard };
}

type SavedDraft = Parameters<ReturnType<typeof usePorts>['api']['saveDraft']>[0]['draft'];

// The contract's arrays are mutable ones.
function draftOfJson(state: WizardState, now: Date): SavedDraft {
  const draft = draftOf(state, now.toISOString());
  return { ...draft, collections: [...draft.collections] };
}
