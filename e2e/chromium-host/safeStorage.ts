import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.ts';
import { hostObject } from './unknownMember.ts';

type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;

const prefix = Buffer.from('v11');
const ivLength = 12;
const tagLength = 16;

/** The key belongs to the data folder: sealed text of another folder cannot be opened, as with Electron. */
function key(): Buffer {
  if (!app.isReady()) {
    throw new Error('safeStorage cannot be used before app is ready');
  }
  const folder = app.getPath('userData');
  const path = join(folder, 'host.key');
  try {
    return readFileSync(path);
  } catch {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' });
    return readFileSync(path);
  }
}

/** AES-256-GCM with a key file: no key store of the system is touched. */
export const safeStorage = hostObject('safeStorage', {
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return app.isReady();
  },
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv('aes-256-gcm', key(), iv);
    const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([prefix, iv, cipher.getAuthTag(), sealed]);
  },
  async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    const body = encrypted.subarray(prefix.length);
    try {
      if (!encrypted.subarray(0, prefix.length).equals(prefix)) {
        throw new Error('unknown prefix');
      }
      const decipher = createDecipheriv('aes-256-gcm', key(), body.subarray(0, ivLength));
      decipher.setAuthTag(body.subarray(ivLength, ivLength + tagLength));
      const sealed = body.subarray(ivLength + tagLength);
      const result = Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
      return { result, shouldReEncrypt: false };
    } catch (cause) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.', {
        cause,
      });
    }
  },
  /** OMS_HOST_STORAGE names another backend, such as `basic_text`, which protects nothing. */
  getSelectedStorageBackend(): Backend {
    return (process.env.OMS_HOST_STORAGE ?? 'gnome_libsecret') as Backend;
  },
});
safeStorage satisfies Pick<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;
