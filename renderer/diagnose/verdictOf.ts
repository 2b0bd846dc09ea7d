import { diagnosisTexts, stepName } from '../../shared/strings/diagnosis.ts';
import type { Status } from '../components/StatusIcon.tsx';
import type { DiagnosisView } from './useDiagnosis.ts';

/** The one line above the table. */
export function verdictOf({ rows, running, cancelled }: DiagnosisView): {
  readonly status: Status;
  readonly sentence: string;
} {
  const count = (state: DiagnosisView['rows'][number]['state']) =>
    rows.filter((row) => row.state === state).length;
  if (running) {
    const ended = rows.length - count('waiting') - count('running');
    return {
      status: 'running',
      sentence: rows.length === 0 ? diagnosisTexts.starting : diagnosisTexts.running(ended, rows.length),
    };
  }
  if (cancelled) return { status: 'note', sentence: diagnosisTexts.stopped };
  const failed = rows.filter(({ state }) => state === 'failed');
  if (failed.length > 0) return { status: 'stopped', sentence: diagnosisTexts.failed(failed.map(stepName)) };
  if (count('attention') > 0) return { status: 'attention', sentence: diagnosisTexts.attention };
  return rows.length === 0
    ? { status: 'waiting', sentence: '' }
    : { status: 'good', sentence: diagnosisTexts.allWell };
}
