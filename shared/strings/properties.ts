import type { ConnectionCheckId } from '../connectionCheck.ts';
import { localised } from '../language/localised.ts';
import { formatFirst, plural } from './format.ts';

/** OMS Connection Properties: the sheet and its tabs. */
export const propertiesTexts = localised('propertiesTexts', {
  open: 'Properties',
  title: (workspace: string) => `${workspace} Properties`,
  tabsLabel: 'Properties of this connection',
  tabs: {
    azureAd: 'Azure Active Directory',
    collections: 'OMS Connection Properties',
    import: 'Import',
    general: 'General',
  },
  ok: 'OK',
  cancel: 'Cancel',
  apply: 'Apply',
  saving: 'Saving the changes',
  note: 'Changes take effect when you choose Apply or OK.',
  atOnce: 'What you choose on this tab takes effect at once.',
  saved: 'The changes are saved.',
  savedLater: 'The changes are saved. A sync is running; one more follows it.',
  onlyAccount: (account: string) =>
    `${account} syncs this connection and has its client secret. From here the secret can be updated, and General lets this account sync instead.`,
  chooseOne: 'Add at least one device collection. To send none, delete the connection.',
  leaveTitle: 'Leave without saving?',
  leaveBody: 'The list of device collections was changed, and the changes are not saved.',
  stay: 'Go on editing',
  discard: 'Discard the changes',
  deleteTitle: (groups: number) =>
    plural(groups, { one: 'Delete 1 computer group?', other: 'Delete # computer groups?' }),
  deleteBody: (names: readonly string[], workspace: string) =>
    `${formatFirst(names, 8)}. The next sync takes ${plural(names.length, {
      one: 'this group',
      other: 'these groups',
    })} out of ${workspace}. Queries and alerts that use ${names.length === 1 ? 'it' : 'them'} stop working.`,
  deleteAct: (groups: number) =>
    plural(groups, { one: 'Delete the group and save', other: 'Delete # groups and save' }),
});

/** What Apply does, before it is chosen. */
export const applyNote = localised(
  'applyNote',
  (added: number, removed: number, importEnabled: boolean): string => {
    if (added + removed === 0) return propertiesTexts.note;
    const adds = plural(added, { one: 'adds 1 computer group', other: 'adds # computer groups' });
    const deletes = plural(removed, { one: 'deletes 1 computer group', other: 'deletes # computer groups' });
    if (!importEnabled) return 'Apply saves the list. No group changes while the import is switched off.';
    if (removed === 0) return `Apply ${adds}.`;
    if (added === 0) return `Apply ${deletes}.`;
    return `Apply ${adds} and ${deletes.replace(/ computer groups?$/, '')}.`;
  },
);

/** The tab OMS Connection Properties. */
export const targetTexts = localised('targetTexts', {
  subscription: 'Azure subscription',
  resourceGroup: 'Azure resource group',
  workspace: 'Operations Management Suite Workspace',
  workspaceToday: 'Log Analytics workspace',
  copyOf: (label: string) => `Copy ${label}`,
  openInAzure: 'Open in Azure',
  empty: 'No device collections. Choose Add.',
  added: (count: number) => plural(count, { one: '1 collection added', other: '# collections added' }),
  reading: (site: string) => `Reading the members from ${site}`,
  notRead: (site: string) => `${site} did not list its collections, so their members are not shown.`,
});

/** The tab Azure Active Directory. */
export const signInTexts = localised('signInTexts', {
  secretSaved: 'A secret is saved, not shown',
  secretMissing: 'No secret is saved for this Windows account',
  secretUnreadable: 'A secret is saved, but this account can no longer open it',
  secretElsewhere: (account: string) => `A secret is sealed for ${account}, not shown`,
  expiration: 'Client secret key expiration',
  inDays: (date: string, days: number) =>
    days < 0
      ? `${date}, expired`
      : days === 0
        ? `${date}, today`
        : plural(days, { one: `${date}, in 1 day`, other: `${date}, in # days` }),
  expirationUnknown: 'Not known',
  fromGraph: 'Read from Microsoft Entra ID.',
  typed: 'Typed, not read from Microsoft Entra ID.',
  whyUnknown: 'Why is the date not known?',
  changeDate: 'Change the date',
  dateTitle: 'When the client secret ends',
  typeTitle: 'Type the date',
  typeBody:
    'Copy it from Certificates & secrets. You are warned 30, 14, 7 and 1 days before, and on that day.',
  dateLabel: 'Secret expires',
  dateHint: 'Empty: not known, and nobody is warned.',
  saveDate: 'Save the date',
  savingDate: 'Saving',
  dateElsewhere: (account: string) => `${account} syncs this connection, and can type the date there.`,
  unknownNote: 'Verify reads it where the app may. The portal shows it in Certificates & secrets.',
  renewSoon: (days: number) =>
    plural(days, {
      one: 'Expires in 1 day. Syncs stop then.',
      other: 'Expires in # days. Syncs stop then.',
    }),
  notVerified: 'Not everything passed',
  workspaceSeen: (workspace: string) => `${workspace} is there and visible to the app.`,
  permitted: (workspace: string) => `May read, write and delete saved searches in ${workspace}.`,
  siteIsTop: 'It is the top-tier site of its hierarchy.',
  siteSilent: 'It gave no answer that says where it stands. The next sync tells why.',
  columns: { check: 'Check', state: 'State', found: 'What we found' },
  checks: {
    signIn: 'Sign-in',
    clientSecret: 'Client secret',
    workspace: 'Workspace',
    permission: 'Permission',
    site: 'Site',
  } satisfies Record<ConnectionCheckId, string>,
  notChecked: 'Not checked, as something before it did not pass.',
});

/** The tab General. */
export const aboutTexts = localised('aboutTexts', {
  siteTitle: 'Configuration Manager',
  site: 'Site',
  siteValue: (code: string, name: string) => `${code}, ${name}`,
  version: 'Version',
  hierarchy: 'Hierarchy ID',
  providers: 'SMS Providers',
  providersNote: 'Any of them may serve: where one does not answer, the next one is tried.',
  connectionTitle: 'Connection',
  account: 'Syncs as',
  created: 'Created',
  changed: 'Changed',
  never: 'Not since it was created',
  by: (moment: string, account: string) => `${moment}, by ${account}`,
  connectionId: 'Connection ID',
  statusTitle: 'Notice when it stops',
  statusBody:
    'The workspace itself knows when this connection last synced. An alert rule on this query tells you when it stops, even if this computer is off.',
  statusAlias: 'Status function',
  alertQuery: 'Alert query',
  copyQuery: 'Copy the query',
  openLogs: 'Open Logs in Azure',
  alertHow: 'In Logs, run the query, then choose New alert rule: alert when there is at least one row.',
});

/** A row when the last sync failed, or when nothing has written the status for longer than the day that it takes at most. */
export function alertQuery(statusAlias: string): string {
  return `${statusAlias}\n| where LastRun < ago(36h) or Outcome == "failed"`;
}
