import type { Owner } from '../store/owner.ts';

/** Why the app did not start, in sentences that a person can act on. Shown before there is a window. */

export function foreignFolder(folder: string, owner: Owner): string {
  return (
    `The data folder ${folder} belongs to ${owner.account} on ${owner.machine}. Opened from here, its saved ` +
    'secrets would become unreadable for good. Start OMS Connect as that account on that computer, or choose ' +
    'another folder with --user-data-dir.'
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
