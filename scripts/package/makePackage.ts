import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { packageSettings } from './settings.ts';

/**
 * `npm run package`: the installers, into dist/. On Windows: the MSI package is made by WiX. Elsewhere `-- --dir` makes
 * the folder that they would install, unsigned.
 */

const root = join(import.meta.dirname, '../..');
const folderOnly = process.argv.includes('--dir');
const settings = packageSettings(process.env);
if (!settings.ok) {
  stop(settings.sentence);
} else if (process.platform !== 'win32' && !folderOnly) {
  stop('The installers are made on Windows. "npm run package -- --dir" makes the folder that they install.');
} else {
  const made = await build({
    projectDir: root,
    publish: 'never',
    config: settings.config,
    targets: Platform.WINDOWS.createTarget(folderOnly ? 'dir' : null),
  });
  for (const path of made) process.stdout.write(`${path}\n`);
}

function stop(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}
