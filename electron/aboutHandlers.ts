import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { appFolders } from '../shared/about.ts';
import { appError } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { CompositionDeps } from './composition.ts';
import type { Handlers } from './ipc/handlers.ts';
import type { Policy } from './policy/policy.ts';

/** What the shell knows of the program that is installed. */
export interface InstalledProgram {
  readonly runsOn: readonly { readonly name: string; readonly version: string }[];
  /** File with the licences of the parts by others; undefined where it did not come with the program. */
  readonly notices: string | undefined;
  /** Opens a file or folder in the program that the system has for it. */
  readonly openPath: (path: string) => Promise<Result<Record<string, never>>>;
}

type Names = 'readAbout' | 'openFolder' | 'openNotices';

/** What the app tells of itself. A program without a window has nothing to open. */
export function aboutHandlers(
  deps: Pick<CompositionDeps, 'version' | 'folders' | 'about' | 'updates' | 'logDesk'>,
  policy: Policy,
): Pick<Handlers, Names> {
  const { version, about, updates, logDesk } = deps;
  // The log may stand where policy wants it.
  const folders = () => ({ ...deps.folders, logs: dirname(logDesk.view().path) });
  const none = async () => fail(appError('cancelled'));
  const openPath = about?.openPath ?? none;
  return {
    async readAbout() {
      const values = await policy.values();
      const places = folders();
      return ok({
        version,
        runsOn: about?.runsOn ?? [],
        updates: (await updates?.()) ?? { way: 'none' },
        folders: appFolders.map((id) => ({
          ...{ id, path: places[id] },
          ...(existsSync(places[id]) ? {} : { isMissing: true as const }),
        })),
        hasNotices: about?.notices !== undefined,
        policySettings: Object.keys(values).length,
      });
    },
    // By name: a path that came from the page would open anything.
    openFolder: ({ folder }) => openPath(folders()[folder]),
    openNotices: () => (about?.notices === undefined ? none() : openPath(about.notices)),
  };
}
