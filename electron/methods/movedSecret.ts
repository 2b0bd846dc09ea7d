import { createHash } from 'node:crypto';
import { ok, type Result } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { SecretStore } from '../store/secretStore.ts';

/**
 * A secret of another app must not take its place before `connection.json` names that app, and must be there when it
 * does: it waits beside it in the vault, and whoever opens the connection first puts it there.
 */

/** The same place for the same purpose, so that a move that was cut and begun anew leaves nothing behind. */
function vaultIdFor(connectionId: string, purpose: string): string {
  const hex = createHash('sha256').update(`${connectionId}\n${purpose}`, 'utf8').digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Where the secret of the app that comes waits. */
export const waitingPlace = (connectionId: string): string => vaultIdFor(connectionId, 'next');

type App = Pick<ConnectionRecord, 'cloud' | 'tenantId' | 'clientId'>;

/** Where the secret of an app stays that is needed for nothing but a workspace that was left. */
export const formerPlace = (connectionId: string, { cloud, tenantId, clientId }: App): string =>
  vaultIdFor(connectionId, [cloud, tenantId, clientId].join('|'));

export const isSameApp = (one: App, other: App): boolean =>
  one.cloud === other.cloud && one.tenantId === other.tenantId && one.clientId === other.clientId;

/** Puts the secret of the connection's own app into its place, if it still waits. May be cut anywhere. */
export async function settleSecret(
  record: ConnectionRecord,
  store: ConnectionStore,
  secrets: SecretStore,
): Promise<Result<void>> {
  const { connectionId, movedSecret, secretId } = record;
  if (movedSecret === undefined) return ok(undefined);
  // Another one has been saved since: then this one is a former one.
  if (movedSecret.secretId === secretId) {
    const waiting = await secrets.read(movedSecret.vaultId);
    if (!waiting.ok) return waiting;
    // Somebody else may have put it there since the record was read, and taken it out of where it waited.
    const now = await store.read(connectionId);
    if (!now.ok) return now;
    if (now.value.movedSecret?.secretId !== secretId || now.value.secretId !== secretId) return ok(undefined);
    // In its place lies one of another app, which must not be tried in the name of this one.
    const placed =
      waiting.value === undefined
        ? await secrets.remove(connectionId)
        : await secrets.save(connectionId, waiting.value);
    if (!placed.ok) return placed;
    // What was being made for the app that goes is no use to this one.
    const dropped = await secrets.dropPending(connectionId);
    if (!dropped.ok) return dropped;
  }
  const altered = await store.alter(connectionId, ({ movedSecret: now, ...rest }) =>
    now?.secretId === movedSecret.secretId ? rest : { ...rest, ...(now ? { movedSecret: now } : {}) },
  );
  if (!altered.ok) return altered;
  return sweepSecrets(altered.value, secrets);
}

/** Takes out of the vault what is kept for the connection and nothing in its record speaks of any more. */
export function sweepSecrets(
  {
    connectionId,
    movedSecret,
    formers = [],
  }: Pick<ConnectionRecord, 'connectionId' | 'movedSecret' | 'formers'>,
  secrets: SecretStore,
): Promise<Result<void>> {
  const places = [movedSecret?.vaultId, ...formers.map(({ vaultId }) => vaultId)];
  return secrets.keepOnly(connectionId, new Set(places.filter((id) => id !== undefined)));
}
