import { type GroupState, type RunView, type StepId, stepIds } from '../../shared/runModel.ts';

/** What adding a connection goes through. */
export const addSteps: readonly StepId[] = stepIds.filter((id) => id !== 'deleteGroups' && id !== 'cleanUp');

/** The same where something has to go in the end. */
export const moveSteps: readonly StepId[] = [...addSteps, 'cleanUp'];

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
