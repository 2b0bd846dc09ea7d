import { join } from 'node:path';
import pLimit from 'p-limit';
import { z } from 'zod';
import type { SecretVault } from '../ports.ts';
import { readJsonFile, writeJsonFile } from '../store/jsonFile.ts';
import { type Drop, type KeyPair, makeKeyPair, openDrop, type SealedDrop } from './sealedDrop.ts';

/** The key pair of this account, by which it can be handed a secret. The private half is sealed. */
export interface HandoverKeys {
  /** Makes the pair at the first call. Undefined where there is no key store to seal it, or no way to keep it. */
  publicKey(): Promise<string | undefined>;
  open(sealed: SealedDrop): Promise<Drop | undefined>;
  isSeen(nonce: string): Promise<boolean>;
  remember(nonce: string): Promise<void>;
}

const keysRecord = z.strictObject({
  schema: z.literal(1),
  publicKey: z.base64(),
  sealedPrivateKey: z.base64(),
  /** Drops that were taken, the last ones. */
  seen: z.array(z.guid()),
});
type KeysRecord = z.output<typeof keysRecord>;

const MOST_SEEN = 500;

export function createHandoverKeys(accountFolder: string, vault: SecretVault, now: () => Date): HandoverKeys {
  const path = join(accountFolder, 'handover.json');
  const inTurn = pLimit(1);
  const load = async (): Promise<KeysRecord | undefined> => {
    const found = await readJsonFile(path, keysRecord, now);
    return found.ok ? found.value : undefined;
  };
  const pairOf = async (record: KeysRecord | undefined): Promise<KeyPair | undefined> => {
    const privateKey = record === undefined ? undefined : await vault.open(record.sealedPrivateKey);
    return record === undefined || privateKey === undefined
      ? undefined
      : { publicKey: record.publicKey, privateKey };
  };

  return {
    publicKey: () =>
      inTurn(async () => {
        if ((await vault.kind()) !== 'sealed') return undefined;
        const kept = await pairOf(await load());
        if (kept !== undefined) return kept.publicKey;
        // None yet, or one that this account can no longer open, as after a reset of its password.
        const made = makeKeyPair();
        const sealedPrivateKey = await vault.seal(made.privateKey).catch(() => undefined);
        if (sealedPrivateKey === undefined) return undefined;
        const record: KeysRecord = { schema: 1, publicKey: made.publicKey, sealedPrivateKey, seen: [] };
        const written = await writeJsonFile(path, record, { secret: true });
        return written.ok ? made.publicKey : undefined;
      }),
    open: (sealed) =>
      inTurn(async () => {
        const pair = await pairOf(await load());
        return pair === undefined ? undefined : openDrop(sealed, pair.privateKey);
      }),
    isSeen: (nonce) => inTurn(async () => (await load())?.seen.includes(nonce) === true),
    remember: (nonce) =>
      inTurn(async () => {
        const record = await load();
        if (record === undefined) return;
        const seen = [...record.seen, nonce].slice(-MOST_SEEN);
        await writeJsonFile(path, { ...record, seen }, { secret: true });
      }),
  };
}
