import { randomUUID } from 'node:crypto';
import { clouds } from '../../../shared/clouds.ts';
import { appError, type ErrorCode } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { createSignIn } from '../../azure/signIn.ts';
import { openWith } from '../openConnection.ts';
import { syncConnection } from '../syncConnection.ts';
import type { RenewalDeps, RenewalWork } from './renewalWork.ts';

/** Microsoft Entra ID needs 4 to 18 s and more; what takes longer is looked at in the next run. */
const LONGEST_WAIT_MS = 2 * 60_000;
const BETWEEN_TRIES_MS = 5_000;

/** What a secret is called that is too new. */
const tooNew: readonly ErrorCode[] = ['secretWrong', 'secretExpired'];

/** Waits until the new secret signs in; false where it does not yet. */
export async function isAccepted(
  secret: string,
  { opened, report, signal }: RenewalWork,
  { clock }: RenewalDeps,
): Promise<Result<boolean>> {
  const { cloud: cloudId, tenantId: tenant, clientId } = opened.record;
  const cloud = clouds[cloudId];
  const deadline = clock.now().getTime() + LONGEST_WAIT_MS;
  for (;;) {
    signal.throwIfAborted();
    report.step('renewSecret', 'running', { phase: 'accepting' });
    const { transport } = opened;
    const token = await createSignIn({ cloud, tenant, clientId, secret, transport }).token(cloud.arm);
    if (token.ok) return ok(true);
    if (!tooNew.includes(token.error.code)) return token;
    if (clock.now().getTime() >= deadline) return ok(false);
    await clock.wait(BETWEEN_TRIES_MS, signal);
  }
}

/** A full sync that uses the new secret and leaves nothing undone. It stands in the run history like any other. */
export async function isProven(
  secret: string,
  { opened, store, trigger, report, signal }: RenewalWork,
  deps: RenewalDeps,
): Promise<Result<void>> {
  // As it is now: a person may have changed what is imported.
  const record = await store.read(opened.record.connectionId);
  if (!record.ok) return record;
  const withNew = await openWith(record.value, store, secret, deps);
  if (!withNew.ok) return withNew;
  const { outcome } = await syncConnection(
    { ...withNew.value, kind: 'sync', trigger, runId: randomUUID(), wish: { full: true } },
    { ...deps, store },
    {
      // Each sign of life keeps the lock of the run.
      step: () => report.step('renewSecret', 'running', { phase: 'proving' }),
      firstGroupProven: () => undefined,
      paused: (until) => report.paused(until),
    },
    signal,
  );
  if (outcome === 'done') return ok(undefined);
  return fail(appError(outcome === 'cancelled' ? 'cancelled' : 'renewalNotProven'));
}
