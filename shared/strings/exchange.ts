import { localised } from '../language/localised.ts';
import { formatFirst, formatMoment } from './format.ts';

/** A connection in a file, from one computer to another. */
export const exchangeTexts = localised('exchangeTexts', {
  export: 'Export',
  exportTitle: 'Take it to another computer',
  exportBody:
    'Writes a file with site, workspace, app and device collections, to be imported there. It holds no client secret.',
  exported: 'The connection is exported, without its client secret',
  open: 'Import a connection',
  openNote: 'from a file that another computer has exported',
  title: 'Import a connection',
  file: 'File',
  fileValue: (name: string, computer: string, at: Date, now: Date) =>
    `${name}, exported on ${computer}, ${formatMoment(at, now)}`,
  site: 'Site',
  providers: 'SMS Providers',
  collections: 'Collections',
  collectionsValue: (names: readonly string[]) => (names.length === 0 ? 'None' : formatFirst(names, 3)),
  created: 'Created',
  practice: 'Made-up site and made-up Azure: it stays in practice mode here.',
  who: 'Which computer keeps the groups from now on?',
  takeOver: 'This computer takes over',
  takeOverMeans: (computer: string) =>
    `It syncs at once and goes on with the same computer groups. ${computer} stops at its next sync and asks.`,
  leave: (computer: string) => `Leave them to ${computer}`,
  leaveMeans: 'The connection is saved here with its import switched off. Nothing is synced from here.',
  secret: (hint: string) =>
    `Take the client secret that is in force (it begins with ${hint}), or create a new one for this app.`,
  secretAny: 'Take the client secret that is in force, or create a new one for this app.',
  save: 'Save and sync now',
  saveOnly: 'Save',
  note: (account: string) =>
    `Nothing is saved before. The secret is sealed for ${account}, the account that syncs it here.`,
  saved: 'The connection is imported',
});

/** Another Windows account of the same computer syncs from now on. */
export const takeOverTexts = localised('takeOverTexts', {
  open: 'Sync with this account',
  title: 'Sync with this account',
  now: 'Syncs now as',
  fromNowOn: 'From now on',
  lead: (former: string) =>
    `For when ${former} can no longer do it. Computer groups, collections and history stay as they are.`,
  save: 'Take over and sync now',
  note: (former: string) =>
    `Nothing changes before. ${former} then stops, and deletes its copy of the secret when it next starts OMS Connect.`,
  saved: (account: string) => `${account} syncs this connection from now on`,
  taskLeft: (taskName: string, account: string) =>
    `The scheduled task ${taskName} of ${account} is still there, and this account may not remove it. An administrator can, in Task Scheduler; until then it starts every 3 hours and does nothing.`,
  makeTask: 'No scheduled task syncs it while this app is closed: create one in Properties, Import.',
});

/** The account that syncs hands the connection to another one, such as a service account. */
export const handTexts = localised('handTexts', {
  open: 'Sync with another account',
  title: 'Sync with another account',
  lead: 'Creates the scheduled task for that account and starts it. Its first start leaves a key. Once you have compared that key, the client secret is sealed to it, and the second start syncs with it.',
  act: 'Hand over',
  working: 'Handing over',
  note: (account: string) =>
    `${account} syncs until you have compared the key of the other account, and deletes its copy of the secret once that one has synced.`,
  unavailable:
    'This computer has no Windows Task Scheduler, so no other account can be started from here. Start OMS Connect as that account instead, and choose “Sync with this account” there, in Properties, General.',
  done: (account: string) => `${account} syncs this connection from now on`,
  waits: (next: string) => `Waits for ${next} to start for the first time`,
  waitsBody: (account: string) =>
    `Its scheduled task leaves a key for the client secret, which you then compare. Until then ${account} goes on syncing.`,
  compare: (next: string) => `Compare the key of ${next}`,
  compareBody: (next: string) =>
    `OMSConnect.log of ${next}, in its %LOCALAPPDATA%\\OMS Connect\\logs, says “The key … was left” with the same 16 digits. Anybody who may write into the folder of the connection could have left another key: if the digits differ, or there is no such line, keep the connection with this account.`,
  matches: 'The digits are the same',
  anotherKey: 'The key has changed since it was shown. Nothing was handed over; compare the new one.',
  keep: 'Keep it with this account',
  keepNote:
    'The scheduled task of the other account is removed; create one for this account in Properties, Import.',
});
