import {
  type DiagnosisRow,
  type DiagnosisTarget,
  isSameRow,
  type ProbeId,
  waitingRows,
} from '../../shared/diagnosis.ts';
import type { Judged } from './judgeCertificate.ts';

/** Thrown where nothing that follows can be known. */
export class Stopped extends Error {}

/** The rows of one target, told each time that one changes. */
export class TargetRows {
  all: readonly DiagnosisRow[];
  readonly #target: DiagnosisTarget;
  readonly #report: (row: DiagnosisRow) => void;
  readonly #signal: AbortSignal;

  constructor(target: DiagnosisTarget, report: (row: DiagnosisRow) => void, signal: AbortSignal) {
    this.#target = target;
    this.#report = report;
    this.#signal = signal;
    this.all = waitingRows(target);
  }

  begin(probe: ProbeId): void {
    this.#signal.throwIfAborted();
    this.#put({ ...this.#target, probe, state: 'running', facts: {} });
  }

  end(probe: ProbeId, judged: Judged): void {
    this.#signal.throwIfAborted();
    this.#put({ ...this.#target, probe, ...judged });
  }

  /** Ends the row, and with it the whole look. */
  stop(probe: ProbeId, judged: Judged): never {
    this.end(probe, judged);
    throw new Stopped();
  }

  /** What could not be looked at any more. */
  skipRest(): void {
    for (const row of this.all) {
      if (row.state === 'waiting' || row.state === 'running') this.#put({ ...row, state: 'skipped' });
    }
  }

  #put(row: DiagnosisRow): void {
    this.all = this.all.map((one) => (isSameRow(one, row) ? row : one));
    this.#report(row);
  }
}
