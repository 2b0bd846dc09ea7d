import type { Configuration } from 'electron-builder';

/** What must hold for every package, whatever electron-builder.yml says: the reasons are in docs/packaging.md. */

export const APP_ID = 'OMSConnect.OMSConnect';
export const UPGRADE_CODE = '5D3B5C0E-7C1D-4B2A-9E5F-3B8A6D1C4E72';
export const INSTALLER_GUID = '0f6a2c1e-58b4-4f0d-9a57-3c2b7d94e816';
export const MOST_BYTES = 20_000_000;

/** By the names of the fuses in the program. */
export const expectedFuses: Readonly<Record<string, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/** Values of the configuration as electron-builder uses it, by their paths in it. */
const expectedSettings: Readonly<Record<string, unknown>> = {
  appId: APP_ID,
  productName: 'OMS Connect',
  asar: true,
  disableAsarIntegrity: false,
  asarUnpack: undefined,
  extraFiles: undefined,
  extraResources: [{ filter: ['THIRD-PARTY-NOTICES.txt'] }],
  'electronFuses.runAsNode': false,
  'electronFuses.enableCookieEncryption': true,
  'electronFuses.enableNodeOptionsEnvironmentVariable': false,
  'electronFuses.enableNodeCliInspectArguments': false,
  'electronFuses.enableEmbeddedAsarIntegrityValidation': true,
  'electronFuses.onlyLoadAppFromAsar': true,
  'electronFuses.loadBrowserProcessSpecificV8Snapshot': false,
  'electronFuses.grantFileProtocolExtraPrivileges': false,
  'win.requestedExecutionLevel': 'asInvoker',
  'win.verifyUpdateCodeSignature': true,
  'win.signAndEditExecutable': undefined,
  'win.signExecutable': undefined,
  'win.target': [
    { target: 'nsis', arch: ['x64', 'arm64'] },
    { target: 'msi', arch: ['x64'] },
  ],
  'msi.oneClick': true,
  'msi.perMachine': true,
  'msi.runAfterFinish': false,
  'msi.upgradeCode': UPGRADE_CODE,
  'nsis.oneClick': false,
  'nsis.perMachine': false,
  'nsis.allowElevation': false,
  'nsis.packElevateHelper': false,
  'nsis.deleteAppDataOnUninstall': false,
  'nsis.buildUniversalInstaller': false,
  'nsis.guid': INSTALLER_GUID,
};

/** One line for each value that is not as it must be. */
export function judgeConfiguration(config: Configuration): readonly string[] {
  return Object.entries(expectedSettings).flatMap(([path, expected]) => {
    const found = valueAt(config, path);
    return JSON.stringify(found) === JSON.stringify(expected)
      ? []
      : [`${path} is ${JSON.stringify(found)} and not ${JSON.stringify(expected)}`];
  });
}

export const countOfSettings = Object.keys(expectedSettings).length;

function valueAt(config: Configuration, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[name],
      config,
    );
}

/** One line for each fuse that is not as it must be. */
export function judgeFuses(fuses: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.entries(expectedFuses).flatMap(([name, on]) =>
    fuses[name] === on ? [] : [`the fuse ${name} is ${word(fuses[name])} and not ${word(on)}`],
  );
}

function word(on: boolean | undefined): string {
  return on === undefined ? 'missing' : on ? 'on' : 'off';
}
