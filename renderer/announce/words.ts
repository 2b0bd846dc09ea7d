import type { RunView } from '../../shared/runModel.ts';
import { announceTexts } from '../../shared/strings/announce.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { stepNames, stepStates } from '../../shared/strings/progress.ts';
import { whatChanged } from '../../shared/strings/start.ts';
import type { Status } from '../components/StatusIcon.tsx';

/** What is said of a run now: its step, once per step and not per percent; empty while there is nothing to say. */
export function stepWords(run: RunView | undefined): string {
  if (run?.state !== 'running') return '';
  const step = run.steps.findLast(({ state }) => state !== 'waiting');
  return step === undefined ? '' : announceTexts.step(stepNames[step.id], stepStates[step.state]);
}

/** How a run has ended; empty while it goes on. */
export function endWords(run: RunView, workspace: string): string {
  switch (run.state) {
    case 'running':
      return '';
    case 'cancelled':
      return announceTexts.ended.cancelled(workspace);
    case 'failed': {
      const error = run.steps.find((step) => step.error !== undefined)?.error;
      return announceTexts.ended.failed(workspace, error === undefined ? '' : errorText(error).title);
    }
    case 'done':
    case 'partly':
      // It has its outcome with its end.
      return run.outcome === undefined
        ? ''
        : announceTexts.ended[run.state](workspace, whatChanged(run.outcome));
  }
}

interface Check {
  readonly name: string;
  readonly status: Status;
  readonly word: string;
}

/** What a table of checks has come to: that all have passed, or each that has not. Nothing while one still runs. */
export function checkWords(table: string, checks: readonly Check[]): readonly string[] {
  if (checks.length === 0 || checks.some(({ status }) => status === 'running')) return [];
  const left = checks.filter(({ status }) => status === 'stopped' || status === 'attention');
  if (left.length > 0) return left.map(({ name, word }) => announceTexts.check(name, word));
  return checks.every(({ status }) => status === 'good')
    ? [announceTexts.checksPassed(table, checks.length)]
    : [];
}
