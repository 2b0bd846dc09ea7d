import type { Translation } from '../../language/translation.ts';
import { plural } from '../format.ts';
import type * as english from '../pages.ts';

export const pageNames: Translation<typeof english.pageNames> = {
  general: { name: 'Allgemein' },
  azureAd: { name: 'Azure Active Directory', today: 'Microsoft Entra ID' },
  workspace: { name: 'OMS-Verbindungskonfiguration', today: 'Log Analytics' },
  collections: { name: 'Gerätesammlungen' },
  summary: { name: 'Zusammenfassung' },
  progress: { name: 'Status' },
  completion: { name: 'Abschluss' },
};

export const railStates: Translation<typeof english.railStates> = {
  current: 'aktuelle Seite',
  currentWithProblem: 'aktuelle Seite, Aufmerksamkeit nötig',
  done: 'erledigt',
  toCome: 'noch offen',
};

export const wizardTexts: Translation<typeof english.wizardTexts> = {
  title: 'Assistent zum Hinzufügen einer OMS-Verbindung',
  windowTitle: (page, title) => `${pageNames[page].name} – ${title}`,
  pages: 'Seiten des Assistenten',
  pageOf: (position, total) => `Seite ${position} von ${total}`,
  allPages: 'Alle Seiten',
  previous: '< Zurück',
  next: 'Weiter >',
  help: 'Hilfe',
  summary: 'Zusammenfassung',
  cancel: 'Abbrechen',
  close: 'Schließen',
  addConnection: 'Verbindung hinzufügen',
  retryFromHere: 'Ab hier wiederholen',
  practiceBadge: 'Übung: erfundener Standort, nichts verlässt diesen Computer',
  practiceShort: 'Übung',
};

export const cancelTexts: Translation<typeof english.cancelTexts> = {
  title: 'Assistenten verlassen?',
  body: 'Am Standort und in Azure wurde nichts geändert. Ihre Eingaben können für später aufbewahrt werden, ohne den geheimen Clientschlüssel.',
  bodyNotKept: 'Am Standort und in Azure wurde nichts geändert. Ihre Eingaben werden nicht aufbewahrt.',
  bodyOfTask:
    'Noch ist nichts geändert: Die Verbindung bleibt, wie sie war. Ihre Eingaben werden nicht aufbewahrt.',
  stay: 'Fortfahren',
  keep: 'Aufbewahren und verlassen',
  discard: 'Verwerfen',
  runTitle: 'Hinzufügen der Verbindung abbrechen?',
  runBodySaved: (groups) =>
    `${
      groups === 0
        ? 'Die Verbindung ist gespeichert und bleibt erhalten. Noch ist keine Computergruppe geschrieben.'
        : plural(groups, {
            one: 'Die Verbindung ist gespeichert, und 1 Computergruppe ist geschrieben. Beides bleibt erhalten.',
            other:
              'Die Verbindung ist gespeichert, und # Computergruppen sind geschrieben. All das bleibt erhalten.',
          })
    } Sie können später mit „Jetzt synchronisieren“ auf der Startseite oder von hier aus fortfahren.`,
  runBodyNotSaved: 'Noch ist nichts gespeichert oder geschrieben, es bleibt also nichts zurück.',
  runCancel: 'Ausführung abbrechen',
  runStay: 'Weiter ausführen',
  runNote: 'Wenn Sie jetzt abbrechen, bleibt erhalten, was erledigt ist, und Sie können später fortfahren.',
  cancelling: 'Wird abgebrochen: Der laufende Schritt wird zuerst abgeschlossen.',
};
