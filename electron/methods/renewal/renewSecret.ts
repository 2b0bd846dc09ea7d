import { randomUUID } from 'node:crypto';
import { type AppError, appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { renewalLogTexts } from '../../../shared/strings/renewal.ts';
import { type AppCredential, addCredential, listCredentials } from '../../azure/appCredentials.ts';
import type { ConnectionRecord, RenewalRecord } from '../../store/records.ts';
import {
  candidatesFor,
  earliestEnd,
  endsSoon,
  hasTriedLongEnough,
  isDue,
  mayHaveWork,
  newEnd,
} from './decide.ts';
import { isAccepted, isProven } from './proveRenewal.ts';
import { alterRenewal, graphOf, type RenewalDeps, type RenewalWork, theConnection } from './renewalWork.ts';
import { isRenewalAllowed } from './setRenewal.ts';
import { abandon, tidyUp } from './tidyUp.ts';

/**
 * The client secret renews itself: written down, made, sealed, accepted, proven, in force, and only then the former
 * one removed. Each step can be the last one for good; the next run finds where it was.
 */

type Intention = NonNullable<RenewalRecord['intention']>;

/** After a sync that was done, under its lock. Whatever goes wrong here, that sync was done. */
export async function renewAfterSync(work: RenewalWork, deps: RenewalDeps): Promise<void> {
  const { log, report } = work;
  const found = await theConnection(work);
  if (!found.ok || !mayHaveWork(found.value, deps.clock.now())) return;
  report.step('renewSecret', 'running');
  let ended: Result<RenewalEnd>;
  try {
    ended = await renew(found.value, work, deps);
  } catch (error) {
    ended = fail(appError(work.signal.aborted ? 'cancelled' : 'internal'));
    if (!work.signal.aborted)
      deps.logger.write('error', 'Renewal', `Unexpected: ${error instanceof Error ? error.stack : error}`);
  }
  if (ended.ok) {
    log.write('info', renewalLogTexts[ended.value]);
    report.step('renewSecret', 'done', { end: ended.value });
    if (found.value.renewal?.trouble !== undefined) await alterRenewal(work, withoutTrouble);
    return;
  }
  const { error } = ended;
  report.step('renewSecret', error.code === 'cancelled' ? 'cancelled' : 'failed', {}, error);
  log.write('warning', renewalLogTexts.failed(error.code));
  if (error.code !== 'cancelled') await keepTrouble(work, error, deps);
}

function withoutTrouble({ trouble: _over, ...rest }: RenewalRecord): RenewalRecord {
  return rest;
}

export type RenewalEnd = 'notDue' | 'tidied' | 'waiting' | 'renewed' | 'renewedButLeft';

async function keepTrouble(work: RenewalWork, error: AppError, { clock }: RenewalDeps): Promise<void> {
  const { code, facts, retryable, status, serviceCode } = error;
  const trouble = {
    at: clock.now().toISOString(),
    error: {
      ...{ code, facts, retryable },
      ...(status === undefined ? {} : { status }),
      ...(serviceCode === undefined ? {} : { serviceCode }),
    },
  };
  await alterRenewal(work, (renewal) => ({ ...renewal, trouble }));
}

async function renew(
  first: ConnectionRecord,
  work: RenewalWork,
  deps: RenewalDeps,
): Promise<Result<RenewalEnd>> {
  const { connectionId } = first;
  const mayMake = first.renewal?.enabled === true && (await isRenewalAllowed(first, deps.policy));
  const listed = await listCredentials(graphOf(work));
  if (!listed.ok) return listed;
  const pending = await deps.pending.readPending(connectionId);

  let record = first;
  const begun = record.renewal?.intention;
  // Proven and in force already: a crash came before it was written down.
  const isInForce = pending.ok && pending.value === work.opened.secret;
  const isOvertaken = begun !== undefined && begun.replaces !== (record.secretId ?? '');
  const isLost = !pending.ok || pending.value === undefined;
  // Lost with a crash before it was sealed; or switched off; or a person's new secret has come in between.
  if (begun !== undefined && !isInForce && (isLost || isOvertaken || !mayMake)) {
    const left = await abandon(work, deps);
    if (!left.ok) return left;
    record = left.value;
    work.log.write('info', isOvertaken ? renewalLogTexts.overtaken : renewalLogTexts.lost);
  }
  if (record.renewal?.intention === undefined) await deps.pending.dropPending(connectionId);
  const hint = work.opened.secret.slice(0, 3);
  const tidy = await tidyUp(record, hint, listed.value, work, deps);
  if (!tidy.ok) return tidy;
  record = tidy.value;

  const resumed = record.renewal?.intention;
  if (resumed !== undefined && pending.ok && pending.value !== undefined) {
    const made = listed.value.find(({ displayName }) => displayName === resumed.displayName);
    return made === undefined
      ? notYet(resumed, work, deps)
      : finish(resumed, made, pending.value, work, deps);
  }
  if (!mayMake || !isDue(record, deps.clock.now())) return ok('tidied');
  return begin(record, listed.value, work, deps);
}

async function begin(
  record: ConnectionRecord,
  credentials: readonly AppCredential[],
  work: RenewalWork,
  deps: RenewalDeps,
): Promise<Result<RenewalEnd>> {
  const now = deps.clock.now();
  const { connectionId } = record;
  const candidates = candidatesFor(record, credentials, now);
  const end = earliestEnd(candidates);
  if (end === undefined) return fail(appError('renewalNotProven'));
  if (!endsSoon(end, now)) {
    // Typed, or never known: from now on it is.
    const told = { secretExpiresOn: end.toISOString(), secretExpirySource: 'graph' as const };
    await work.store.alter(connectionId, (current) =>
      current.secretId === record.secretId ? { ...current, ...told } : current,
    );
    return ok('notDue');
  }
  // Of one that is kept until the app closes nothing would be left but the former one, which is removed.
  if (!(await deps.secrets.isLasting())) return fail(appError('renewalNotKept'));
  const [former] = candidates;
  const intention: Intention = {
    displayName: `OMS Connect ${connectionId.slice(0, 8)} ${randomUUID()}`,
    startedAt: now.toISOString(),
    replaces: record.secretId ?? '',
    // Of several that begin alike nobody can tell which one is in use: none of them is touched.
    ...(candidates.length === 1 && former !== undefined ? { formerKeyId: former.keyId } : {}),
  };
  const written = await alterRenewal(work, (renewal) => ({ ...renewal, intention }));
  if (!written.ok) return written;
  const made = await addCredential(graphOf(work), {
    displayName: intention.displayName,
    endsOn: newEnd(candidates, now),
  });
  if (!made.ok) return made;
  const { credential, secret } = made.value;
  deps.redactor.addSecret(secret);
  const sealed = await deps.pending.savePending(connectionId, secret);
  // Nobody knows its text any more: the next run removes it by its name.
  if (!sealed.ok) return sealed;
  if (sealed.value.storage === 'memory') {
    const dropped = await deps.pending.dropPending(connectionId);
    return dropped.ok ? fail(appError('renewalNotKept')) : dropped;
  }
  work.log.write('info', renewalLogTexts.made(credential.endsOn));
  return finish(intention, credential, secret, work, deps);
}

async function finish(
  intention: Intention,
  made: AppCredential,
  secret: string,
  work: RenewalWork,
  deps: RenewalDeps,
): Promise<Result<RenewalEnd>> {
  const accepted = await isAccepted(secret, work, deps);
  if (!accepted.ok) return accepted;
  if (!accepted.value) return notYet(intention, work, deps);
  const proven = await isProven(secret, work, deps);
  if (!proven.ok) return proven;

  const { connectionId } = work.opened.record;
  const inForce = await deps.pending.replace(connectionId, work.opened.secret, secret);
  if (!inForce.ok) return inForce;
  // A person was faster: theirs stays, and the next run removes this one.
  if (!inForce.value) return ok('waiting');
  const written = await work.store.alter(connectionId, (current) =>
    renewed(current, intention, made, deps.clock.now()),
  );
  if (!written.ok) return written;
  if (written.value.secretKeyId !== made.keyId) return ok('waiting');
  work.log.write('info', renewalLogTexts.inForce(made.endsOn));
  const isThere = await staysInForce(secret, work, deps);
  if (!isThere.ok) return isThere;
  if (!isThere.value) return ok('waiting');
  const dropped = await deps.pending.dropPending(connectionId);
  if (!dropped.ok) return dropped;
  if (intention.formerKeyId === undefined) return ok('renewedButLeft');
  const listed = await listCredentials(graphOf(work));
  if (!listed.ok) return listed;
  const isLasting = await staysInForce(secret, work, deps);
  if (!isLasting.ok) return isLasting;
  if (!isLasting.value) return ok('renewedButLeft');
  const tidy = await tidyUp(written.value, made.hint, listed.value, work, deps);
  return tidy.ok ? ok('renewed') : tidy;
}

/**
 * Another process that saves a secret writes the whole file as it had read it, which may bring the former one back. So
 * the new one is looked for in the file again, and put there again, before anything goes that would be needed then.
 */
async function staysInForce(
  secret: string,
  { opened }: RenewalWork,
  { pending, secrets }: RenewalDeps,
): Promise<Result<boolean>> {
  const { connectionId } = opened.record;
  const put = await pending.replace(connectionId, opened.secret, secret);
  if (!put.ok || !put.value) return put;
  const there = await secrets.read(connectionId);
  return there.ok ? ok(there.value === secret) : there;
}

/** The next run goes on with it; what Microsoft Entra ID does not know after a day is given up. */
async function notYet(
  intention: Intention,
  work: RenewalWork,
  deps: RenewalDeps,
): Promise<Result<RenewalEnd>> {
  if (!hasTriedLongEnough(intention, deps.clock.now())) return ok('waiting');
  const left = await abandon(work, deps);
  return left.ok ? fail(appError('renewalNotProven')) : left;
}

/** The record once the new secret is in force; as it is where another one has come in between. */
function renewed(
  current: ConnectionRecord,
  intention: Intention,
  made: AppCredential,
  now: Date,
): ConnectionRecord {
  const { renewal } = current;
  if (renewal?.intention?.displayName !== intention.displayName) return current;
  if ((current.secretId ?? '') !== intention.replaces) return current;
  const { intention: _done, trouble: _over, ...rest } = renewal;
  const { formerKeyId } = intention;
  const since = now.toISOString();
  return {
    ...current,
    secretHint: made.hint,
    secretId: randomUUID(),
    secretKeyId: made.keyId,
    secretSavedBy: renewalLogTexts.savedBy,
    secretSavedAt: since,
    secretExpiresOn: made.endsOn.toISOString(),
    secretExpirySource: 'graph',
    renewal: {
      ...rest,
      leftovers: [...rest.leftovers, ...(formerKeyId === undefined ? [] : [{ keyId: formerKeyId, since }])],
      renewedAt: since,
    },
  };
}
