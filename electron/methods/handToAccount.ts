import { randomUUID } from 'node:crypto';
import type { MethodInput } from '../../shared/contract.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import type { TaskLogon } from '../../shared/groupsModel.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fingerprintOf } from '../handover/fingerprint.ts';
import { type HandoverKey, inboxOf } from '../handover/inbox.ts';
import { sealDrop } from '../handover/sealedDrop.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { ScheduledTasks } from '../task/scheduledTasks.ts';
import { checkTaskAccount, refused } from '../task/taskAccount.ts';
import type { ConnectionDeps } from './connectionMethods.ts';
import { findById } from './findConnection.ts';
import { ownSecret } from './ownSecret.ts';

/**
 * The connection goes to an account that nobody may be able to sign in as, such as a managed service account: a task is
 * registered for it and started once, so that it leaves a key; a person compares that key with what the other account
 * has logged, because anybody who may write into the folder could have left one; then the secret is sealed to it and
 * dropped, the connection names the new account, and the task starts again. Until that one step this account syncs;
 * after it the secret waits in the inbox. This account's copy stays until the other one has synced.
 */

export interface HandToDeps extends ConnectionDeps {
  readonly tasks: Pick<ScheduledTasks, 'read' | 'register' | 'runNow' | 'remove'>;
}

/** So long the page waits for the first start of the other account; afterwards the list of connections tells of the key. */
const LOOKS = 30;
const BETWEEN_LOOKS_MS = 1_000;

type Answer = Result<MethodOutputs['handToAccount']>;

export async function handToAccount(
  { connectionId, account, logon }: MethodInput<'handToAccount'>,
  deps: HandToDeps,
): Promise<Answer> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  if (record.practice) return fail(appError('taskUnavailable', { facts: { practice: 'true' } }));
  const allowed = checkTaskAccount(logon, account);
  if (!allowed.ok) return allowed;
  if (isSameAccount(account, record.syncAccount)) return refused(account, 'same');
  if (isBoundToAccount(record)) return fail(appError('leftoversFirst'));
  const secret = await ownSecret(record, deps);
  if (!secret.ok) return secret;
  const task = await deps.tasks.read(record);
  if (!task.ok) return task;
  if (task.value.kind === 'unavailable') return fail(appError('taskUnavailable'));
  const begun = await begin(record, store, { account, logon }, deps);
  if (!begun.ok) return begun;
  const started = await deps.tasks.runNow(record);
  for (let look = 0; started.ok && look < LOOKS; look += 1) {
    const fingerprint = await nextFingerprint({ ...record, nextAccount: account }, store, deps);
    if (fingerprint !== undefined) return ok({ fingerprint });
    await deps.clock.wait(BETWEEN_LOOKS_MS);
  }
  return ok(started.ok ? {} : { notStarted: started.error });
}

/** What is left elsewhere needs secrets that only this account has, or a connection of its own. */
function isBoundToAccount({ formers = [], replaces }: ConnectionRecord): boolean {
  return replaces !== undefined || formers.some(({ vaultId }) => vaultId !== undefined);
}

/** Who is to come next stands in the connection before the task does, which looks there for it. */
async function begin(
  record: ConnectionRecord,
  store: ConnectionStore,
  { account, logon }: { readonly account: string; readonly logon: TaskLogon },
  deps: HandToDeps,
): Promise<Result<unknown>> {
  // What another hand-over left is no key of this account.
  await inboxOf(store.folderOf(record.connectionId), () => deps.clock.now()).removeNextKey();
  const named = await store.alter(record.connectionId, (now) =>
    isSameAccount(now.syncAccount, deps.account) ? { ...now, nextAccount: account } : now,
  );
  if (!named.ok) return named;
  // Another account has taken it over since it was read.
  if (named.value.nextAccount !== account)
    return fail(appError('notSyncAccount', { facts: { account: named.value.syncAccount } }));
  const registered = await deps.tasks.register({ ...record, syncAccount: account }, logon, account);
  if (registered.ok) {
    deps.logger.write('info', 'Store', `Connection ${record.connectionId} is being handed to ${account}`);
    return registered;
  }
  await store.alter(record.connectionId, withoutNext);
  return registered;
}

/** Nothing changes hands; the task of the other account goes. */
export async function cancelHanding(
  { connectionId }: MethodInput<'cancelHanding'>,
  deps: HandToDeps,
): Promise<Result<MethodOutputs['cancelHanding']>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  if (record.nextAccount === undefined) return ok({});
  if (!isSameAccount(record.syncAccount, deps.account))
    return fail(appError('notSyncAccount', { facts: { account: record.syncAccount } }));
  const altered = await store.alter(record.connectionId, withoutNext);
  if (!altered.ok) return altered;
  const removed = await deps.tasks.remove(record);
  return removed.ok ? ok({}) : removed;
}

function withoutNext(record: ConnectionRecord): ConnectionRecord {
  const { nextAccount: _next, ...rest } = record;
  return rest;
}

