import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { SiteIdentity } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';

export interface ConnectionStores {
  readonly real: ConnectionStore;
  readonly practice: ConnectionStore;
}

/** A connection by its ID, wherever it is kept. */
export async function findById(
  stores: ConnectionStores,
  connectionId: string,
): Promise<Result<{ record: ConnectionRecord; store: ConnectionStore }>> {
  for (const store of [stores.real, stores.practice]) {
    const record = await store.read(connectionId);
    if (record.ok) return ok({ record: record.value, store });
    if (record.error.code !== 'connectionNotFound') return record;
  }
  return fail(appError('connectionNotFound', { facts: { connectionId } }));
}

/** The connection of a hierarchy to a workspace: there is one at most. */
export async function findConnection(
  store: ConnectionStore,
  site: SiteIdentity,
  workspaceId: string,
): Promise<Result<ConnectionRecord | undefined>> {
  const listing = await store.list();
  if (!listing.ok) return listing;
  return ok(
    listing.value.connections.find(
      (record) =>
        record.site.hierarchyId === site.hierarchyId &&
        record.workspace.resourceId.toLowerCase() === workspaceId.toLowerCase(),
    ),
  );
}

/** The connection that adding these would go on with, as far as the files tell without asking the site. */
export async function connectionOf(
  store: ConnectionStore,
  { source, workspace }: MethodInput<'previewConnection'>,
): Promise<Result<ConnectionRecord | undefined>> {
  const listing = await store.list();
  if (!listing.ok) return listing;
  const isSame = ({ practice, providers, workspace: its }: ConnectionRecord) =>
    its.resourceId.toLowerCase() === workspace.resourceId.toLowerCase() &&
    (source.kind === 'practice' ? practice : providers.includes(source.fqdn.toLowerCase()));
  return ok(listing.value.connections.find(isSame));
}
