import { localised } from '../language/localised.ts';
import type { OutcomeKind, SyncOutcome } from '../runModel.ts';
import { formatDate, plural } from './format.ts';

/** The start page, with and without connections. */
export const startTexts = localised('startTexts', {
  product: 'OMS Connect',
  tagline: 'Configuration Manager to Log Analytics (OMS)',
  loading: 'Reading the connections of this computer',
  emptyTitle: 'No connection yet',
  emptyLead:
    'A connection keeps your device collections as computer groups in a Log Analytics workspace (Operations Management Suite), and refreshes them every 3 hours.',
  connectTitle: 'Connect a site',
  connectBody:
    'Opens the Add OMS Connection Wizard. About 5 minutes; nothing is changed before the last page.',
  add: 'Add OMS connection',
  practiceTitle: 'Try it first',
  practiceBody: 'The same wizard with a made-up site and made-up Azure. Nothing leaves this computer.',
  practice: 'Practice',
  readyTitle: 'Have these ready',
  ready: [
    'The name of a server with the SMS Provider role at your top-tier site',
    'Tenant, client ID and client secret of an app registration in Microsoft Entra ID (Azure Active Directory)',
    'The role Log Analytics Contributor for that app on the workspace’s resource group',
  ],
  howToPrepare: 'How to prepare them',
  noTelemetry: 'No telemetry. Your data goes only to your site and to Azure.',
  version: (version: string) => `Version ${version}`,
  memoryOnly:
    'This computer has no key store that OMS Connect can use. A client secret is kept in memory only, until the app closes.',
  memoryOnlyTitle: 'Client secrets are not saved on this computer',
  listTitle: (count: number) => plural(count, { one: 'One connection', other: '# connections' }),
  listLead:
    'Each keeps its device collections as computer groups and refreshes them every 3 hours while this app runs.',
  listLeadPractice: 'Each keeps its device collections as computer groups; Sync now refreshes them.',
});

/** One connection on the start page. */
export const connectionTexts = localised('connectionTexts', {
  practice: 'Practice',
  site: 'Site',
  siteValue: (code: string, name: string, host: string) => `${code}, ${name}, on ${host}`,
  workspace: 'Workspace',
  workspaceValue: (name: string, group: string, subscription: string) =>
    subscription === '' ? `${name} in ${group}` : `${name} in ${group}, ${subscription}`,
  collections: 'Device collections',
  secret: 'Client secret',
  lastSync: 'Last sync',
  lastSyncValue: (outcome: string, moment: string, duration: string, changes: string) =>
    `${outcome}, ${moment}, in ${duration}. ${changes}.`,
  never: 'Not yet',
  syncNow: 'Sync now',
  cancel: 'Cancel the sync',
  openNote: 'Opens this connection',
  more: (workspace: string) => `More for ${workspace}`,
  openGroups: 'Computer groups',
  openWorkspace: 'Open the workspace in Azure',
  secretUntil: (when: Date, days: number) =>
    days < 0
      ? `Expired on ${formatDate(when)}`
      : plural(days, {
          one: `Good for 1 day, until ${formatDate(when)}`,
          other: `Good for # days, until ${formatDate(when)}`,
        }),
  secretExpired: 'Expired',
  secretDateUnknown: 'Saved, not shown. Its expiry date is not known.',
  secretNotHere: 'Not saved for this account',
  secretUnreadable: 'Saved, but can no longer be opened',
  secretOf: (account: string) => `Sealed for ${account}`,
});

export const outcomeWords: Readonly<Record<OutcomeKind, string>> = localised('outcomeWords', {
  done: 'Done',
  partly: 'Partly done',
  failed: 'Stopped',
  cancelled: 'Cancelled',
});

type Changes = Pick<SyncOutcome, 'created' | 'updated' | 'deleted' | 'heldBack' | 'failed'>;

/** What a sync changed, in one sentence. */
export const whatChanged = localised('whatChanged', (outcome: Changes): string => {
  const parts: string[] = [];
  const say = (count: number, one: string, other: string) => {
    if (count > 0) parts.push(plural(count, { one, other }));
  };
  say(outcome.created, '1 group created', '# groups created');
  say(outcome.updated, '1 group changed', '# groups changed');
  say(outcome.deleted, '1 group deleted', '# groups deleted');
  say(outcome.heldBack, '1 group held back', '# groups held back');
  say(outcome.failed, '1 group left as it was', '# groups left as they were');
  return parts.length === 0 ? 'No changes' : parts.join(', ');
});
