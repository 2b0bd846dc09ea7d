import pLimit from 'p-limit';
import type { DiagnosisRow, DiagnosisTarget } from '../../shared/diagnosis.ts';
import { type DiagnoseDeps, diagnoseTarget, type TargetOutcome } from './diagnoseTarget.ts';

const AT_ONCE = 3;

/** Looks at all targets, some at a time; rows are told as they come. Rejects with the signal's reason when cancelled. */
export async function diagnose(
  targets: readonly DiagnosisTarget[],
  deps: DiagnoseDeps,
  report: (row: DiagnosisRow) => void,
  signal: AbortSignal,
): Promise<readonly TargetOutcome[]> {
  const limit = pLimit(AT_ONCE);
  return Promise.all(targets.map((target) => limit(() => diagnoseTarget(target, deps, report, signal))));
}
