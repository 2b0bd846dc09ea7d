import type { SafeStorage } from 'electron';
import type { SecretVault } from '../ports.ts';

export type SafeStorageLike = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/**
 * Seals with the system's key store (DPAPI on Windows), so that only this account on this computer can open.
 * Use it after `ready` only. Linux without a key store "encrypts" with a password that stands in Chromium's
 * source: that counts as no key store at all.
 */
export function createVault(safeStorage: SafeStorageLike, platform: NodeJS.Platform): SecretVault {
  let sealed = false;

  const ask = async (): Promise<'sealed' | 'memory'> => {
    if (platform === 'linux') {
      const backend = safeStorage.getSelectedStorageBackend();
      if (backend === 'basic_text' || backend === 'unknown') return 'memory';
    }
    return (await safeStorage.isAsyncEncryptionAvailable()) ? 'sealed' : 'memory';
  };
  // Only the good answer is remembered: a key store that fails once may well work a minute later.
  const kind = async (): Promise<'sealed' | 'memory'> => {
    if (sealed) return 'sealed';
    const answer = await ask().catch(() => 'memory' as const);
    sealed = answer === 'sealed';
    return answer;
  };

  return {
    kind,
    async seal(text) {
      if ((await kind()) === 'memory') throw new Error('Nothing may be sealed without a key store');
      return (await safeStorage.encryptStringAsync(text)).toString('base64');
    },
    async open(sealed) {
      try {
        return (await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))).result;
      } catch {
        return undefined;
      }
    },
  };
}
