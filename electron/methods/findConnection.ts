import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { SiteIdentity, Workspace } from '../../shared/model.ts';
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

/** The connection of a hierarchy to a workspace: there is one at most, beside one that it stands for. */
export async function findConnection(
  store: ConnectionStore,
  site: Pick<SiteIdentity, 'hierarchyId'>,
  workspaceId: string,
  exceptId?: string,
): Promise<Result<ConnectionRecord | undefined>> {
  const listing = await store.list();
  if (!listing.ok) return listing;
  return ok(
    listing.value.connections.find(
      (record) =>
        record.connectionId !== exceptId?.toLowerCase() &&
        record.site.hierarchyId === site.hierarchyId &&
        record.workspace.resourceId.toLowerCase() === workspaceId.toLowerCase(),
    ),
  );
}

/** Refuses a workspace that the hierarchy has another connection to: two would keep the same groups. */
export async function isTaken(
  store: ConnectionStore,
  { connectionId, site }: ConnectionRecord,
  workspace: Pick<Workspace, 'resourceId' | 'name'>,
): Promise<Result<void>> {
  const other = await findConnection(store, site, workspace.resourceId, connectionId);
  if (!other.ok) return other;
  if (other.value === undefined) return ok(undefined);
  const facts = { siteCode: other.value.site.siteCode, workspace: workspace.name };
  return fail(appError('connectionExists', { facts, field: 'workspace' }));
}

/** The connection whose groups in the workspace count as there already: the one that moves, or is gone on with. */
export async function connectionToPreview(
  store: ConnectionStore,
  input: MethodInput<'previewConnection'>,
): Promise<Result<ConnectionRecord | undefined>> {
  if (input.connectionId === undefined) return connectionOf(store, input);
  const moving = await store.read(input.connectionId.toLowerCase());
  if (!moving.ok) return moving;
  const free = await isTaken(store, moving.value, input.workspace);
  return free.ok ? moving : free;
}

/** The connection that adding these would go on with, as far as the files tell without asking the site. */
async function connectionOf(
  store: ConnectionStore,
  { source, workspace, replaces }: MethodInput<'previewConnection'>,
): Promise<Result<ConnectionRecord | undefined>> {
  const listing = await store.list();
  if (!listing.ok) return listing;
  const isSame = ({ connectionId, practice, providers, workspace: its }: ConnectionRecord) =>
    connectionId !== replaces?.toLowerCase() &&
    its.resourceId.toLowerCase() === workspace.resourceId.toLowerCase() &&
    (source.kind === 'practice' ? practice : providers.includes(source.fqdn.toLowerCase()));
  return ok(listing.value.connections.find(isSame));
}
