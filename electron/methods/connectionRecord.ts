import { randomUUID } from 'node:crypto';
import type { MethodInput } from '../../shared/contract.ts';
import type { SiteIdentity, Workspace } from '../../shared/model.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { isSameApp } from './movedSecret.ts';
import type { HeldSignIn } from './signIns.ts';

type AddInput = MethodInput<'addConnection'>;

/** What is known of the circumstances, beside what the wizard collected. */
export interface RecordContext {
  readonly account: string;
  readonly now: Date;
  /** What the write check measured in this session. */
  readonly queryLimitBytes: number | undefined;
  /** All SMS Providers of the site, as the site itself names them. */
  readonly providers: readonly string[];
}

/**
 * The record of a new connection, or of an existing one with what was added to it. `workspace` is as Azure answers
 * it now; only the subscription's name is known from the list alone.
 */
export function newRecord(
  input: AddInput,
  workspace: Workspace,
  held: HeldSignIn,
  site: SiteIdentity,
  existing: ConnectionRecord | undefined,
  { account, now, queryLimitBytes, providers }: RecordContext,
): ConnectionRecord {
  const limit = queryLimitBytes ?? existing?.queryLimitBytes;
  const expiresOn = held.facts.expiresOn ?? input.secretExpiresOn;
  const added = new Set(input.collections.map(({ collectionId }) => collectionId));
  const isRetry = existing !== undefined && existing.connectionId === held.unusedConnectionId;
  return {
    schema: 1,
    connectionId: existing?.connectionId ?? held.unusedConnectionId ?? randomUUID(),
    practice: held.practice,
    site,
    providers: [...new Set([site.providerFqdn, ...providers, ...(existing?.providers ?? [])])],
    cloud: held.cloud,
    tenantId: held.tenantId,
    clientId: held.clientId,
    workspace: { ...workspace, subscriptionName: input.workspace.subscriptionName },
    collections: isRetry ? input.collections : union(existing?.collections ?? [], input.collections),
    secretHint: held.secret.slice(0, 3),
    secretId: randomUUID(),
    ...(expiresOn
      ? { secretExpiresOn: expiresOn, secretExpirySource: held.facts.expirySource ?? 'typed' }
      : {}),
    ...(limit === undefined ? {} : { queryLimitBytes: limit }),
    // What it made at Microsoft Entra ID, and still has to remove there, is of this app and of no other.
    ...(existing?.renewal !== undefined && isSameApp(existing, held) ? { renewal: existing.renewal } : {}),
    syncAccount: account,
    ...sinceWhen(existing, account, now),
    importEnabled: true,
    removedCollections: (existing?.removedCollections ?? []).filter((id) => !added.has(id)),
    createdAt: existing?.createdAt ?? now.toISOString(),
    createdBy: existing?.createdBy ?? account,
    ...moveFieldsOf(input, existing),
    ...(existing === undefined ? {} : { changedAt: now.toISOString(), changedBy: account }),
  };
}

/** Adding to a connection of another account makes it this one's. */
function sinceWhen(
  existing: ConnectionRecord | undefined,
  account: string,
  now: Date,
): Pick<ConnectionRecord, 'syncAccountSince'> {
  if (existing === undefined) return {};
  if (!isSameAccount(existing.syncAccount, account)) return { syncAccountSince: now.toISOString() };
  return existing.syncAccountSince === undefined ? {} : { syncAccountSince: existing.syncAccountSince };
}

/** What an existing connection still has to do elsewhere goes on; a new one may have to follow another. */
function moveFieldsOf({ replaces }: AddInput, existing: ConnectionRecord | undefined) {
  const { placeId, formers, replaces: former } = existing ?? {};
  const next = replaces === undefined ? former : { connectionId: replaces.toLowerCase() };
  return {
    ...(placeId === undefined ? {} : { placeId }),
    ...(formers === undefined ? {} : { formers }),
    ...(next === undefined ? {} : { replaces: next }),
  };
}

/** Adding takes nothing away: a group goes only when a person removes its collection. */
function union(before: ConnectionRecord['collections'], added: ConnectionRecord['collections']) {
  const byId = new Map([...before, ...added].map((collection) => [collection.collectionId, collection]));
  return [...byId.values()];
}
