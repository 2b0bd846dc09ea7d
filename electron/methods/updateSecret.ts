import { randomUUID } from 'node:crypto';
import { clouds } from '../../shared/clouds.ts';
import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import type { SecretFacts, VerifiedSignIn } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { seeWorkspace } from '../azure/seeWorkspace.ts';
import { createSignIn } from '../azure/signIn.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { type ConnectionDeps, missingPermission, syncNow } from './connectionMethods.ts';
import { findById } from './findConnection.ts';
import type { FollowUps } from './followUps.ts';
import { isSameApp } from './movedSecret.ts';
import { explainRefusal, type Witness } from './refusedSecret.ts';
import { describeSignIn, forgotten, type HeldSignIn } from './signIns.ts';
import { type VerifyDeps, verifySignIn } from './verifySignIn.ts';

/**
 * The new client secret of a connection: first proven, then saved. Until it is saved the old one stays in force. The
 * site is never asked: whoever does this needs no role there.
 */

export type SecretDeps = ConnectionDeps & VerifyDeps;

/** The way to the account that syncs, where that is not this one. */
export interface HandOver {
  /** The key of that account, where it has left one that can be believed. */
  readonly takesDrops: (record: ConnectionRecord, store: ConnectionStore) => Promise<Result<unknown>>;
  /** Answers the account that it is sealed for. */
  readonly dropSecret: (
    record: ConnectionRecord,
    store: ConnectionStore,
    held: HeldSignIn,
    typedExpiry: string | undefined,
  ) => Promise<Result<string>>;
}

/** Proves that the secret signs in as this connection's app, and that the app may still write in its workspace. */
export async function verifySecret(
  { connectionId, secret, takesOver }: MethodInput<'verifySecret'>,
  deps: SecretDeps & Pick<HandOver, 'takesDrops'>,
): Promise<Result<VerifiedSignIn>> {
  deps.redactor.addSecret(secret);
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  const { syncAccount } = record;
  // For another account it can be sealed only where that account has left a key.
  const isOurs = isSameAccount(syncAccount, deps.account) || takesOver === true;
  const takes = isOurs ? ok(undefined) : await deps.takesDrops(record, store);
  if (!takes.ok) return takes;
  const held = await proveSecret(record, secret, deps);
  return held.ok ? ok(describeSignIn(held.value)) : held;
}

/** Saves the secret that was proven for this connection, then syncs with it. */
export async function saveSecret(
  { connectionId, signInId, secretExpiresOn }: MethodInput<'saveSecret'>,
  deps: SecretDeps & HandOver & { readonly followUps: FollowUps },
): Promise<Result<MethodOutputs['saveSecret']>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  const held = deps.signIns.get(signInId);
  if (!held.ok) return held;
  if (!isFor(held.value, record)) return fail(forgotten());
  if (!isSameAccount(record.syncAccount, deps.account)) {
    const dropped = await deps.dropSecret(record, store, held.value, secretExpiresOn);
    if (!dropped.ok) return dropped;
    deps.signIns.forget(signInId);
    deps.logger.write('info', 'Secret', `A client secret was handed to ${dropped.value}`);
    return ok({ handedTo: dropped.value });
  }
  // One that nobody can open any more, after a reset of the password, is what a new one is for.
  const saved = await replaceSecret(record, store, held.value, { typedExpiry: secretExpiresOn }, deps);
  if (!saved.ok) return saved;
  deps.signIns.forget(signInId);
  deps.logger.write('info', 'Secret', `The client secret of ${record.connectionId} was replaced`);
  const run = await syncNow({ connectionId: record.connectionId, trigger: 'person' }, deps);
  if (run.ok) return run;
  // A run works with the secret that it began with, so another one follows.
  if (run.error.code === 'runInProgress') deps.followUps.syncAfter(record.connectionId);
  return ok({ notStarted: run.error });
}

export interface UpdateSecretRequest {
  readonly connectionId: string;
  readonly secret: string;
}

/** Both in one for the command line, which syncs by a verb of its own. */
export async function updateSecret(
  { connectionId, secret }: UpdateSecretRequest,
  deps: SecretDeps,
): Promise<Result<SecretFacts>> {
  deps.redactor.addSecret(secret);
  const found = await findOwn(connectionId, deps);
  if (!found.ok) return found;
  const { record, store } = found.value;
  // It may be sealed by a vault that this program does not have: then it is not this program's to replace.
  const former = await deps.secrets.read(record.connectionId);
  if (!former.ok) return former;
  const held = await proveSecret(record, secret, deps);
  if (!held.ok) return held;
  const saved = await replaceSecret(record, store, held.value, {}, deps);
  // It is in the vault or refused from here on; nothing else needs it.
  deps.signIns.forget(held.value.signInId);
  return saved.ok ? ok(held.value.facts) : saved;
}

/** The connection, if this account is the one that syncs it. */
async function findOwn(
  connectionId: string,
  deps: SecretDeps,
): Promise<Result<{ readonly record: ConnectionRecord; readonly store: ConnectionStore }>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { syncAccount } = found.value.record;
  return isSameAccount(syncAccount, deps.account)
    ? found
    : fail(appError('notSyncAccount', { facts: { account: syncAccount } }));
}

/** What of a connection a secret is proven for. */
type Provable = Pick<
  ConnectionRecord,
  'connectionId' | 'practice' | 'site' | 'cloud' | 'tenantId' | 'clientId' | 'workspace'
