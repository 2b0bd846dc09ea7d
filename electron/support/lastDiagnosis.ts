import type { DiagnosisEvent } from '../../shared/api.ts';
import type { DiagnosisRow } from '../../shared/diagnosis.ts';
import type { CompositionDeps } from '../composition.ts';
import type { KeptDiagnosis } from './gatherFiles.ts';

/** Listens to what is told of diagnoses and keeps the last one that ended, for the bundle for support. */
export function keepDiagnosis(emit: CompositionDeps['emit']): {
  readonly emit: CompositionDeps['emit'];
  readonly last: () => KeptDiagnosis | undefined;
} {
  let runId = '';
  let rows = new Map<string, DiagnosisRow>();
  let kept: KeptDiagnosis | undefined;
  const note = (event: DiagnosisEvent): void => {
    if (event.runId !== runId) {
      runId = event.runId;
      rows = new Map();
    }
    if (event.kind === 'finished') kept = { rows: [...rows.values()], at: event.at };
    else rows.set(`${event.row.service} ${event.row.host} ${event.row.probe}`, event.row);
  };
  return {
    last: () => kept,
    emit(event, payload) {
      if (event === 'diagnosis') note(payload as DiagnosisEvent);
      emit(event, payload);
    },
  };
}
