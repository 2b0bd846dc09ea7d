import { localised } from '../language/localised.ts';
import type { RunKind, RunTrigger, ServiceName, Traffic } from '../runModel.ts';
import { formatBytes, formatMoment, formatNumber, formatOn, formatWhen, plural } from './format.ts';

/** The page of one connection: its frame, its first tab and the details of a run. */
export const pageTexts = localised('pageTexts', {
  windowTitle: (workspace: string) => `${workspace} – OMS Connect`,
  back: 'Back to the start page',
  loading: 'Reading the connection',
  syncNow: 'Sync now',
  moreSync: 'More ways to sync',
  syncAll: 'Sync everything anew',
  syncAllNote: 'Reads every member of every collection, not only what changed',
  syncOff: 'The import is switched off',
  syncing: 'A sync is running',
  openLog: 'Open the log',
  more: 'More actions',
  tabsLabel: 'Views of this connection',
  tabs: { connection: 'Connection', groups: 'Computer Groups', logs: 'Log search' },
  cancelRun: 'Cancel the sync',
  progress: 'Progress of the sync',
});

/** How a connection is, in a title and a sentence. */
export const stateTexts = localised('stateTexts', {
  running: (site: string) => `Syncing with ${site}`,
  deleting: 'Deleting the computer groups',
  importOff: 'The import is switched off',
  importOffBody: 'The computer groups are not refreshed. Properties has the switch, on the tab Import.',
  expired: (date: string) => `The client secret expired on ${date}`,
  stays: (moment: string | undefined) =>
    moment === undefined
      ? 'There is no computer group yet.'
      : `The computer groups stay as they were ${moment}.`,
  never: 'Not synced yet',
  cancelled: 'The last sync was cancelled',
  cancelledBody: 'What it had written stays.',
  cutShort: 'The last sync was cut short',
  inStep: (groups: number, site: string) =>
    groups === 0
      ? `In step with ${site}`
      : plural(groups, {
          one: `1 computer group is in step with ${site}`,
          other: `# computer groups are in step with ${site}`,
        }),
  partly: (groups: number, total: number, site: string) =>
    `${formatNumber(groups)} of ${plural(total, { one: '1 computer group', other: '# computer groups' })} ${
      groups === 1 ? 'is' : 'are'
    } in step with ${site}`,
  last: (moment: string, changes: string) =>
    `Last sync ${moment}, ${changes.charAt(0).toLowerCase()}${changes.slice(1)}.`,
  since: (site: string, moment: string) => `In step with ${site} since ${moment}`,
  partlySince: (site: string) => `Partly in step with ${site}`,
  stopped: 'The last sync stopped',
});

/** The file with what the last syncs found could not be used. */
export const damagedStateText = localised(
  'damagedStateText',
  (path: string): string =>
    `What the last syncs found could not be read and was set aside as ${path}. The next sync reads everything anew; the computer groups in Azure are not touched by this.`,
);

/** When the next sync comes, or why none does. */
export const nextTexts = localised('nextTexts', {
  at: (when: Date, now: Date) =>
    when <= now ? 'Next sync is due now' : `Next sync ${formatMoment(when, now).replace(/^today /, '')}`,
  value: (when: Date, now: Date) =>
    when <= now ? 'Now, while this app runs' : `${formatWhen(when, now)}, while this app runs`,
  paused: (until: Date, now: Date) => `The timer is paused until ${formatMoment(until, now)}`,
  off: 'No sync while the import is off',
  elsewhere: (account: string) => `${account} syncs this connection`,
  practice: 'Practice syncs when you choose Sync now',
  unknown: 'The next sync is not planned yet',
});

/** Sync now, where another Windows account syncs. */
export const askedTexts = localised('askedTexts', {
  hint: (account: string) => `Asks ${account}, which syncs this connection`,
  started: (account: string) =>
    `The scheduled task of ${account} was started. What it comes to shows here when it has ended.`,
  wished: (account: string) =>
    `${account} is asked for a sync. Its scheduled task could not be started from here: it syncs within a minute while its app runs, else when that task runs next.`,
  wishedUntil: (account: string, when: Date, now: Date) =>
    `${account} is asked for a sync. Its scheduled task could not be started from here: it syncs within a minute while its app runs, else ${formatOn(when, now)}.`,
});

