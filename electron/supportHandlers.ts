import { ok } from '../shared/result.ts';
import type { Handlers } from './ipc/handlers.ts';
import { type BundleDeps, createSupportBundles } from './support/supportBundles.ts';

type Names =
  | 'readPolicy'
  | 'readLog'
  | 'setLogLevel'
  | 'listSupportFiles'
  | 'readSupportFile'
  | 'exportSupport';

/** What is answered about policy, log and the bundle for support. */
export function supportHandlers(deps: BundleDeps): Pick<Handlers, Names> {
  const { policy, logDesk } = deps;
  const bundles = createSupportBundles(deps);
  return {
    readPolicy: async () => ok(await policy.report()),
    readLog: async () => ok(logDesk.view()),
    setLogLevel: ({ level }) => logDesk.setLevel(level),
    listSupportFiles: async ({ hidesNames }) => ok(await bundles.list(hidesNames)),
    readSupportFile: async ({ bundleId, name }) => bundles.read(bundleId, name),
    exportSupport: ({ bundleId, names }) => bundles.export(bundleId, names),
  };
}
