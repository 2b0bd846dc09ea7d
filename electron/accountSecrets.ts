import { join } from 'node:path';
import type { CompositionDeps } from './composition.ts';
import { createFileLock } from './store/fileLock.ts';
import { createSecretStore } from './store/secretStore.ts';

/** The client secrets of this account. Its window and its scheduled task are two processes at one file. */
export function accountSecrets({ folders, vault, redactor, clock, processes }: CompositionDeps) {
  return createSecretStore({
    accountFolder: folders.account,
    vault,
    redactor,
    now: () => clock.now(),
    lock: createFileLock({ path: join(folders.account, 'secrets.json.lock'), processes }),
  });
}
