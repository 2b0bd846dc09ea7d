import type { RunView } from '../../shared/runModel.ts';
import { nowDoing, progressTexts } from '../../shared/strings/progress.ts';

/** What a run does now, in words; it may be waiting because Azure has asked for it. */
export function doingNow({ steps, pausedUntil }: Pick<RunView, 'steps' | 'pausedUntil'>): string {
  if (pausedUntil !== undefined) return progressTexts.paused(new Date(pausedUntil));
  const step = steps.find(({ state }) => state === 'running');
  return step === undefined ? progressTexts.starting : nowDoing(step);
}
