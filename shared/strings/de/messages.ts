import type { Translation } from '../../language/translation.ts';
import { plural } from '../format.ts';
import type * as english from '../messages.ts';

export const messageTexts: Translation<typeof english.messageTexts> = {
  copied: 'Kopiert',
  saved: 'Gespeichert',
  copyDetails: 'Details kopieren',
  opensPortal: 'wird im Browser geöffnet',
  passed: 'Bestanden',
  stopped: 'Nicht bestanden',
  attention: 'Aufmerksamkeit nötig',
  notChecked: 'Nicht geprüft',
  running: 'Wird ausgeführt',
  waiting: 'Wartet',
  more: (count) => plural(count, { one: 'und 1 weitere', other: 'und # weitere' }),
  boundaryTitle: 'OMS Connect wurde in diesem Fenster angehalten',
  boundaryBody:
    'Eine laufende Synchronisierung wird fortgesetzt. Ihre Eingaben bleiben erhalten, außer dem geheimen Clientschlüssel: Fahren Sie auf der Startseite fort.',
  boundaryButton: 'Zur Startseite',
};
