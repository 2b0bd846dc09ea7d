import { ok } from '../shared/result.ts';
import type { CompositionDeps } from './composition.ts';
import type { Handlers } from './ipc/handlers.ts';
import type { Policy } from './policy/policy.ts';

type Names = 'readPolicy' | 'readLog' | 'setLogLevel';

export type SupportDeps = Pick<CompositionDeps, 'logDesk'> & { readonly policy: Policy };

/** What is answered about policy and log. */
export function supportHandlers({ policy, logDesk }: SupportDeps): Pick<Handlers, Names> {
  return {
    readPolicy: async () => ok(await policy.report()),
    readLog: async () => ok(logDesk.view()),
    setLogLevel: ({ level }) => logDesk.setLevel(level),
  };
}
