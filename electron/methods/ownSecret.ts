import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { SecretStore } from '../store/secretStore.ts';

/**
 * The client secret of a connection, for the account that syncs it. Three things may stand in the way, and each is
 * mended differently: another account syncs it, there is none, or there is one that cannot be opened any more.
 */
export async function ownSecret(
  { connectionId, syncAccount }: Pick<ConnectionRecord, 'connectionId' | 'syncAccount'>,
  { secrets, account }: { readonly secrets: SecretStore; readonly account: string },
): Promise<Result<string>> {
  const facts = { account: syncAccount };
  const field = 'clientSecret';
  // One account syncs a connection. A secret that another one still has may be a former one.
  if (!isSameAccount(syncAccount, account)) return fail(appError('notSyncAccount', { facts, field }));
  const secret = await secrets.read(connectionId);
  if (!secret.ok) return fail({ ...secret.error, facts: { ...facts, ...secret.error.facts }, field });
  return secret.value === undefined ? fail(appError('secretNotHere', { facts, field })) : ok(secret.value);
}
