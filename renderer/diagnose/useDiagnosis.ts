import { useCallback, useEffect, useRef, useState } from 'react';
import type { DiagnosisEvent } from '../../shared/api.ts';
import type { MethodInput } from '../../shared/contract.ts';
import { type DiagnosisRow, isSameRow } from '../../shared/diagnosis.ts';
import type { AppError } from '../../shared/errors.ts';
import { usePorts } from '../ports.tsx';

export type DiagnosisInput = MethodInput<'diagnose'>;

export interface DiagnosisView {
  readonly rows: readonly DiagnosisRow[];
  readonly running: boolean;
  readonly cancelled: boolean;
  /** Windows account that signs in to the site. */
  readonly account: string;
  /** ISO time at which it ended. */
  readonly at?: string;
  readonly error?: AppError;
}

const nothing: DiagnosisView = { rows: [], running: false, cancelled: false, account: '' };

/** Runs a diagnosis and gathers its rows as they come. Leaving ends it. */
export function useDiagnosis(input: DiagnosisInput): {
  readonly view: DiagnosisView;
  readonly start: () => void;
  readonly stop: () => void;
} {
  const { api } = usePorts();
  const [view, setView] = useState<DiagnosisView>(nothing);
  const wanted = useRef(input);
  wanted.current = input;
  const current = useRef<{ runId: string | undefined; leave: () => void }>(undefined);

  const leave = useCallback(() => {
    const run = current.current;
    current.current = undefined;
    run?.leave();
    if (run?.runId !== undefined) void api.cancelRun({ runId: run.runId });
  }, [api]);

  const start = useCallback(async () => {
    leave();
    setView({ ...nothing, running: true });
    // Events may arrive before the call has answered with the run they belong to.
    const early: DiagnosisEvent[] = [];
    const report = (event: DiagnosisEvent) => {
      if (event.runId !== current.current?.runId) return;
      setView((before) =>
        event.kind === 'row'
          ? { ...before, rows: before.rows.map((row) => (isSameRow(row, event.row) ? event.row : row)) }
          : { ...before, running: false, cancelled: event.cancelled, at: event.at },
      );
    };
    const run: NonNullable<(typeof current)['current']> = {
      runId: undefined,
      leave: api.on('diagnosis', (event) => (run.runId === undefined ? early.push(event) : report(event))),
    };
    current.current = run;
    const answer = await api.diagnose(wanted.current);
    if (current.current !== run) {
      if (answer.ok) void api.cancelRun({ runId: answer.value.runId });
      return;
    }
    if (!answer.ok) {
      leave();
      setView({ ...nothing, error: answer.error });
      return;
    }
    run.runId = answer.value.runId;
    const { rows, account } = answer.value;
    setView({ rows, account, running: true, cancelled: false });
    for (const event of early) report(event);
  }, [api, leave]);

  useEffect(() => leave, [leave]);

  const stop = () => {
    const runId = current.current?.runId;
    if (runId !== undefined) void api.cancelRun({ runId });
  };
  return { view, start: () => void start(), stop };
}
