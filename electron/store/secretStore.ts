import { join } from 'node:path';
import pLimit from 'p-limit';
import { z } from 'zod';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Redactor } from '../log/logger.ts';
import type { SecretVault } from '../ports.ts';
import { readJsonFile, writeJsonFile } from './jsonFile.ts';

/** Client secrets per connection, sealed in this account's folder. */
export interface SecretStore {
  /** `memory`: no key store, so the secret lives until the app closes and nothing was written. */
  save(connectionId: string, secret: string): Promise<Result<{ readonly storage: 'sealed' | 'memory' }>>;
  /** Undefined: this account has none. `secretUnreadable`: there is one that cannot be opened. */
  read(connectionId: string): Promise<Result<string | undefined>>;
  remove(connectionId: string): Promise<Result<void>>;
}

const secretsRecord = z.strictObject({
  schema: z.literal(1),
  secrets: z.record(z.guid(), z.strictObject({ sealed: z.base64(), savedAt: z.iso.datetime() })),
});
type Secrets = z.output<typeof secretsRecord>['secrets'];

export interface SecretStoreDeps {
  readonly accountFolder: string;
  readonly vault: SecretVault;
  readonly redactor: Redactor;
  readonly now: () => Date;
}

export function createSecretStore({ accountFolder, vault, redactor, now }: SecretStoreDeps): SecretStore {
  const path = join(accountFolder, 'secrets.json');
  const memory = new Map<string, string>();
  // Each change reads, alters and writes the whole file: one after the other.
  const inTurn = pLimit(1);

  const load = async (): Promise<Result<Secrets>> => {
    const answer = await readJsonFile(path, secretsRecord, now);
    return answer.ok ? ok(answer.value?.secrets ?? {}) : answer;
  };
  const store = (secrets: Secrets): Promise<Result<void>> =>
    writeJsonFile(path, { schema: 1, secrets }, { secret: true });

  const drop = async (id: string): Promise<Result<void>> => {
    const secrets = await load();
    if (!secrets.ok) return secrets;
    if (!(id in secrets.value)) return ok(undefined);
    const { [id]: _dropped, ...others } = secrets.value;
    return store(others);
  };

  return {
    save(connectionId, secret) {
      const id = connectionId.toLowerCase();
      redactor.addSecret(secret);
      return inTurn(async () => {
        if ((await vault.kind()) === 'memory') {
          memory.set(id, secret);
          return ok({ storage: 'memory' } as const);
        }
        let sealed: string;
        try {
          sealed = await vault.seal(secret);
        } catch {
          // The cause's text may hold what was to be sealed.
          return fail(appError('secretNotSaved', { facts: { connectionId: id } }));
        }
        const secrets = await load();
        if (!secrets.ok) return secrets;
        const written = await store({ ...secrets.value, [id]: { sealed, savedAt: now().toISOString() } });
        if (!written.ok) return fail({ ...written.error, code: 'secretNotSaved' });
        memory.delete(id);
        return ok({ storage: 'sealed' } as const);
      });
    },
    read(connectionId) {
      const id = connectionId.toLowerCase();
      return inTurn(async () => {
        const held = memory.get(id);
        if (held !== undefined) return ok(held);
        const secrets = await load();
        if (!secrets.ok) return secrets;
        const entry = secrets.value[id];
        if (entry === undefined) return ok(undefined);
        const secret = (await vault.kind()) === 'sealed' ? await vault.open(entry.sealed) : undefined;
        if (secret === undefined) return fail(appError('secretUnreadable', { facts: { connectionId: id } }));
        redactor.addSecret(secret);
        return ok(secret);
      });
    },
    remove(connectionId) {
      const id = connectionId.toLowerCase();
      return inTurn(() => {
        memory.delete(id);
        return drop(id);
      });
    },
  };
}
