import { localised } from '../language/localised.ts';
import { plural } from './format.ts';

/** Deleting a connection: what goes, what stays, and what is left where Azure does not answer. */
export const deleteTexts = localised('deleteTexts', {
  open: 'Delete connection',
  sectionTitle: 'Delete this connection',
  section:
    'Takes the connection off this computer. You choose whether its computer groups in the workspace go with it.',
  title: (workspace: string) => `Delete the connection to ${workspace}?`,
  body: (site: string) =>
    `${site} is no longer synced with it. The client secret, the run history and the scheduled task of this connection are removed from this computer. Nothing changes in Configuration Manager, and the app registration stays.`,
  running: 'A sync is running. It is cancelled first.',
  stay: 'Keep connection',
  keepGroups: 'Delete, keep groups',
  keepMeans: (workspace: string) =>
    `Queries and alerts go on finding the groups in ${workspace}, with the computers of the last sync. Nobody refreshes them.`,
  withGroups: 'Delete with groups',
  withMeans: (groups: number, workspace: string) =>
    `${plural(groups, {
      one: 'The 1 computer group',
      other: 'The # computer groups',
    })} that this connection made in ${workspace} and its status function go. Other saved searches are not touched. Queries and alerts that use them stop working.`,
  working: (workspace: string) => `Deleting the connection to ${workspace}`,
  workingGroups: (deleted: number, total: number) => `${deleted} of ${total} computer groups deleted`,
  stop: 'Stop deleting',
  failedTitle: (workspace: string) => `The connection to ${workspace} is still there`,
  tryAgain: 'Try again',
  hereOnly: 'Delete here only',
  /** What the saved searches of a connection are called, for whoever deletes them by hand. */
  leftBehind: (workspace: string, prefix: string, suffix: string) =>
    `Deleted here only, the computer groups stay in ${workspace}. To delete them later, look in Saved searches of the workspace for category Configuration Manager: their IDs begin with ${prefix} and end with ${suffix}.`,
  tag: 'Each carries the tag',
  copyTag: 'Copy the tag',
});
