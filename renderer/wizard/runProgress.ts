import {
  type GroupState,
  type RunView,
  type StepId,
  type StepProgress,
  stepIds,
} from '../../shared/runModel.ts';

/** What adding a connection goes through. */
export const addSteps: readonly StepId[] = stepIds.filter((id) => id !== 'deleteGroups' && id !== 'cleanUp');

/** The same where something has to go in the end. */
export const moveSteps: readonly StepId[] = [...addSteps, 'cleanUp'];

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

/** Time that the steps took so far, in ms. */
export function spentInMs(run: RunView): number {
  return run.steps.reduce((sum, step) => sum + (step.durationInMs ?? 0), 0);
}

const unwritten: readonly GroupState[] = ['waiting', 'tooBig', 'failed'];

/** The group is in the workspace and can be used, even if it is not as it should be. */
export function isWritten({ state }: { readonly state: GroupState }): boolean {
  return !unwritten.includes(state);
}

/** Groups that are in the workspace, and groups there will be. */
export function groupCounts(run: RunView): { readonly written: number; readonly total: number } {
  if (run.outcome !== undefined) {
    const { groups } = run.outcome;
    return { written: groups.filter(isWritten).length, total: groups.length };
  }
  const write = run.steps.find((step) => step.id === 'writeGroups');
  const compare = run.steps.find((step) => step.id === 'compareWorkspace');
  const unchanged = Number(compare?.facts.unchanged ?? 0);
  return {
    written: Number(write?.facts.written ?? 0) + unchanged,
    total: Number(write?.facts.total ?? 0) + unchanged,
  };
}
