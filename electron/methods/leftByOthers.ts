import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { FolderRights } from '../rights/folderRights.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { SecretStore } from '../store/secretStore.ts';

export interface TrustDeps {
  readonly secrets: SecretStore;
  readonly rights: Pick<FolderRights, 'isOurs'>;
}

/**
 * Whether this account may take its first secret for a connection out of the inbox. Anybody may make a folder in the
 * shared one, name this account in it and drop a secret of their own: the groups of this account's site would go to
 * wherever they like. An account that has a secret for it was given one by a person or in a hand-over that was
 * confirmed. For one that has none, the connection must have been left by an administrator or by this account itself;
 * or its own task, which only an administrator or this account can register, has to name it.
 */
export async function trustConnection(
  { connectionId, practice }: ConnectionRecord,
  store: ConnectionStore,
  { secrets, rights }: TrustDeps,
): Promise<Result<void>> {
  if (practice) return ok(undefined);
  const secret = await secrets.read(connectionId);
  // One that cannot be opened any more is one, too.
  if (!secret.ok || secret.value !== undefined) return ok(undefined);
  const path = store.folderOf(connectionId);
  if (await rights.isOurs(path)) return ok(undefined);
  return fail(appError('sharedFolderNotTrusted', { facts: { path, connectionId } }));
}
