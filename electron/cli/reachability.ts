import { type DiagnosisRow, type DiagnosisTarget, targetsOf } from '../../shared/diagnosis.ts';
import type { AppError } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import type { ServiceName } from '../../shared/runModel.ts';
import { diagnose } from '../diagnose/diagnose.ts';
import type { DiagnoseDeps } from '../diagnose/diagnoseTarget.ts';

/** Whether anybody answers there, and what was found on the way. */
export type Reach = {
  readonly service: ServiceName;
  readonly host: string;
  readonly durationInMs: number;
  readonly rows: readonly DiagnosisRow[];
} & (
  | { readonly reached: true; readonly status: number }
  | { readonly reached: false; readonly error: AppError }
);

/** The services of the clouds in use, or of the public one, and every provider. */
export function targetsFor(
  connections: readonly Pick<ConnectionView, 'cloud'>[],
  providers: readonly string[],
): readonly DiagnosisTarget[] {
  const ids = new Set(connections.map(({ cloud }) => cloud));
  const azure = [...(ids.size === 0 ? (['public'] as const) : ids)].flatMap((id) => targetsOf(id, []));
  const sites = [...new Set(providers.map((fqdn) => fqdn.toLowerCase()))];
  return [...azure, ...sites.map((host) => ({ service: 'adminService', host }) as const)];
}

/** The same looks as the app's own Diagnose. */
export async function reachAll(
  targets: readonly DiagnosisTarget[],
  deps: DiagnoseDeps,
): Promise<readonly Reach[]> {
  const outcomes = await diagnose(targets, deps, () => undefined, new AbortController().signal);
  return outcomes.map(({ target, rows, durationInMs, status, error }): Reach => {
    const its = { ...target, durationInMs, rows };
    if (status !== undefined) return { ...its, reached: true, status };
    return { ...its, reached: false, error: error ?? unnamed(target.host) };
  });
}

/** A name that is refused before anything is asked. */
function unnamed(host: string): AppError {
  return { code: 'providerNameNotFull', facts: { fqdn: host, host }, retryable: false };
}
