import type { Result } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { FolderRights } from './folderRights.ts';

/** Nothing is read out of the shared folder, or put into it, before it is known to be nobody else's. */
export function guard<A extends readonly unknown[], T>(
  rights: Pick<FolderRights, 'root'>,
  act: (...given: A) => Promise<Result<T>>,
): (...given: A) => Promise<Result<T>> {
  return async (...given) => {
    const trusted = await rights.root();
    return trusted.ok ? act(...given) : trusted;
  };
}

/** The connections of the computer. Everything else that the store does follows one of these. */
export function guardStore(store: ConnectionStore, rights: FolderRights): ConnectionStore {
  /** Whoever syncs it from now on can write in its folder. */
  const settle = (now: ConnectionRecord, before: ConnectionRecord = now): Promise<void> => {
    const [those, others] = [accountsOf(now), accountsOf(before)];
    const former = others.filter((other) => !those.some((one) => isSameAccount(one, other)));
    const accounts = { sync: now.syncAccount, next: now.nextAccount, former };
    return rights.connection(store.folderOf(now.connectionId), accounts);
  };
  return {
    ...store,
    list: guard(rights, store.list),
    read: guard(rights, store.read),
    save: guard(rights, async (record) => {
      const saved = await store.save(record);
      if (saved.ok) await settle(record);
      return saved;
    }),
    alter: guard(rights, async (connectionId, change) => {
      let before: ConnectionRecord | undefined;
      const altered = await store.alter(connectionId, (now) => {
        before = now;
        return change(now);
      });
      if (altered.ok) await settle(altered.value, before);
      return altered;
    }),
    delete: guard(rights, store.delete),
    deleted: guard(rights, store.deleted),
    purge: guard(rights, store.purge),
  };
}

function accountsOf({ syncAccount, nextAccount }: ConnectionRecord): readonly string[] {
  return nextAccount === undefined ? [syncAccount] : [syncAccount, nextAccount];
}
