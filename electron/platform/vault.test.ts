import { expect, test } from 'vitest';
import { createVault, type SafeStorageLike } from './vault.ts';

type Backend = ReturnType<SafeStorageLike['getSelectedStorageBackend']>;

const storage = (backend: Backend, available: boolean | Error = true): SafeStorageLike => ({
  getSelectedStorageBackend: () => backend,
  isAsyncEncryptionAvailable: async () => {
    if (available instanceof Error) throw available;
    return available;
  },
  encryptStringAsync: async (text) => Buffer.from(`v10${[...text].reverse().join('')}`),
  decryptStringAsync: async (sealed) => {
    const text = sealed.toString();
    if (!text.startsWith('v10')) throw new Error('Error while decrypting the ciphertext provided');
    return { result: [...text.slice(3)].reverse().join(''), shouldReEncrypt: false };
  },
});

test.each([
  ['linux', 'gnome_libsecret', true, 'sealed'],
  ['linux', 'kwallet6', true, 'sealed'],
  ['linux', 'basic_text', true, 'memory'],
  ['linux', 'unknown', true, 'memory'],
  ['linux', 'gnome_libsecret', false, 'memory'],
  ['linux', 'gnome_libsecret', new Error('no D-Bus'), 'memory'],
  ['win32', 'unknown', true, 'sealed'],
  ['win32', 'unknown', false, 'memory'],
] as const)('%s with %s, available %s: %s', async (platform, backend, available, expected) => {
  expect(await createVault(storage(backend, available), platform).kind()).toBe(expected);
});

test('what was sealed opens again and is not readable in between', async () => {
  const vault = createVault(storage('unknown'), 'win32');
  const sealed = await vault.seal('se~cret ü');
  expect(Buffer.from(sealed, 'base64').toString()).not.toContain('se~cret');
  expect(await vault.open(sealed)).toBe('se~cret ü');
});

test('what another account sealed does not open', async () => {
  const vault = createVault(storage('unknown'), 'win32');
  expect(await vault.open(Buffer.from('foreign').toString('base64'))).toBeUndefined();
});

test('without a key store nothing is sealed', async () => {
  await expect(createVault(storage('basic_text'), 'linux').seal('secret')).rejects.toThrow('key store');
});
