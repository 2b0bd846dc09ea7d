import { randomUUID } from 'node:crypto';
import type { DiagnosisEvent } from '../../shared/api.ts';
import type { MethodInput } from '../../shared/contract.ts';
import { type DiagnosisRow, targetsOf, waitingRows } from '../../shared/diagnosis.ts';
import { practice as practiceValues } from '../../shared/practice.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { PracticeSite } from '../composition.ts';
import { diagnose } from '../diagnose/diagnose.ts';
import type { NetworkProbes } from '../diagnose/probes.ts';
import type { Clock, Transport } from '../ports.ts';

export interface DiagnosesDeps {
  readonly transport: Transport;
  readonly probes: NetworkProbes;
  readonly practice: () => Promise<PracticeSite>;
  readonly clock: Clock;
  readonly account: string;
  readonly emit: (event: DiagnosisEvent) => void;
  readonly onBug: (error: unknown) => void;
}

/** The diagnoses of this session; rows are told as they come. */
export interface Diagnoses {
  start(
    input: MethodInput<'diagnose'>,
  ): Promise<
    Result<{ readonly runId: string; readonly rows: readonly DiagnosisRow[]; readonly account: string }>
  >;
  cancel(runId: string): void;
  close(): Promise<void>;
}

export function createDiagnoses(deps: DiagnosesDeps): Diagnoses {
  const running = new Map<string, { readonly abort: AbortController; readonly finished: Promise<void> }>();
  return {
    async start({ cloud, provider, practice }) {
      const made = practice ? await deps.practice() : undefined;
      const own = made === undefined ? provider : (made.providerFqdn ?? practiceValues.providerFqdn);
      const targets = targetsOf(cloud, own === undefined ? [] : [own]);
      const account = made?.account ?? deps.account;
      const runId = randomUUID();
      const abort = new AbortController();
      const ports = {
        probes: made?.probes ?? deps.probes,
        transport: made?.transport ?? deps.transport,
        ...{ clock: deps.clock, account, signsInToSite: true },
      };
      // The caller must know the run's id before its first event arrives.
      const finished = Promise.resolve()
        .then(() => diagnose(targets, ports, (row) => deps.emit({ runId, kind: 'row', row }), abort.signal))
        .then(() => undefined)
        .catch((error: unknown) => {
          if (!abort.signal.aborted) deps.onBug(error);
        })
        .finally(() => {
          running.delete(runId);
          const at = deps.clock.now().toISOString();
          deps.emit({ runId, kind: 'finished', at, cancelled: abort.signal.aborted });
        });
      running.set(runId, { abort, finished });
      return ok({ runId, rows: targets.flatMap(waitingRows), account });
    },
    cancel: (runId) => running.get(runId)?.abort.abort(),
    async close() {
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ finished }) => finished));
    },
  };
}
