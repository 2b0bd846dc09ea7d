import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { SecretFacts } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { findById } from './findConnection.ts';
import type { OpenDeps } from './openConnection.ts';

/**
 * Keeps the end of the secret as a person typed it. One that Microsoft Graph has told stays: it is read again every
 * day, and is right.
 */
export async function saveSecretExpiry(
  { connectionId, secretExpiresOn }: MethodInput<'saveSecretExpiry'>,
  { stores, account, clock, secrets }: OpenDeps,
): Promise<Result<SecretFacts>> {
  const found = await findById(stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  if (!isSameAccount(record.syncAccount, account))
    return fail(appError('notSyncAccount', { facts: { account: record.syncAccount } }));
  const saved = await store.alter(record.connectionId, (now): ConnectionRecord => {
    if (now.secretExpirySource === 'graph') return now;
    const { secretExpiresOn: _date, secretExpirySource: _source, ...rest } = now;
    const changed = { ...rest, changedAt: clock.now().toISOString(), changedBy: account };
    return secretExpiresOn === undefined
      ? changed
      : { ...changed, secretExpiresOn, secretExpirySource: 'typed' };
  });
  if (!saved.ok) return saved;
  const { secretHint: hint, secretExpiresOn: expiresOn, secretExpirySource: expirySource } = saved.value;
  const secret = await secrets.read(record.connectionId);
  return ok({
    hasSecret: secret.ok && secret.value !== undefined,
    hint,
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(expirySource === undefined ? {} : { expirySource }),
  });
}
