import type { Translation } from '../../language/translation.ts';
import type * as english from '../wishes.ts';

export const wishTexts: Translation<typeof english.wishTexts> = {
  leaveTitle: (workspace) => `Diese Seite verlassen und ${workspace} öffnen?`,
  leaveBody:
    'Die Anforderung kam von außerhalb dieses Fensters. Was auf dieser Seite eingegeben und nicht gespeichert wurde, geht verloren; eine laufende Synchronisierung wird fortgesetzt.',
  stay: 'Auf dieser Seite bleiben',
  leave: 'Verlassen und öffnen',
  refusedTitle: 'Der Link fordert etwas an, was kein Link anfordern kann',
  refusedBody:
    'Ein Link öffnet eine Verbindung, ihre Protokollsuche oder die Stelle, an der ein geheimer Clientschlüssel aktualisiert wird, und sonst nichts. Es wurde nichts ausgeführt. Fragen Sie die Person, von der Sie den Link haben.',
  unknownTitle: 'Diese Verbindung gibt es auf diesem Computer nicht',
  unknownBody:
    'Sie wurde gelöscht oder gehört zu einem anderen Computer. Die Verbindungen dieses Computers finden Sie auf der Startseite.',
  close: 'Schließen',
};
