import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/**
 * Makes a folder that electron-builder takes for Electron's distribution for Windows: a program that does nothing, but
 * has what is written to when an app is packaged (version resource, a wire of fuses), and a few files that have to go
 * or stay. So the real electron-builder runs its whole way where Electron cannot be downloaded. What it proves is that
 * our configuration is taken and carried out; the real program is read in .github/workflows/windows.yml.
 */
export function makeStandIn(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 0x409, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  writeFileSync(join(folder, 'electron.exe'), Buffer.concat([Buffer.from(program.generate()), fuseWire()]));
  for (const language of ['de', 'en-GB', 'en-US', 'fr']) {
    writeFileSync(join(folder, 'locales', `${language}.pak`), language);
  }
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'version'])
    writeFileSync(join(folder, file), file);
}

/** All fuses as Electron ships them: a mark that tools look for, version 1, the count, one letter for each. */
function fuseWire(): Buffer {
  const asShipped = '101100011';
  return Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
    Buffer.from([1, asShipped.length]),
    Buffer.from(asShipped, 'latin1'),
  ]);
}
