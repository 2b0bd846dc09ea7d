import { lstat, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, type Result } from '../../shared/result.ts';
import { isMissing } from '../store/fileFailure.ts';
import { readJsonFile, writeJsonFile } from '../store/jsonFile.ts';
import { type SealedDrop, sealedDrop } from './sealedDrop.ts';

/** What lies in the shared folder of a connection for the account that syncs it. Anybody may have put it there. */
export interface Inbox {
  /** Public key of the account that syncs. */
  readKey(): Promise<HandoverKey | undefined>;
  offerKey(key: HandoverKey): Promise<Result<void>>;
  put(name: string, drop: SealedDrop): Promise<Result<void>>;
  /** Names of what was dropped. */
  names(): Promise<readonly string[]>;
  /** Undefined for what is no drop. */
  read(name: string): Promise<SealedDrop | undefined>;
  remove(name: string): Promise<void>;
}

const handoverKey = z.strictObject({ schema: z.literal(1), account: z.string(), publicKey: z.base64() });
export type HandoverKey = z.output<typeof handoverKey>;

const NAME = /^[0-9a-f-]{36}\.json$/;
const MOST_BYTES = 16_384;
/** So many in one go: a flood must not keep the sync from its work. */
const MOST_DROPS = 20;

export function inboxOf(connectionFolder: string, now: () => Date): Inbox {
  const keyFile = join(connectionFolder, 'handover-key.json');
  const folder = join(connectionFolder, 'inbox');
  return {
    async readKey() {
      const found = await readJsonFile(keyFile, handoverKey, now);
      return found.ok ? found.value : undefined;
    },
    async offerKey(key) {
      const written = await writeJsonFile(keyFile, key);
      if (written.ok) await mkdir(folder, { recursive: true }).catch(() => undefined);
      return written;
    },
    put: (name, drop) => writeJsonFile(join(folder, `${name}.json`), drop),
    async names() {
      try {
        return (await readdir(folder)).filter((name) => NAME.test(name)).slice(0, MOST_DROPS);
      } catch {
        return [];
      }
    },
    async read(name) {
      const path = join(folder, name);
      try {
        // No link to elsewhere, and nothing that fills the memory.
        const found = await lstat(path);
        if (!found.isFile() || found.size > MOST_BYTES) return undefined;
        const parsed = sealedDrop.safeParse(JSON.parse(await readFile(path, 'utf8')));
        return parsed.success ? parsed.data : undefined;
      } catch {
        return undefined;
      }
    },
    async remove(name) {
      await rm(join(folder, name), { force: true, recursive: true }).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    },
  };
}

/** Nothing is offered again that stands there already. */
export async function offerOnce(inbox: Inbox, key: HandoverKey): Promise<Result<void>> {
  const there = await inbox.readKey();
  const isSame = there?.account === key.account && there.publicKey === key.publicKey;
  return isSame ? ok(undefined) : inbox.offerKey(key);
}
