import { randomUUID } from 'node:crypto';
import { type AppError, appError, type ErrorCode } from '../../shared/errors.ts';
import type { HandOverRefusal } from '../../shared/handOver.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { handOverKeyLog, handOverLog } from '../../shared/strings/handOver.ts';
import { fingerprintOf } from '../handover/fingerprint.ts';
import { type HandoverKey, type Inbox, inboxOf, offerOnce } from '../handover/inbox.ts';
import type { HandoverKeys } from '../handover/keys.ts';
import { handOverResultsOf } from '../handover/results.ts';
import { type Drop, sealDrop } from '../handover/sealedDrop.ts';
import { syncWishOf } from '../handover/syncWish.ts';
import type { FolderRights } from '../rights/folderRights.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { findById } from './findConnection.ts';
import { trustConnection } from './leftByOthers.ts';
import type { HeldSignIn } from './signIns.ts';
import { proveSecret, replaceSecret, type SecretDeps } from './updateSecret.ts';

/** A client secret for a connection that another Windows account syncs: sealed for it, dropped, and taken there. */

const DAY_MS = 24 * 60 * 60 * 1000;
/** Clocks of one computer do not differ; a drop of the future was made by hand. */
const AHEAD_MS = 10 * 60 * 1000;
/** What could not be proven for so long is no longer worth a try at every run. */
const OLDEST_MS = 30 * DAY_MS;
/** So long a secret that is called wrong may be too new. */
const TOO_NEW_MS = 60 * 60 * 1000;
const mayBeTooNew: ReadonlySet<ErrorCode> = new Set(['secretWrong', 'secretTooNew', 'secretForeign']);

export function inboxFor(record: ConnectionRecord, store: ConnectionStore, now: () => Date): Inbox {
  return inboxOf(store.folderOf(record.connectionId), now);
}

export interface DropDeps extends SecretDeps {
  readonly rights: Pick<FolderRights, 'isOf'>;
}

/**
 * The key of the account that syncs. The name that stands in it proves nothing, as anybody may have written it: the file
 * must be that account's own, or an administrator's, who can do anything here. Read before and after, so that no other
 * one was in its place meanwhile.
 */
export async function trustedKey(
  { syncAccount }: ConnectionRecord,
  inbox: Inbox,
  rights: Pick<FolderRights, 'isOf'>,
): Promise<Result<HandoverKey>> {
  const key = await inbox.readKey();
  if (key === undefined || !isSameAccount(key.account, syncAccount))
    return fail(appError('notSyncAccount', { facts: { account: syncAccount } }));
  const isOwn = await rights.isOf(inbox.keyFile, syncAccount);
  const after = isOwn ? await inbox.readKey() : undefined;
  return after?.publicKey === key.publicKey
    ? ok(key)
    : fail(appError('keyNotTrusted', { facts: { account: syncAccount, path: inbox.keyFile } }));
}

/** Seals what was proven for the account that syncs, and drops it. Answers that account. */
export async function dropSecret(
  record: ConnectionRecord,
  store: ConnectionStore,
  held: HeldSignIn,
  typedExpiry: string | undefined,
  { clock, account, rights }: DropDeps,
): Promise<Result<string>> {
  const { connectionId, tenantId, clientId, syncAccount } = record;
  const inbox = inboxFor(record, store, () => clock.now());
  const key = await trustedKey(record, inbox, rights);
  if (!key.ok) return key;
  const nonce = randomUUID();
  const secretExpiresOn = held.facts.expiresOn ?? typedExpiry;
  const drop: Drop = {
    ...{ connectionId, tenantId, clientId, nonce, sender: account, secret: held.secret },
    at: clock.now().toISOString(),
    replaces: record.secretId ?? '',
    ...(secretExpiresOn === undefined ? {} : { secretExpiresOn }),
  };
  const put = await inbox.put(nonce, sealDrop(drop, key.value.publicKey));
  return put.ok ? ok(syncAccount) : put;
}

export interface TakeDeps extends SecretDeps {
  readonly handoverKeys: HandoverKeys;
  readonly rights: Pick<FolderRights, 'connection' | 'isOurs'>;
}

/**
 * Before each run of the account that syncs: its public key is offered, and what was dropped is proven and taken. It
 * keeps no run from starting but that of a connection that somebody has left who must not be believed; whatever is
 * refused leaves the old secret in force. `byOwnTask`: this account's task names the connection.
 */
