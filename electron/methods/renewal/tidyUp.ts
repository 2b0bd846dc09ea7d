import { ok, type Result } from '../../../shared/result.ts';
import { renewalLogTexts } from '../../../shared/strings/renewal.ts';
import { type AppCredential, removeCredential } from '../../azure/appCredentials.ts';
import type { ConnectionRecord } from '../../store/records.ts';
import type { ConnectionStores } from '../findConnection.ts';
import { abandoned, isStillAwaited, removable } from './decide.ts';
import { alterRenewal, graphOf, type RenewalDeps, type RenewalWork } from './renewalWork.ts';

/** Gives up the secret that was being made; it is removed like any other that is not needed. */
export async function abandon(work: RenewalWork, deps: RenewalDeps): Promise<Result<ConnectionRecord>> {
  const now = deps.clock.now();
  return alterRenewal(work, (renewal) => abandoned(renewal, now));
}

/** Removes what is no longer needed from Microsoft Entra ID: only what this connection has made or used. */
export async function tidyUp(
  record: ConnectionRecord,
  hintInForce: string,
  credentials: readonly AppCredential[],
  work: RenewalWork,
  deps: RenewalDeps,
): Promise<Result<ConnectionRecord>> {
  let current = record;
  for (const leftover of record.renewal?.leftovers ?? []) {
    const found = removable(leftover, hintInForce, credentials);
    if (found === undefined && isStillAwaited(leftover, deps.clock.now())) continue;
    if (found !== undefined && (await isUsedElsewhere(found, current, deps.stores))) {
      work.log.write('info', renewalLogTexts.usedElsewhere);
    } else if (found !== undefined) {
      const removed = await removeCredential(graphOf(work), found.keyId);
      if (!removed.ok) return removed;
      work.log.write('info', renewalLogTexts.removed(found.hint));
    }
    const key = JSON.stringify(leftover);
    const written = await alterRenewal(work, (renewal) => ({
      ...renewal,
      leftovers: renewal.leftovers.filter((one) => JSON.stringify(one) !== key),
    }));
    if (!written.ok) return written;
    current = written.value;
  }
  return ok(current);
}

/**
 * Another connection of this computer signs in with it: it would be locked out. So would one that has been given another
 * app and needs a former secret of this one for a workspace that it has left: which one, its record does not tell.
 */
export async function isUsedElsewhere(
  { keyId, hint }: AppCredential,
  { connectionId, tenantId, clientId }: ConnectionRecord,
  { real, practice }: ConnectionStores,
): Promise<boolean> {
  for (const store of [real, practice]) {
    const listing = await store.list();
    // What cannot be read may be one that uses it.
    if (!listing.ok || listing.value.unreadable.length > 0) return true;
    const isUser = (other: ConnectionRecord): boolean =>
      other.connectionId !== connectionId &&
      other.tenantId === tenantId &&
      other.clientId === clientId &&
      (other.secretKeyId === undefined ? other.secretHint === hint : other.secretKeyId === keyId);
    const isLeaving = ({ formers = [] }: ConnectionRecord): boolean =>
      formers.some(
        (one) => one.vaultId !== undefined && one.tenantId === tenantId && one.clientId === clientId,
      );
    if (listing.value.connections.some((one) => isUser(one) || isLeaving(one))) return true;
  }
  return false;
}