/** The key that was left in the name of the account that is to come; nothing says yet that it left it itself. */
async function keyOfNext(
  { connectionId, nextAccount }: ConnectionRecord,
  store: ConnectionStore,
  { clock }: Pick<ConnectionDeps, 'clock'>,
): Promise<HandoverKey | undefined> {
  if (nextAccount === undefined) return undefined;
  const key = await inboxOf(store.folderOf(connectionId), () => clock.now()).readNextKey();
  return key !== undefined && isSameAccount(key.account, nextAccount) ? key : undefined;
}

/** What a person has to compare before the secret is sealed; undefined while there is no key. */
export async function nextFingerprint(
  record: ConnectionRecord,
  store: ConnectionStore,
  deps: Pick<ConnectionDeps, 'clock'>,
): Promise<string | undefined> {
  const key = await keyOfNext(record, store, deps);
  return key === undefined ? undefined : fingerprintOf(key.publicKey);
}

/** The rest, once a person has compared the key. Any other key than that one is shown again, and nothing is sealed. */
export async function confirmHanding(
  { connectionId, fingerprint }: MethodInput<'confirmHanding'>,
  deps: HandToDeps,
): Promise<Result<MethodOutputs['confirmHanding']>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { store } = found.value;
  // A run under way finishes first: it may save what it learnt.
  const lock = await deps.locks.take(store.folderOf(found.value.record.connectionId));
  if (!lock.ok) return lock;
  try {
    // As it is now that nobody else can change it: it may have been taken back or taken over.
    const now = await store.read(found.value.record.connectionId);
    if (!now.ok) return now;
    const { syncAccount } = now.value;
    if (!isSameAccount(syncAccount, deps.account))
      return fail(appError('notSyncAccount', { facts: { account: syncAccount } }));
    if (isBoundToAccount(now.value)) return fail(appError('leftoversFirst'));
    const key = await keyOfNext(now.value, store, deps);
    const there = key === undefined ? undefined : fingerprintOf(key.publicKey);
    if (key === undefined || there === undefined) return ok({ state: 'waiting' });
    if (there !== fingerprint) return ok({ state: 'waiting', fingerprint: there });
    const changed = await changeHands(now.value, store, key, deps);
    if (!changed.ok) return changed;
    if (!changed.value) return ok({ state: 'waiting' });
    await inboxOf(store.folderOf(now.value.connectionId), () => deps.clock.now()).removeNextKey();
    deps.logger.write(
      'info',
      'Store',
      `Connection ${connectionId} is synced by ${key.account} from now on: its key ${fingerprint} was compared`,
    );
  } finally {
    await lock.value.release();
  }
  const run = await deps.tasks.runNow(found.value.record);
  if (!run.ok) deps.logger.write('warning', 'Task', `Its task starts at its next time (${run.error.code})`);
  return ok({ state: 'handedOver' });
}

/**
 * The sealed secret is there before the connection names the account that opens it. False: a person has taken the
 * hand-over back meanwhile, which waits for no lock.
 */
async function changeHands(
  record: ConnectionRecord,
  store: ConnectionStore,
  key: HandoverKey,
  deps: HandToDeps,
): Promise<Result<boolean>> {
  const secret = await ownSecret(record, deps);
  if (!secret.ok) return secret;
  const { connectionId, tenantId, clientId, secretExpiresOn } = record;
  const at = deps.clock.now().toISOString();
  const nonce = randomUUID();
  const drop = {
    ...{ connectionId, tenantId, clientId, nonce, at, sender: deps.account, secret: secret.value },
    replaces: record.secretId ?? '',
    ...(secretExpiresOn === undefined ? {} : { secretExpiresOn }),
  };
  const inbox = inboxOf(store.folderOf(connectionId), () => deps.clock.now());
  const put = await inbox.put(nonce, sealDrop(drop, key.publicKey));
  if (!put.ok) return put;
  let isWanted = false;
  const altered = await store.alter(connectionId, (now) => {
    isWanted = isSameAccount(now.nextAccount ?? '', key.account);
    if (!isWanted) return now;
    return {
      ...withoutNext(now),
      syncAccount: key.account,
      syncAccountSince: at,
      changedAt: at,
      changedBy: deps.account,
    };
  });
  if (!altered.ok || !isWanted) await inbox.remove(`${nonce}.json`);
  return altered.ok ? ok(isWanted) : altered;
}

/** Why there is no secret yet: it is on its way to this account. Anything else stays as it is. */
export async function waitingOr(
  error: AppError,
  connectionId: string,
  { stores, account, hasDrops }: Pick<ConnectionDeps, 'stores' | 'account' | 'hasDrops'>,
): Promise<AppError> {
  const waiting = appError('secretWaiting', { facts: { account } });
  if (error.code === 'secretNotHere') return (await hasDrops(connectionId)) ? waiting : error;
  if (error.code !== 'notSyncAccount') return error;
  const found = await findById(stores, connectionId);
  const next = found.ok ? found.value.record.nextAccount : undefined;
  return next !== undefined && isSameAccount(next, account) ? waiting : error;
}
