import type { Translation } from '../../language/translation.ts';
import { formatShortDate, formatTime, plural } from '../format.ts';
import type * as english from '../tray.ts';
import type { TrayState } from '../tray.ts';

export const trayTexts: Translation<typeof english.trayTexts> = {
  open: 'OMS Connect öffnen',
  syncNow: 'Jetzt synchronisieren',
  syncNowNote: 'Aktualisiert die Computergruppen jeder Verbindung, die dieses Konto synchronisiert',
  updateSecret: 'Clientschlüssel aktualisieren',
  updateSecretNote: 'Öffnet OMS Connect dort, wo ein neuer geheimer Clientschlüssel eingefügt wird',
  pause: 'Zeitgeber aussetzen',
  resume: 'Zeitgeber fortsetzen',
  openLogs: 'Protokollordner öffnen',
  openLogsNote: 'Öffnet den Ordner, in dem OMS Connect sein Protokoll aufbewahrt',
  quit: 'Beenden',
  noticeTitle: 'OMS Connect wird weiter ausgeführt',
  noticeBody:
    'Die Computergruppen werden weiterhin alle 3 Stunden aktualisiert. Verwenden Sie das Symbol im Infobereich, um OMS Connect zu öffnen oder zu beenden.',
};

export const trayTooltip: Translation<typeof english.trayTooltip> = (state) =>
  `OMS Connect: ${stateWords(state)}`;

export const taskbarTexts: Translation<typeof english.taskbarTexts> = {
  attention: (connections) =>
    plural(connections, {
      one: 'Eine Verbindung erfordert Ihre Aufmerksamkeit',
      other: '# Verbindungen erfordern Ihre Aufmerksamkeit',
    }),
};

function stateWords(state: TrayState): string {
  switch (state.kind) {
    case 'unknown':
      return 'wird im Hintergrund ausgeführt';
    case 'noConnection':
      return 'noch keine Verbindung';
    case 'syncing':
      return 'wird synchronisiert';
    case 'attention':
      return plural(state.connections, {
        one: 'eine Verbindung erfordert Ihre Aufmerksamkeit',
        other: '# Verbindungen erfordern Ihre Aufmerksamkeit',
      });
    case 'off':
      return 'der Import ist ausgeschaltet';
    case 'paused':
      return `ausgesetzt bis ${formatShortDate(state.until)}, ${formatTime(state.until)}`;
    case 'notYet':
      return 'wartet auf die erste Synchronisierung';
    case 'inOrder':
      return `in Ordnung, letzte Synchronisierung ${formatShortDate(state.lastSuccess)}, ${formatTime(state.lastSuccess)}`;
  }
}
