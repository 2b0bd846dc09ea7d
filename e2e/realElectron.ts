import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** True where Electron's own binary has been downloaded, unless OMS_E2E_HOST asks for the Chromium host. */
export const isRealElectron =
  !process.env.OMS_E2E_HOST && existsSync(join(import.meta.dirname, '../node_modules/electron/dist/version'));
