import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, type Result } from '../../shared/result.ts';
import { isMissing } from '../store/fileFailure.ts';
import { readJsonFile, writeJsonFile } from '../store/jsonFile.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type SealedDrop, sealedDrop } from './sealedDrop.ts';

/** What lies in the shared folder of a connection for the account that syncs it. Anybody may have put it there. */
export interface Inbox {
  /** Where the public key of the account that syncs lies. */
  readonly keyFile: string;
  /** What stands there. Whoever seals to it has to know whose it is: see `trustedKey`. */
  readKey(): Promise<HandoverKey | undefined>;
  offerKey(key: HandoverKey): Promise<Result<void>>;
  /** Public key of the account that is to sync next. */
  readNextKey(): Promise<HandoverKey | undefined>;
  offerNextKey(key: HandoverKey): Promise<Result<void>>;
  removeNextKey(): Promise<void>;
  put(name: string, drop: SealedDrop): Promise<Result<void>>;
  /** Names of what was dropped. */
  names(): Promise<readonly string[]>;
  /** Undefined for what is no drop. */
  read(name: string): Promise<SealedDrop | undefined>;
  remove(name: string): Promise<void>;
  /** Removes what somebody had begun to write before then, and never finished. */
  sweep(before: Date): Promise<void>;
}

const handoverKey = z.strictObject({ schema: z.literal(1), account: z.string(), publicKey: z.base64() });
export type HandoverKey = z.output<typeof handoverKey>;

const NAME = /^[0-9a-f-]{36}\.json$/;
/** The temporary file that `put` writes first. */
const BEGUN = /^[0-9a-f-]{36}\.json\.\d+$/;
const MOST_BYTES = 16_384;
/** So many in one go: a flood must not keep the sync from its work. */
const MOST_DROPS = 20;

export function inboxOf(connectionFolder: string, now: () => Date): Inbox {
  const keyFile = join(connectionFolder, 'handover-key.json');
  const nextKeyFile = join(connectionFolder, 'next-key.json');
  const folder = join(connectionFolder, 'inbox');
  const readFrom = async (file: string) => {
    const found = await readJsonFile(file, handoverKey, now);
    // Anybody may have written it: what nothing can be sealed to is no key.
    const isKey = found.ok && found.value !== undefined && fingerprintOf(found.value.publicKey) !== undefined;
    return isKey ? found.value : undefined;
  };
  return {
    keyFile,
    readKey: () => readFrom(keyFile),
    readNextKey: () => readFrom(nextKeyFile),
    offerNextKey: (key) => writeJsonFile(nextKeyFile, key),
    async removeNextKey() {
      await rm(nextKeyFile, { force: true }).catch(() => undefined);
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
      try {
        const text = await readPlainFile(join(folder, name));
        const parsed = sealedDrop.safeParse(JSON.parse(text ?? ''));
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
    async sweep(before) {
      const begun = (await readdir(folder).catch(() => [])).filter((name) => BEGUN.test(name));
      for (const name of begun.slice(0, MOST_DROPS)) {
        const found = await lstat(join(folder, name)).catch(() => undefined);
        // What cannot be removed is in nobody's way.
        if (found !== undefined && found.mtime < before)
          await rm(join(folder, name), { force: true }).catch(() => undefined);
      }
    },
  };
}

/** No link to elsewhere, nothing that never ends, and nothing that fills the memory. */
async function readPlainFile(path: string): Promise<string | undefined> {
  // Windows knows neither flag; a link there is told by lstat.
  const file = await open(
    path,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  );
  try {
    const [there, opened] = [await lstat(path), await file.stat()];
    const isSame = there.ino === opened.ino && there.dev === opened.dev;
    if (!there.isFile() || !opened.isFile() || !isSame) return undefined;
    const bytes = Buffer.alloc(MOST_BYTES + 1);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytesRead > MOST_BYTES ? undefined : bytes.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Nothing is offered again that stands there already. */
export async function offerOnce(inbox: Inbox, key: HandoverKey): Promise<Result<void>> {
  const there = await inbox.readKey();
  const isSame = there?.account === key.account && there.publicKey === key.publicKey;
  return isSame ? ok(undefined) : inbox.offerKey(key);
}
