import type { Translation } from '../../language/translation.ts';
import type * as english from '../draft.ts';
import { pageNames } from '../pages.ts';

export const draftTexts: Translation<typeof english.draftTexts> = {
  title: 'Dort fortfahren, wo Sie aufgehört haben',
  left: (page, moment) =>
    `Der Assistent zum Hinzufügen einer OMS-Verbindung wurde auf der Seite „${pageNames[page].name}“ verlassen (${moment}). Alles außer dem geheimen Clientschlüssel ist aufbewahrt.`,
  leftPractice: (page, moment) =>
    `Der Übungsmodus wurde auf der Seite „${pageNames[page].name}“ verlassen (${moment}). Alles außer dem geheimen Clientschlüssel ist aufbewahrt.`,
  continue: 'Fortfahren',
  startOver: 'Neu beginnen',
  askTitle: 'Dort fortfahren, wo Sie aufgehört haben?',
  secretTitle: 'Der geheime Clientschlüssel wird nicht aufbewahrt',
  secretBody:
    'Die übrigen Werte sind noch vorhanden. Fügen Sie den geheimen Clientschlüssel erneut ein; „Weiter“ führt dann zu dieser Seite zurück.',
  secretLink: 'Geheimen Clientschlüssel einfügen',
  secretToGoOn: 'Fügen Sie den geheimen Clientschlüssel erneut ein, um fortzufahren.',
  secretHint: 'Nicht aufbewahrt. Fügen Sie den Wert noch einmal ein.',
};
