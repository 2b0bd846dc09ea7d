import { join } from 'node:path';
import pLimit from 'p-limit';
import { z } from 'zod';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Redactor } from '../log/logger.ts';
import type { SecretVault } from '../ports.ts';
import { errorNumber, fileFailure } from './fileFailure.ts';
import type { FileLock } from './fileLock.ts';
import { readJsonFile, writeJsonFile } from './jsonFile.ts';

/** Client secrets per connection, sealed in this account's folder. */
export interface SecretStore {
  /** There is a key store: what is saved outlives the app. */
  isLasting(): Promise<boolean>;
  /** `memory`: no key store, so the secret lives until the app closes and nothing was written. */
  save(
    connectionId: string,
    secret: string,
    /** The connection that it is kept for, where it has a place beside that connection's own. */
    of?: string,
  ): Promise<Result<{ readonly storage: 'sealed' | 'memory' }>>;
  /** As `save`, only where `former` is still in its place. Undefined, and nothing changed, where it is not. */
  saveOver(
    connectionId: string,
    former: string,
    next: string,
  ): Promise<Result<{ readonly storage: 'sealed' | 'memory' } | undefined>>;
  /** Undefined: this account has none. `secretUnreadable`: there is one that cannot be opened. */
  read(connectionId: string): Promise<Result<string | undefined>>;
  /** The pending one with it. */
  remove(connectionId: string): Promise<Result<void>>;
  dropPending(connectionId: string): Promise<Result<void>>;
  /** Of what is kept for a connection beside its own, only that with these ids stays. */
  keepOnly(connectionId: string, ids: ReadonlySet<string>): Promise<Result<void>>;
}

/** Secrets that are made and not yet proven, beside those in force; and the way into force. */
export interface PendingSecrets {
  savePending(
    connectionId: string,
    secret: string,
  ): Promise<Result<{ readonly storage: 'sealed' | 'memory' }>>;
  /** As `read`. */
  readPending(connectionId: string): Promise<Result<string | undefined>>;
  dropPending(connectionId: string): Promise<Result<void>>;
  /**
   * Puts `next` in force only where `former` still is. False, and nothing changed, where somebody was faster. Never in
   * memory alone: whoever asks may then remove the former one for good.
   */
  replace(connectionId: string, former: string, next: string): Promise<Result<boolean>>;
}

const sealedSecrets = z.record(
  z.guid(),
  z.strictObject({ sealed: z.base64(), savedAt: z.iso.datetime(), of: z.guid().exactOptional() }),
);
const secretsRecord = z.strictObject({
  schema: z.literal(1),
  secrets: sealedSecrets,
  pending: sealedSecrets.exactOptional(),
});
/** In memory, where nothing may be written; `of` as in the file. */
interface Held {
  readonly secret: string;
  readonly of: string | undefined;
}
type Slot = 'secrets' | 'pending';
type Kept = Readonly<Record<Slot, z.output<typeof sealedSecrets>>>;

export interface SecretStoreDeps {
  readonly accountFolder: string;
  readonly vault: SecretVault;
  readonly redactor: Redactor;
  readonly now: () => Date;
  /** Of the file, where another process may be at it as well. */
  readonly lock?: FileLock;
}

