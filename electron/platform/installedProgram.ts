import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App, Shell } from 'electron';
import type { InstalledProgram } from '../aboutHandlers.ts';
import type { Logger } from '../log/logger.ts';
import { openLog } from './openLog.ts';

/** Beside the program where it is installed, else in the repository. */
const NOTICES = ['THIRD-PARTY-NOTICES.txt', 'THIRD-PARTY-NOTICES.md', 'THIRD-PARTY-NOTICES'];

/** What "About" tells of the program. */
export function installedProgram(
  app: Pick<App, 'isPackaged' | 'getAppPath'>,
  shell: Pick<Shell, 'openPath'>,
  logger: Logger,
  resources: string,
): InstalledProgram {
  const folder = app.isPackaged ? resources : app.getAppPath();
  const { electron, chrome, node } = process.versions;
  const runsOn = { Electron: electron, Chromium: chrome, 'Node.js': node };
  return {
    runsOn: Object.entries(runsOn).flatMap(([name, version]) =>
      version === undefined ? [] : [{ name, version }],
    ),
    notices: NOTICES.map((name) => join(folder, name)).find(existsSync),
    openPath: (path) => openLog(shell, path, logger),
  };
}
