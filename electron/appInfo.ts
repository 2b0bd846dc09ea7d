import { ok } from '../shared/result.ts';
import type { CompositionDeps } from './composition.ts';
import type { Handlers } from './ipc/handlers.ts';

/** What the app knows of itself. */
export function appInfo({
  version,
  account,
  computer,
  vault,
  updates,
}: CompositionDeps): Handlers['getAppInfo'] {
  return async () =>
    ok({
      ...{ version, account, computer },
      secretStorage: await vault.kind(),
      updates: (await updates?.()) ?? { way: 'none' },
    });
}
