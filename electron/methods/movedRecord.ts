import type { Workspace } from '../../shared/model.ts';
import type { FormerRecord } from '../store/moveRecords.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { isSameApp } from './movedSecret.ts';
import type { HeldSignIn } from './signIns.ts';

/** Where a connection moves, with what, and what becomes of the groups where it was. */
export interface MoveFacts {
  readonly workspace: Workspace;
  readonly held: HeldSignIn;
  readonly groups: 'keep' | 'delete';
  /** The secret is the one that the connection has. */
  readonly isSameSecret: boolean;
  readonly typedExpiry: string | undefined;
  /** What the write check measured in this session, in the new workspace. */
  readonly queryLimitBytes: number | undefined;
  readonly ids: { readonly placeId: string; readonly secretId: string };
  /** Where the vault keeps the secret of the app that goes, and that of the app that comes. */
  readonly places: { readonly former: string; readonly waiting: string };
  readonly at: string;
  readonly by: string;
}

const isSameWorkspace = (one: Workspace, other: Workspace): boolean =>
  one.resourceId.toLowerCase() === other.resourceId.toLowerCase();

/** The record of a connection that has moved. What was learnt in the old workspace is not believed in the new one. */
export function movedRecord(now: ConnectionRecord, move: MoveFacts): ConnectionRecord {
  const { workspace, held, ids, places, at, by } = move;
  const { queryLimitBytes: oldLimit, formers: _formers, ...kept } = now;
  const stays = isSameWorkspace(now.workspace, workspace);
  const limit = move.queryLimitBytes ?? (stays ? oldLimit : undefined);
  const formers = formersAfter(now, move, stays);
  return {
    ...withSignIn(kept, move),
    workspace,
    ...(stays ? {} : { placeId: ids.placeId }),
    ...(limit === undefined ? {} : { queryLimitBytes: limit }),
    ...(formers.length === 0 ? {} : { formers }),
    ...(isSameApp(now, held) ? {} : { movedSecret: { vaultId: places.waiting, secretId: ids.secretId } }),
    changedAt: at,
    changedBy: by,
  };
}

/** Without the workspace that is used again: nothing must be deleted there. */
function formersAfter(now: ConnectionRecord, move: MoveFacts, stays: boolean): FormerRecord[] {
  const { workspace, held, groups, places, at } = move;
  const left: FormerRecord = {
    workspace: now.workspace,
    cloud: now.cloud,
    tenantId: now.tenantId,
    clientId: now.clientId,
    groups,
    leftAt: at,
  };
  const isNew = !stays && now.workspace.customerId.toLowerCase() !== workspace.customerId.toLowerCase();
  const isElsewhere = (one: FormerRecord) =>
    !isSameWorkspace(one.workspace, workspace) &&
    one.workspace.customerId.toLowerCase() !== workspace.customerId.toLowerCase();
  const all = [...(now.formers ?? []).filter(isElsewhere), ...(isNew ? [left] : [])];
  // From here on the secret of the connection is the one of another app.
  return all.map((one) =>
    one.groups === 'delete' && one.vaultId === undefined && !isSameApp(now, held)
      ? { ...one, vaultId: places.former }
      : one,
  );
}

/** What is known of the secret stays as long as it is the same one. */
function withSignIn(
  now: ConnectionRecord,
  { held, isSameSecret, typedExpiry, ids, at, by }: MoveFacts,
): ConnectionRecord {
  if (isSameSecret) return now;
  const { cloud, tenantId, clientId, facts, secret } = held;
  const { secretExpiresOn: _date, secretExpirySource: _source, secretKeyId: _key, renewal, ...rest } = now;
  const expiresOn = facts.expiresOn ?? typedExpiry;
  return {
    ...rest,
    cloud,
    tenantId,
    clientId,
    secretHint: secret.slice(0, 3),
    secretId: ids.secretId,
    secretSavedBy: by,
    secretSavedAt: at,
    // Another app's secret is another matter: a person allows its renewal anew.
    ...(renewal !== undefined && isSameApp(now, held) ? { renewal } : {}),
    ...(expiresOn === undefined
      ? {}
      : {
          secretExpiresOn: expiresOn,
          secretExpirySource: facts.expirySource ?? ('typed' as const),
        }),
  };
}