/** The tab Connection. */
export const overviewTexts = localised('overviewTexts', {
  title: 'Connection',
  collections: 'Device collections',
  collectionsValue: (collections: number, computers: number) =>
    `${formatNumber(collections)}, with ${plural(computers, {
      one: '1 different computer',
      other: '# different computers',
    })}`,
  lastCompleted: 'Last completed sync',
  lastCompletedIn: (when: string, duration: string) => `${when}, in ${duration}`,
  never: 'Not yet',
  next: 'Next sync',
  openImport: 'Import and schedule',
  account: 'Syncs as',
  accountHere: (account: string) => `${account} (you)`,
  questions: (count: number) =>
    plural(count, { one: '1 question waits for an answer', other: '# questions wait for an answer' }),
  recent: 'Recent syncs',
  showAll: 'Show all',
  showingAll: (count: number) =>
    plural(count, { one: 'The only one', other: count >= 200 ? 'The last # are shown' : 'All # are shown' }),
  columns: { time: 'Time', result: 'Result', changed: 'What changed' },
  noRuns: 'No sync yet. The first one is listed here when it is done.',
  reading: 'Reading the run history',
  openRun: (when: string) => `Details of the sync of ${when}`,
});

/** The pane of one run. */
export const runTexts = localised('runTexts', {
  title: (kind: RunKind, moment: string) => `${runKindWords[kind]} ${moment}`,
  result: 'Result',
  started: 'Started',
  startedBy: 'Started by',
  duration: 'Duration',
  changed: 'What changed',
  unchanged: 'Unchanged',
  unchangedValue: (groups: number) =>
    plural(groups, { one: '1 group was in sync already', other: '# groups were in sync already' }),
  extent: 'Read',
  extentFull: 'Every member of every collection',
  extentQuick: 'Collections whose members had changed',
  requests: 'Requests',
  bytes: 'Data',
  bytesValue: ({ sent, received }: Traffic['bytes']) =>
    `${formatBytes(sent)} sent, ${formatBytes(received)} received`,
  leftTitle: 'Groups that were left as they were',
  leftMore: (count: number) => plural(count, { one: 'and 1 more', other: 'and # more' }),
  logTitle: 'Log of this run',
  severities: { info: 'Note', warning: 'Warning', error: 'Problem' },
  noLog: 'This run wrote no lines to the log.',
  logCut: (shown: number, total: number) =>
    `The last ${formatNumber(shown)} of ${formatNumber(total)} lines. Copy takes all.`,
  copyLog: 'Copy the log lines',
});

export const runKindWords: Readonly<Record<RunKind, string>> = localised('runKindWords', {
  addConnection: 'First sync',
  moveConnection: 'Move',
  sync: 'Sync',
  deleteGroups: 'Deletion of the groups',
});

const triggerWords: Readonly<Record<RunTrigger, (account: string) => string>> = {
  person: (account) => account,
  schedule: (account) => `The timer of this app, as ${account}`,
  task: (account) => `The scheduled task, as ${account}`,
};

export const startedBy = localised('startedBy', (trigger: RunTrigger, account: string): string => {
  return triggerWords[trigger](account);
});

const services: Readonly<Record<ServiceName, string>> = {
  adminService: 'AdminService',
  entra: 'Microsoft Entra ID',
  arm: 'Azure Resource Manager',
  logs: 'log queries',
  graph: 'Microsoft Graph',
};

/** "9: 4 to AdminService, 3 to Azure Resource Manager", the busiest first. */
export const requestsSentence = localised('requestsSentence', ({ requests }: Traffic): string => {
  const used = Object.entries(requests)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  const total = used.reduce((sum, [, count]) => sum + count, 0);
  if (used.length === 0) return 'None';
  const parts = used.map(
    ([service, count]) => `${formatNumber(count)} to ${services[service as ServiceName]}`,
  );
  return `${formatNumber(total)}: ${parts.join(', ')}`;
});