export async function takeDrops(
  connectionId: string,
  byOwnTask: boolean,
  deps: TakeDeps,
): Promise<Result<void>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return ok(undefined);
  const { record, store } = found.value;
  const { logger, handoverKeys, clock, rights } = deps;
  const { syncAccount, nextAccount } = record;
  const isOurs = isSameAccount(syncAccount, deps.account);
  const isNext = nextAccount !== undefined && isSameAccount(nextAccount, deps.account);
  if (record.practice || !(isOurs || isNext)) return ok(undefined);
  const trusted = byOwnTask ? ok(undefined) : await trustConnection(record, store, deps);
  // The account that comes next finds no secret yet, and is told to wait for it.
  if (!trusted.ok) return isOurs ? trusted : ok(undefined);
  const inbox = inboxFor(record, store, () => clock.now());
  const publicKey = await handoverKeys.publicKey();
  if (!isOurs) {
    if (publicKey === undefined) return ok(undefined);
    await inbox.offerNextKey({ schema: 1, account: deps.account, publicKey });
    // Whoever syncs now compares it before the secret is sealed to it: the file itself proves nothing.
    logger.write('info', 'Secret', handOverKeyLog(fingerprintOf(publicKey) ?? '', connectionId));
    return ok(undefined);
  }
  if (publicKey !== undefined) {
    const offered = await offerOnce(inbox, { schema: 1, account: deps.account, publicKey });
    if (!offered.ok)
      logger.write('warning', 'Secret', `No key for a hand-over is offered (${offered.error.code})`);
  }
  // A connection of before this app set rights, or one that came back out of a backup.
  await rights.connection(store.folderOf(record.connectionId), { sync: syncAccount, next: nextAccount });
  await syncWishOf(store.folderOf(record.connectionId)).take();
  await inbox.sweep(new Date(clock.now().getTime() - DAY_MS));
  for (const name of await inbox.names()) {
    // One that makes trouble must not keep the others, or the run, from their turn.
    try {
      await takeOne(name, record.connectionId, inbox, deps);
    } catch (error) {
      logger.write('warning', 'Secret', `What was handed over cannot be dealt with: ${String(error)}`);
    }
  }
  return ok(undefined);
}

/** Takes one drop, or refuses it, or leaves it for the next run; the two former are told and removed. */
async function takeOne(name: string, connectionId: string, inbox: Inbox, deps: TakeDeps): Promise<void> {
  // Read anew for each: the one before may have been taken.
  const found = await findById(deps.stores, connectionId);
  if (!found.ok) return;
  const { record, store } = found.value;
  const sealed = await inbox.read(name);
  const drop = sealed === undefined ? undefined : await deps.handoverKeys.open(sealed);
  // It may be for the account that is to sync next.
  if (drop === undefined && record.nextAccount !== undefined) return;
  const verdict: Verdict | undefined =
    drop === undefined ? { refusal: 'unreadable' } : await judge(drop, record, store, deps);
  if (verdict === undefined) return;
  deps.logger.write('info', 'Secret', `${handOverLog(verdict, drop?.sender)}: connection ${connectionId}`);
  // Who replays one that was taken is told nothing, and must not take the place of what was told.
  if (verdict.refusal !== 'seen') {
    const { refusal, error } = verdict;
    const told = await handOverResultsOf(store.folderOf(connectionId), () => deps.clock.now()).add(name, {
      at: deps.clock.now().toISOString(),
      ...(drop === undefined ? {} : { sender: drop.sender }),
      ...(refusal === undefined ? {} : { refusal }),
      ...(error === undefined ? {} : { error }),
    });
    if (!told.ok)
      deps.logger.write('warning', 'Secret', `What became of it is not told (${told.error.code})`);
  }
  if (drop !== undefined && verdict.refusal === undefined) await deps.handoverKeys.remember(drop.nonce);
  await inbox.remove(name);
}

/** Nothing in it: taken. */
interface Verdict {
  readonly refusal?: HandOverRefusal | 'seen';
  readonly error?: AppError;
}

/** Undefined: it stays for the next run. */
async function judge(
  drop: Drop,
  record: ConnectionRecord,
  store: ConnectionStore,
  deps: TakeDeps,
): Promise<Verdict | undefined> {
  const refusal = await whyRefused(drop, record, deps);
  if (refusal !== undefined) return { refusal };
  // It was taken, and the app was cut before it could say so.
  if (record.secretId === drop.nonce) return {};
  deps.redactor.addSecret(drop.secret);
  const held = await proveSecret(record, drop.secret, deps);
  if (!held.ok) {
    const { code, retryable } = held.error;
    const age = deps.clock.now().getTime() - Date.parse(drop.at);
    const waits = retryable || (mayBeTooNew.has(code) && age < TOO_NEW_MS);
    return waits ? undefined : { refusal: 'notProven', error: held.error };
  }
  const how = {
    ...{ typedExpiry: drop.secretExpiresOn, savedBy: drop.sender, secretId: drop.nonce },
    // A person may have put in a newer one while this one was being proven.
    formerId: record.secretId ?? '',
  };
  const saved = await replaceSecret(record, store, held.value, how, deps);
  deps.signIns.forget(held.value.signInId);
  if (saved.ok) return {};
  const { code } = saved.error;
  deps.logger.write('warning', 'Secret', `A secret that was handed over was not saved (${code})`);
  return undefined;
}

async function whyRefused(
  drop: Drop,
  record: ConnectionRecord,
  { handoverKeys, clock }: TakeDeps,
): Promise<Verdict['refusal']> {
  const isOwn =
    drop.connectionId === record.connectionId &&
    drop.tenantId === record.tenantId &&
    drop.clientId === record.clientId;
  if (!isOwn) return 'foreign';
  const age = clock.now().getTime() - Date.parse(drop.at);
  if (age < -AHEAD_MS || age > OLDEST_MS) return 'outOfTime';
  if (await handoverKeys.isSeen(drop.nonce)) return 'seen';
  const isCurrent = [drop.replaces, drop.nonce].includes(record.secretId ?? '');
  return isCurrent ? undefined : 'replaced';
}
