import { clouds } from '../../shared/clouds.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createSignIn } from '../azure/signIn.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { isSameApp } from './movedSecret.ts';
import type { HeldSignIn } from './signIns.ts';

/**
 * Whether the secret that the pages hold takes the place of the stored one. Pages are left open for hours: the stored
 * one may be newer by now, and a token that is held goes on working after its secret was removed. So nothing is
 * replaced by what Microsoft Entra ID does not accept at this moment.
 */
export async function isToBeSaved(
  held: HeldSignIn,
  record: Pick<ConnectionRecord, 'connectionId' | 'cloud' | 'tenantId' | 'clientId'>,
  stored: Result<string | undefined>,
): Promise<Result<boolean>> {
  const there = stored.ok ? stored.value : undefined;
  if (there !== undefined && isSameApp(record, held)) {
    // Taken out of this very place, it is at most as new as what is there now.
    const isOwn = held.isStored === true && held.forConnectionId === record.connectionId;
    if (isOwn || there === held.secret) return ok(false);
  }
  if (stored.ok && there === undefined) return ok(true);
  const { tenantId: tenant, clientId, secret, transport } = held;
  const cloud = clouds[held.cloud];
  const token = await createSignIn({ cloud, tenant, clientId, secret, transport }).token(cloud.arm);
  return token.ok ? ok(true) : fail({ ...token.error, field: 'clientSecret' });
}
