import type { AppFolder } from '../about.ts';
import { localised } from '../language/localised.ts';
import type { UpdateWay } from '../updates.ts';
import { plural } from './format.ts';

/** The page that tells what this program is. */
export const aboutAppTexts = localised('aboutAppTexts', {
  open: 'About',
  name: 'About OMS Connect',
  windowTitle: 'About OMS Connect – OMS Connect',
  lead: 'Keeps Configuration Manager device collections in Log Analytics as computer groups',
  version: 'Version',
  runsOn: 'Runs on',
  part: (name: string, version: string) => `${name} ${version}`,
  updates: 'Updates',
  updateStates: {
    automatic: 'Automatic. New versions are installed when the app is closed.',
    managed: 'Managed by your organisation. This app looks for no new version of itself.',
    policy: 'Switched off by a policy of your organisation.',
    none: 'This build looks for no new version of itself.',
  } satisfies Readonly<Record<UpdateWay, string>>,
  updateReady: (version: string) => `Version ${version} is here and is installed when the app is closed.`,
  policy: 'Policy',
  policyValue: (settings: number) =>
    settings === 0
      ? 'Your organisation has set nothing on this computer.'
      : plural(settings, {
          one: 'Your organisation has set 1 setting on this computer.',
          other: 'Your organisation has set # settings on this computer.',
        }),
  licences: 'Licences',
  licence: 'OMS Connect is free software under the MIT licence.',
  openNotices: 'Open the licences of the parts by others',
  privacyTitle: 'What leaves this computer',
  privacy:
    'No telemetry, no crash reports, no account. This app talks only to your Configuration Manager site, to Microsoft Entra ID and to Azure, and only for the connections that you make; where it keeps itself up to date, also to the place its updates come from.',
  foldersTitle: 'Where things are kept',
  folders: {
    account: 'Data of this Windows account',
    shared: 'Data of the connections',
    logs: 'Log',
  } satisfies Readonly<Record<AppFolder, string>>,
  folderNotes: {
    account: 'Window, choices, and client secrets, sealed for this account on this computer',
    shared: 'Shared by the accounts of this computer; no client secret is among it',
    logs: 'To be read with CMTrace',
  } satisfies Readonly<Record<AppFolder, string>>,
  openFolder: (folder: string) => `Open folder: ${folder}`,
  openIt: 'Open folder',
  nothingYet: 'Nothing is kept there yet.',
});
