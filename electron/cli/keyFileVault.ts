import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cliTexts } from '../../shared/strings/cli.ts';
import type { SecretVault } from '../ports.ts';
import { errorNumber, isMissing } from '../store/fileFailure.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals with a key that stands in a file which only this account can read. For development: whoever can read the
 * account's files can open it, which Windows' own key store prevents. `tell` says so, once.
 */
export function createKeyFileVault(folder: string, tell: (sentence: string) => void): SecretVault {
  const path = join(folder, 'cli-vault.key');
  let isTold = false;
  const tellOnce = (): void => {
    if (!isTold) tell(cliTexts.vaultForDevelopment(path));
    isTold = true;
  };

  return {
    kind: async () => 'sealed',
    async seal(text) {
      tellOnce();
      const key = readKey(path) ?? makeKey(folder, path);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    async open(sealed) {
      const key = readKey(path);
      // What another vault sealed is none of this one's business, and makes no key.
      if (key === undefined) return undefined;
      tellOnce();
      const bytes = Buffer.from(sealed, 'base64');
      const bodyAt = NONCE_BYTES + TAG_BYTES;
      if (bytes.length < bodyAt) return undefined;
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES));
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, bodyAt));
        return decipher.update(bytes.subarray(bodyAt), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

function readKey(path: string): Buffer | undefined {
  try {
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
    if (key.length !== KEY_BYTES) return undefined;
    // A copy or a backup may have opened it to others.
    if (process.platform !== 'win32') chmodSync(path, 0o600);
    return key;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Two programs that start at the same moment must end up with one key: a link never replaces what is there. */
function makeKey(folder: string, path: string): Buffer {
  const key = randomBytes(KEY_BYTES);
  const temporary = `${path}.${process.pid}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(temporary, `${key.toString('base64')}\n`, { flag: 'wx', mode: 0o600, flush: true });
  try {
    linkSync(temporary, path);
    return key;
  } catch (error) {
    const made = errorNumber(error) === 'EEXIST' ? readKey(path) : undefined;
    if (made === undefined) throw error;
    return made;
  } finally {
    rmSync(temporary, { force: true });
  }
}
