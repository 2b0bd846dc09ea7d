import type { Result } from '../../../shared/result.ts';
import type { RunTrigger } from '../../../shared/runModel.ts';
import type { GraphAccess } from '../../azure/appCredentials.ts';
import type { Redactor } from '../../log/logger.ts';
import type { Policy } from '../../policy/policy.ts';
import type { ConnectionStore } from '../../store/connectionStore.ts';
import type { ConnectionRecord, RenewalRecord } from '../../store/records.ts';
import type { PendingSecrets } from '../../store/secretStore.ts';
import type { OpenConnection, OpenDeps } from '../openConnection.ts';
import type { RunLog } from '../runLog.ts';
import type { RunReporter } from '../runs.ts';
import type { SyncDeps } from '../syncConnection.ts';

/** A run whose sync is done, and under whose lock the secret is renewed. */
export interface RenewalWork {
  /** With the secret in force. */
  readonly opened: OpenConnection & { readonly secret: string };
  readonly store: ConnectionStore;
  readonly trigger: RunTrigger;
  readonly log: RunLog;
  readonly report: RunReporter;
  readonly signal: AbortSignal;
}

export interface RenewalDeps extends OpenDeps, Omit<SyncDeps, 'store'> {
  readonly pending: PendingSecrets;
  readonly policy: Policy;
  readonly redactor: Redactor;
}

export function theConnection({ store, opened }: RenewalWork): Promise<Result<ConnectionRecord>> {
  return store.read(opened.record.connectionId);
}

export function graphOf({ opened: { signIn, transport }, signal }: RenewalWork): GraphAccess {
  return { signIn, transport, signal };
}

/** Nothing changes where the connection has no renewal any more. */
export function alterRenewal(
  { store, opened }: RenewalWork,
  change: (renewal: RenewalRecord) => RenewalRecord,
): Promise<Result<ConnectionRecord>> {
  return store.alter(opened.record.connectionId, (now) =>
    now.renewal === undefined ? now : { ...now, renewal: change(now.renewal) },
  );
}
