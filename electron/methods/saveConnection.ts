import { randomUUID } from 'node:crypto';
import type { AppError } from '../../shared/errors.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { SecretStore } from '../store/secretStore.ts';
import { formerPlace, isSameApp, settleSecret, sweepSecrets, waitingPlace } from './movedSecret.ts';
import { type LeaveAppDeps, leaveApp } from './renewal/leaveApp.ts';
import type { RunReporter } from './runs.ts';
import { isToBeSaved } from './secretToSave.ts';
import type { HeldSignIn } from './signIns.ts';

/** A connection that may be saved: what it needs has been proven, and nothing has been written. */
export interface PreparedConnection {
  readonly held: HeldSignIn;
  readonly store: ConnectionStore;
  readonly record: ConnectionRecord;
  /** The same site is connected to the same workspace already; the record goes on with that connection. */
  readonly isKnown: boolean;
  /** The record again, from that connection as it is by now. */
  readonly recordFrom: (existing: ConnectionRecord) => ConnectionRecord;
}

export interface SaveDeps extends LeaveAppDeps {
  readonly secrets: SecretStore;
  readonly account: string;
  readonly beforeRun: (connectionId: string) => Promise<unknown>;
}

/** The first step of the run that adds a connection, under its lock. Undefined where it has failed. */
export async function saveStep(
  prepared: PreparedConnection,
  deps: SaveDeps,
  report: RunReporter,
): Promise<ConnectionRecord | undefined> {
  const { account } = deps;
  report.step('saveConnection', 'running');
  const stop = (error: AppError) => {
    report.step('saveConnection', 'failed', {}, { ...error, facts: { account, ...error.facts } });
    return undefined;
  };
  const { connectionId } = prepared.record;
  return prepared.isKnown ? saveExisting() : saveNew();

  async function saveNew(): Promise<ConnectionRecord | undefined> {
    const { held, store, record } = prepared;
    const secret = await deps.secrets.save(connectionId, held.secret);
    if (!secret.ok) return stop(secret.error);
    const saved = await store.save(record);
    if (!saved.ok) {
      await deps.secrets.remove(connectionId);
      return stop(saved.error);
    }
    return done(record, secret.value.storage);
  }

  /** As it is now that nobody else can run: the pages were open for a while. */
  async function saveExisting(): Promise<ConnectionRecord | undefined> {
    const { held, store, recordFrom } = prepared;
    const { secrets } = deps;
    const read = await store.read(connectionId);
    if (!read.ok) return stop(read.error);
    const existing = read.value;
    if (isSameAccount(existing.syncAccount, account)) {
      const settled = await settleSecret(existing, store, secrets);
      if (!settled.ok) return stop(settled.error);
    }
    const old = await secrets.read(connectionId);
    const replaces = await isToBeSaved(held, existing, old);
    if (!replaces.ok) return stop(replaces.error);
    const isOwnApp = isSameApp(existing, held);
    const place = formerPlace(connectionId, existing);
    const isOldNeeded = !isOwnApp && existing.formers?.some(needsOwnSecret) === true;
    if (isOldNeeded && old.ok && old.value !== undefined) {
      const kept = await secrets.save(place, old.value, connectionId);
      if (!kept.ok) return stop(kept.error);
    }
    const secret = isOwnApp
      ? await secrets.save(connectionId, held.secret)
      : await secrets.save(waitingPlace(connectionId), held.secret, connectionId);
    if (!secret.ok) return stop(secret.error);
    const secretId = randomUUID();
    if (!isOwnApp) await leaveApp(existing, old.ok ? old.value : undefined, deps);
    const altered = await store.alter(connectionId, (now) =>
      isOwnApp ? recordFrom(now) : withOtherApp(recordFrom(now), place, secretId),
    );
    if (!altered.ok) {
      // The record still tells of the former one: it has to come back with it.
      if (isOwnApp && old.ok && old.value !== undefined) await secrets.save(connectionId, old.value);
      else if (isOwnApp && old.ok) await secrets.remove(connectionId);
      return stop(altered.error);
    }
    const placed = await settleSecret(altered.value, store, secrets);
    if (!placed.ok) return stop(placed.error);
    await sweepSecrets(altered.value, secrets);
    return done(altered.value, secret.value.storage);
  }

  async function done(record: ConnectionRecord, storage: 'sealed' | 'memory'): Promise<ConnectionRecord> {
    await deps.beforeRun(connectionId);
    report.step('saveConnection', 'done', { account, storage });
    return record;
  }
}

type Former = NonNullable<ConnectionRecord['formers']>[number];

/** Its groups are removed with the secret that the connection itself has. */
const needsOwnSecret = ({ groups, vaultId }: Former): boolean => groups === 'delete' && vaultId === undefined;

/** From here on the secret of the connection is the one of another app, which takes its place after the record. */
function withOtherApp(record: ConnectionRecord, place: string, secretId: string): ConnectionRecord {
  const { formers } = record;
  return {
    ...record,
    secretId,
    ...(formers === undefined
      ? {}
      : { formers: formers.map((one) => (needsOwnSecret(one) ? { ...one, vaultId: place } : one)) }),
    movedSecret: { vaultId: waitingPlace(record.connectionId), secretId },
  };
}
