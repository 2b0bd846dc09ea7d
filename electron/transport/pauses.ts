/** Who watches a run that bears long waits. */
export interface PauseWatcher {
  /** Ends every wait: the answer that asked for it is then the last one. */
  readonly signal: AbortSignal;
  /** Until when the run waits; undefined once it goes on. */
  readonly paused: (until: Date | undefined) => void;
}

/** The long waits of one run. Where nobody watches there is no run, and nobody waits so long. */
export interface Pauses {
  watch(watcher: PauseWatcher): void;
  isWatched(): boolean;
  /** Waits; answers false where the run was cancelled meanwhile. */
  wait(until: Date, wait: (signal: AbortSignal) => Promise<void>): Promise<boolean>;
}

export function createPauses(): Pauses {
  let watcher: PauseWatcher | undefined;
  // Several requests may wait at the same time: the run goes on with the last of them.
  const waiting = new Set<Date>();
  const tell = (): void => {
    const last = Math.max(...Array.from(waiting, (until) => until.getTime()));
    watcher?.paused(waiting.size === 0 ? undefined : new Date(last));
  };
  return {
    watch(next) {
      watcher = next;
    },
    isWatched: () => watcher !== undefined,
    async wait(until, wait) {
      const signal = watcher?.signal;
      if (signal === undefined || signal.aborted) return false;
      waiting.add(until);
      tell();
      try {
        await wait(signal);
        return true;
      } catch (error) {
        if (signal.aborted) return false;
        throw error;
      } finally {
        waiting.delete(until);
        tell();
      }
    },
  };
}
