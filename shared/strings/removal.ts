import { localised } from '../language/localised.ts';

/** What `--remove-all` and `--remove-tasks` say: in a terminal, in the report of `--out`, in no window. */
export const removalTexts = localised('removalTexts', {
  appRuns:
    'OMS Connect is running for this Windows account, in a window or in the notification area. Nothing was removed. Quit it, then run the command again.',
  syncRuns: (site: string, workspace: string) =>
    `A sync of the connection of site ${site} to ${workspace} is running, perhaps for another Windows account. Nothing was removed. Run the command again when it has ended.`,
  notRead: (why: string) => `Nothing was removed. ${why}`,
  connection: (site: string, workspace: string) =>
    `Connection of site ${site} to ${workspace}: its scheduled task and everything that this computer knew of it. Its computer groups stay in the workspace.`,
  connectionAndGroups: (site: string, workspace: string) =>
    `Connection of site ${site} to ${workspace}: its computer groups in the workspace, its scheduled task and everything that this computer knew of it.`,
  task: (site: string, workspace: string) =>
    `Scheduled task of the connection of site ${site} to ${workspace}`,
  taskStays: (site: string, workspace: string, why: string) =>
    `Scheduled task of the connection of site ${site} to ${workspace}: ${why}`,
  connectionStays: (site: string, workspace: string, why: string) =>
    `Connection of site ${site} to ${workspace}, with its task, its client secret and its computer groups: ${why}`,
  onlyItsAccount: (account: string) =>
    `Only ${account} can delete its computer groups, because only that account can open the client secret. Run the command as that account, or without --with-groups to leave the groups in the workspace.`,
  ofOther: (site: string, workspace: string, account: string) =>
    `Connection of site ${site} to ${workspace} is left to ${account}, which syncs it. Run the command as that account or as an administrator to remove it too.`,
  sharedLeft: (folder: string) =>
    `Folder ${folder} is left to the other Windows accounts of this computer, which have files in it.`,
  unreadable: (folder: string) =>
    `Folder ${folder}: its connection cannot be read, so its task and its groups are not known. Remove both by hand, then the folder.`,
  keptFor: (folder: string) =>
    `Folder ${folder}: it is needed for what stays. Run the command again when that is solved.`,
  folder: (folder: string) => `Folder ${folder}`,
  folderStays: (folder: string, reason: string) =>
    `Folder ${folder}: Windows did not let go of some of its files (${reason}).`,
  ownFolderOpen: (folder: string) =>
    `Folder ${folder}: some files of the browser inside OMS Connect are open until it ends. They hold no client secret and no connection. Remove the folder afterwards.`,
  emptied: (folder: string, reason: string) =>
    `Folder ${folder} is empty. Windows did not let this account remove the folder itself (${reason}); an administrator can.`,
  onlyLinkRemoved: (folder: string) =>
    `Folder ${folder} was a link to another place. Only the link was removed: look whether data of OMS Connect is left where it led, and remove that by hand.`,
  behindLink: (folder: string) =>
    `Folder ${folder} is reached by a link, which was not followed. Look whether data of OMS Connect is left where it leads, and remove that by hand.`,
  inUse: (folder: string) =>
    `Folder ${folder}: OMS Connect is running for that Windows account. Close it there, then run the command again.`,
  notLookedInto: (folder: string) =>
    `Data of other Windows accounts below ${folder} was not looked for, as this account has no right to. Run the command as an administrator to remove it too.`,
  headings: { removed: 'Removed', stays: 'Stays', notes: 'Note' },
  nothing: 'There was nothing to remove.',
});