export function createSecretStore({
  accountFolder,
  vault,
  redactor,
  now,
  lock,
}: SecretStoreDeps): SecretStore & PendingSecrets {
  const path = join(accountFolder, 'secrets.json');
  const memory = { secrets: new Map<string, Held>(), pending: new Map<string, Held>() };
  const inTurn = pLimit(1);
  // Each change reads, alters and writes the whole file: one after the other, also of those of another process.
  const changing = <T>(id: string, act: () => Promise<Result<T>>): Promise<Result<T>> =>
    inTurn(async () => {
      const changed = lock === undefined ? await act() : await lock.during(act).catch(notLocked);
      return changed ?? fail(appError('secretNotSaved', { facts: { connectionId: id } }));
    });
  const notLocked = (error: unknown): Result<never> => {
    if (errorNumber(error) === undefined) throw error;
    return fail({ ...fileFailure('fileNotWritable', path, error), code: 'secretNotSaved' });
  };

  const load = async (): Promise<Result<Kept>> => {
    const answer = await readJsonFile(path, secretsRecord, now);
    if (!answer.ok) return answer;
    return ok({ secrets: answer.value?.secrets ?? {}, pending: answer.value?.pending ?? {} });
  };
  const store = ({ secrets, pending }: Kept): Promise<Result<void>> => {
    const rest = Object.keys(pending).length === 0 ? {} : { pending };
    return writeJsonFile(path, { schema: 1, secrets, ...rest }, { secret: true });
  };

  const saveIn = async (
    slot: Slot,
    id: string,
    secret: string,
    of?: string,
  ): Promise<Result<{ readonly storage: 'sealed' | 'memory' }>> => {
    if ((await vault.kind()) === 'memory') {
      memory[slot].set(id, { secret, of });
      return ok({ storage: 'memory' } as const);
    }
    let sealed: string;
    try {
      sealed = await vault.seal(secret);
    } catch {
      // The cause's text may hold what was to be sealed.
      return fail(appError('secretNotSaved', { facts: { connectionId: id } }));
    }
    const kept = await load();
    if (!kept.ok) return kept;
    const entry = { sealed, savedAt: now().toISOString(), ...(of === undefined ? {} : { of }) };
    const written = await store({ ...kept.value, [slot]: { ...kept.value[slot], [id]: entry } });
    if (!written.ok) return fail({ ...written.error, code: 'secretNotSaved' });
    memory[slot].delete(id);
    return ok({ storage: 'sealed' } as const);
  };

  const readIn = async (slot: Slot, id: string): Promise<Result<string | undefined>> => {
    const held = memory[slot].get(id);
    if (held !== undefined) return ok(held.secret);
    const kept = await load();
    if (!kept.ok) return kept;
    const entry = kept.value[slot][id];
    if (entry === undefined) return ok(undefined);
    const secret = (await vault.kind()) === 'sealed' ? await vault.open(entry.sealed) : undefined;
    if (secret === undefined) return fail(appError('secretUnreadable', { facts: { connectionId: id } }));
    redactor.addSecret(secret);
    return ok(secret);
  };

  const dropFrom = async (slots: readonly Slot[], id: string): Promise<Result<void>> => {
    for (const slot of slots) memory[slot].delete(id);
    const kept = await load();
    if (!kept.ok) return kept;
    if (!slots.some((slot) => id in kept.value[slot])) return ok(undefined);
    const without = (slot: Slot): Kept[Slot] => {
      const { [id]: _dropped, ...others } = kept.value[slot];
      return slots.includes(slot) ? others : kept.value[slot];
    };
    return store({ secrets: without('secrets'), pending: without('pending') });
  };

  const save = (slot: Slot, connectionId: string, secret: string, of?: string) => {
    redactor.addSecret(secret);
    const id = connectionId.toLowerCase();
    return changing(id, () => saveIn(slot, id, secret, of));
  };

  const drop = (slots: readonly Slot[], connectionId: string): Promise<Result<void>> => {
    const id = connectionId.toLowerCase();
    return changing(id, () => dropFrom(slots, id));
  };

  return {
    isLasting: async () => (await vault.kind()) === 'sealed',
    save: (connectionId, secret, of) => save('secrets', connectionId, secret, of),
    saveOver(connectionId, former, next) {
      const id = connectionId.toLowerCase();
      redactor.addSecret(next);
      return changing(id, async () => {
        const current = await readIn('secrets', id);
        if (!current.ok) return current;
        return current.value === former ? saveIn('secrets', id, next) : ok(undefined);
      });
    },
    read: (connectionId) => inTurn(() => readIn('secrets', connectionId.toLowerCase())),
    remove: (connectionId) => drop(['secrets', 'pending'], connectionId),
    savePending: (connectionId, secret) => save('pending', connectionId, secret),
    readPending: (connectionId) => inTurn(() => readIn('pending', connectionId.toLowerCase())),
    dropPending: (connectionId) => drop(['pending'], connectionId),
    replace(connectionId, former, next) {
      const id = connectionId.toLowerCase();
      redactor.addSecret(next);
      return changing(id, async () => {
        const current = await readIn('secrets', id);
        if (!current.ok) return current;
        if (current.value === next) return ok(true);
        if (current.value !== former) return ok(false);
        if ((await vault.kind()) === 'memory')
          return fail(appError('secretNotSaved', { facts: { connectionId: id } }));
        const saved = await saveIn('secrets', id, next);
        return saved.ok ? ok(true) : saved;
      });
    },
    keepOnly(connectionId, ids) {
      const isSurplus = (id: string, of: string | undefined) => of === connectionId && !ids.has(id);
      return changing(connectionId, async () => {
        for (const [id, { of }] of memory.secrets) if (isSurplus(id, of)) memory.secrets.delete(id);
        const kept = await load();
        if (!kept.ok) return kept;
        const all = Object.entries(kept.value.secrets);
        const left = all.filter(([id, { of }]) => !isSurplus(id, of));
        if (left.length === all.length) return ok(undefined);
        return store({ ...kept.value, secrets: Object.fromEntries(left) });
      });
    },
  };
}
