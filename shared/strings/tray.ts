import { localised } from '../language/localised.ts';
import { formatShortDate, formatTime, plural } from './format.ts';

/** What the icon in the notification area tells of the connections. */
export type TrayState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'noConnection' }
  | { readonly kind: 'syncing' }
  /** So many connections did not end their last sync well, or wait for an answer. */
  | { readonly kind: 'attention'; readonly connections: number }
  | { readonly kind: 'off' }
  /** The person has the timer rest. */
  | { readonly kind: 'paused'; readonly until: Date }
  | { readonly kind: 'notYet' }
  /** Since when the connection that lags furthest behind is as it should be. */
  | { readonly kind: 'inOrder'; readonly lastSuccess: Date };

/** The icon in the notification area, its menu, and the notice about it. */
export const trayTexts = localised('trayTexts', {
  open: 'Open OMS Connect',
  syncNow: 'Sync now',
  syncNowNote: 'Refreshes the computer groups of every connection that this account syncs',
  updateSecret: 'Update client secret',
  updateSecretNote: 'Opens OMS Connect where a new client secret is pasted',
  pause: 'Pause the timer',
  resume: 'Resume the timer',
  openLogs: 'Open log folder',
  openLogsNote: 'Opens the folder in which OMS Connect keeps its log',
  quit: 'Quit',
  noticeTitle: 'OMS Connect is still running',
  noticeBody:
    'It goes on refreshing the computer groups every 3 hours. To open or quit it, use its icon in the notification area.',
});

/** The icon's tooltip. Dates in full: it may stay as it is over midnight. */
export const trayTooltip = localised('trayTooltip', (state: TrayState): string => {
  return `OMS Connect: ${stateWords(state)}`;
});

/** What screen readers say of the mark on the window's button. */
export const taskbarTexts = localised('taskbarTexts', {
  attention: (connections: number) =>
    plural(connections, { one: 'One connection needs a look', other: '# connections need a look' }),
});

function stateWords(state: TrayState): string {
  switch (state.kind) {
    case 'unknown':
      return 'running in the background';
    case 'noConnection':
      return 'no connection yet';
    case 'syncing':
      return 'syncing now';
    case 'attention':
      return plural(state.connections, {
        one: 'one connection needs a look',
        other: '# connections need a look',
      });
    case 'off':
      return 'the import is switched off';
    case 'paused':
      return `paused until ${formatShortDate(state.until)}, ${formatTime(state.until)}`;
    case 'notYet':
      return 'waiting for the first sync';
    case 'inOrder':
      return `in order, last sync ${formatShortDate(state.lastSuccess)}, ${formatTime(state.lastSuccess)}`;
  }
}
