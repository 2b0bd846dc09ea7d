import { isSameAccount, type Owner } from '../store/owner.ts';

/** Why the app did not start, in sentences that a person can act on. Shown before there is a window. */

export function foreignFolder(folder: string, owner: Owner, me: Owner): string {
  const renamed = isSameAccount(owner.account, me.account)
    ? ` If this computer was only renamed, delete the file owner.json in it and start OMS Connect again.`
    : '';
  return (
    `The data folder ${folder} belongs to ${owner.account} on ${owner.machine}. Opened from here, its saved ` +
    'secrets would become unreadable for good. Start OMS Connect as that account on that computer, or choose ' +
    `another folder with --user-data-dir.${renamed}`
  );
}

export function foreignSharedFolder(folder: string, machine: string, path: string): string {
  return (
    `The folder ${folder} holds the connections of the computer ${machine}. Used from here as well, two computers ` +
    'would write the same computer groups and undo each other. Move the folder away, export the connections on ' +
    `${machine} and import them here. If this computer was renamed, or replaces ${machine} for good, delete the ` +
    `file ${path} and start OMS Connect again: the next sync asks once whether this computer takes over.`
  );
}

export function unreadableFolder(file: string, reason: string): string {
  return reason === 'damaged'
    ? `The file ${file} is damaged, so it cannot be told whose data folder this is. If the folder is yours, ` +
        'delete this one file and start OMS Connect again.'
    : `The file ${file} cannot be read or written (${reason}). Check the rights on its folder and start OMS ` +
        'Connect again.';
}

export function startFailed(reason: string): string {
  return `OMS Connect could not start: ${reason}`;
}

const UNANSWERED = {
  gone: 'OMS Connect was closed before the sync that it was asked for had ended. The next sync does the rest.',
  unheard:
    'OMS Connect runs already, but could not be asked for a sync: it hangs, or it runs in another Windows session. ' +
    'It syncs by itself while it runs.',
  tooLong:
    'OMS Connect has not finished the sync that it was asked for within 2 hours. Its window and its log show why.',
} as const;

/** Why a sync that was handed to the running app has no result. */
export function unanswered(why: keyof typeof UNANSWERED): string {
  return UNANSWERED[why];
}
