import { ok, type Result } from '../../shared/result.ts';
import type { SecretExpiry } from '../azure/secretExpiry.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';

/**
 * Keeps the end of the client secret that Microsoft Graph told, which may differ from what was typed. `asked` is the
 * connection for which Graph was asked; `now`, where it is newer, what its file says. Writes only what is new.
 */
export async function rememberExpiry(
  asked: ConnectionRecord,
  { hint, expiresOn }: SecretExpiry,
  store: ConnectionStore,
  now: ConnectionRecord = asked,
): Promise<Result<ConnectionRecord>> {
  const isSame = now.secretHint === hint && now.secretExpiresOn === expiresOn;
  if (isSame && now.secretExpirySource === 'graph') return ok(now);
  return store.alter(asked.connectionId, (current) =>
    // Another app, or another secret, since it was asked: the answer is not about it.
    current.clientId === asked.clientId && current.secretHint === asked.secretHint
      ? { ...current, secretHint: hint, secretExpiresOn: expiresOn, secretExpirySource: 'graph' }
      : current,
  );
}
