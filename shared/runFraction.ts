import type { RunView, StepProgress } from './runModel.ts';

function stepFraction(step: StepProgress): number {
  if (step.state === 'done') return 1;
  if (step.state === 'waiting') return 0;
  const [part, whole] =
    step.id === 'readCollections'
      ? [step.facts.read, step.facts.collections]
      : step.id === 'checkGroups'
        ? [step.facts.checked, step.facts.total]
        : [
            step.id === 'deleteGroups' || step.id === 'cleanUp' ? step.facts.deleted : step.facts.written,
            step.facts.total,
          ];
  const total = Number(whole ?? 0);
  return total > 0 ? Math.min(1, Number(part ?? 0) / total) : 0;
}

/** How much of a run is done, 0 to 1: every step weighs the same, counted inside where it counts. */
export function runFraction(run: RunView): number {
  if (run.steps.length === 0) return 0;
  return run.steps.reduce((sum, step) => sum + stepFraction(step), 0) / run.steps.length;
}