>;

/** The sign-in is held for this connection; one that failed is not held at all. */
export async function proveSecret(
  record: Provable,
  secret: string,
  deps: SecretDeps,
): Promise<Result<HeldSignIn>> {
  const { connectionId, practice, site, cloud, tenantId, clientId, workspace } = record;
  const verified = await verifySignIn(
    {
      source: practice ? { kind: 'practice' } : { kind: 'provider', fqdn: site.providerFqdn },
      cloud,
      tenant: tenantId,
      clientId,
      secret: { kind: 'typed', value: secret },
    },
    deps,
  );
  if (!verified.ok) {
    const witness = await storedSignIn(record, deps);
    return fail(await explainRefusal(verified.error, secret, witness));
  }
  const { signInId } = verified.value;
  const held = deps.signIns.get(signInId);
  deps.signIns.forget(signInId);
  if (!held.ok) return held;
  const { signIn, transport } = held.value;
  const seen = await seeWorkspace(signIn, transport, workspace);
  if (!seen.ok) return seen;
  const missing = await missingPermission(signIn, transport, seen.value);
  if (missing) return fail(missing);
  const own: HeldSignIn = { ...held.value, forConnectionId: connectionId };
  deps.signIns.hold(own);
  return ok(own);
}

/** The secret that is in force here, if this account has one: it may still be good. */
async function storedSignIn(
  { connectionId, practice, cloud, tenantId: tenant, clientId }: Provable,
  { secrets, sources }: SecretDeps,
): Promise<Witness | undefined> {
  const stored = await secrets.read(connectionId);
  if (!stored.ok || stored.value === undefined) return undefined;
  const transport = await sources.transport(practice);
  const secret = stored.value;
  return { signIn: createSignIn({ cloud: clouds[cloud], tenant, clientId, secret, transport }), transport };
}

/** The connection may have been given another app while the pane was open. */
export function isFor(
  { forConnectionId, cloud, tenantId, clientId, practice }: HeldSignIn,
  record: Provable,
): boolean {
  return (
    forConnectionId === record.connectionId &&
    cloud === record.cloud &&
    tenantId === record.tenantId &&
    clientId === record.clientId &&
    practice === record.practice
  );
}

/** What is known of a secret beside itself. */
export interface NewSecret {
  readonly typedExpiry?: string | undefined;
  /** Account that put it in, where that is another one. */
  readonly savedBy?: string;
  /** Name of it from now on. */
  readonly secretId?: string;
  /** It was made to replace this one, and must not take the place of another. */
  readonly formerId?: string;
  /** What else of the connection changes with it, in the same write. */
  readonly also?: (record: ConnectionRecord) => ConnectionRecord;
}

/**
 * Vault first, then the record. Whatever stops in between leaves a secret that works, and whole files. Proving takes
 * its time: nothing is saved where the connection has been given another app in it.
 */
export async function replaceSecret(
  record: ConnectionRecord,
  store: ConnectionStore,
  held: HeldSignIn,
  { typedExpiry, savedBy, secretId, formerId, also = (record) => record }: NewSecret,
  { secrets, account, clock }: SecretDeps,
): Promise<Result<void>> {
  const { connectionId } = record;
  const how = {
    secretId: secretId ?? randomUUID(),
    savedBy: savedBy ?? account,
    savedAt: clock.now().toISOString(),
    typedExpiry,
  };
  const isStill = (current: ConnectionRecord): boolean =>
    isSameApp(current, held) && [current.secretId ?? '', undefined].includes(formerId);
  const former = await secrets.read(connectionId);
  const now = await store.read(connectionId);
  if (!now.ok) return now;
  if (!isStill(now.value)) return fail(forgotten());
  const put = (from: string | undefined, to: string) =>
    from === undefined ? secrets.save(connectionId, to) : secrets.saveOver(connectionId, from, to);
  const saved = await put(former.ok ? former.value : undefined, held.secret);
  if (!saved.ok) return saved;
  if (saved.value === undefined) return fail(forgotten());
  let isTold = false;
  const written = await store.alter(connectionId, (current) => {
    isTold = isStill(current);
    return isTold ? also(withSecret(current, held, how)) : current;
  });
  if (written.ok && isTold) return ok(undefined);
  // The record still tells of the former one: it has to come back with it.
  if (former.ok && former.value !== undefined) await put(held.secret, former.value);
  else if (former.ok && !written.ok) await secrets.remove(connectionId);
  return written.ok ? fail(forgotten()) : written;
}

/** What is known of the former secret says nothing about the new one. */
export function withSecret(
  record: ConnectionRecord,
  { facts, secret }: HeldSignIn,
  {
    secretId,
    savedBy,
    savedAt,
    typedExpiry,
  }: Required<Omit<NewSecret, 'also' | 'formerId'>> & { readonly savedAt: string },
): ConnectionRecord {
  const { secretExpiresOn: _date, secretExpirySource: _source, secretKeyId: _key, ...rest } = record;
  const expiresOn = facts.expiresOn ?? typedExpiry;
  return {
    ...rest,
    secretHint: secret.slice(0, 3),
    secretId,
    secretSavedBy: savedBy,
    secretSavedAt: savedAt,
    ...(expiresOn === undefined
      ? {}
      : {
          secretExpiresOn: expiresOn,
          secretExpirySource: facts.expiresOn === undefined ? ('typed' as const) : ('graph' as const),
        }),
  };
}
