import type { Translation } from '../../language/translation.ts';
import { formatNumber, plural } from '../format.ts';
import type * as english from '../move.ts';
import { centralName } from '../move.ts';
import { cancelTexts, wizardTexts } from '../pages.ts';
import { completionTexts, progressTexts } from '../progress.ts';
import { summaryTexts } from '../summary.ts';

export const wizardTaskTexts: Translation<typeof english.wizardTaskTexts> = {
  // Read at use: each is a text of another page.
  add: {
    get title() {
      return wizardTexts.title;
    },
    get commit() {
      return wizardTexts.addConnection;
    },
    get summary() {
      return summaryTexts.sentence;
    },
    get previewTitle() {
      return summaryTexts.previewTitle;
    },
    get lead() {
      return progressTexts.lead;
    },
    get leadStopped() {
      return progressTexts.leadStopped;
    },
    get leadCancelled() {
      return progressTexts.leadCancelled;
    },
    get done() {
      return completionTexts.lead;
    },
    get donePartly() {
      return completionTexts.leadPartly;
    },
    get cancelTitle() {
      return cancelTexts.runTitle;
    },
  },
  move: {
    title: 'Assistent zum Verschieben einer OMS-Verbindung',
    commit: 'Verbindung verschieben',
    summary:
      'Wählen Sie „Bearbeiten“, um eine Einstellung zu ändern. Wählen Sie „Verbindung verschieben“, um alle Einstellungen anzuwenden.',
    previewTitle: 'Was beim Verschieben erstellt wird',
    lead: 'Die Verbindung wird verschoben',
    leadStopped: 'Das Verschieben der Verbindung wurde angehalten',
    leadCancelled: 'Das Verschieben der Verbindung wurde abgebrochen',
    done: 'Die Verbindung wurde verschoben',
    donePartly: 'Die Verbindung wurde verschoben; noch nicht jede Gruppe ist in ihrem neuen Arbeitsbereich',
    cancelTitle: 'Verschieben der Verbindung abbrechen?',
  },
  recreate: {
    title: 'Assistent zum Neuerstellen einer OMS-Verbindung',
    commit: 'Verbindung neu erstellen',
    summary:
      'Wählen Sie „Bearbeiten“, um eine Einstellung zu ändern. Wählen Sie „Verbindung neu erstellen“, um alle Einstellungen anzuwenden.',
    previewTitle: 'Was die neue Verbindung erstellt',
    lead: 'Die Verbindung wird neu erstellt',
    leadStopped: 'Das Neuerstellen der Verbindung wurde angehalten',
    leadCancelled: 'Das Neuerstellen der Verbindung wurde abgebrochen',
    done: 'Die Verbindung wurde neu erstellt',
    donePartly:
      'Die neue Verbindung wurde hinzugefügt; ihre erste Synchronisierung ist nicht vollständig, daher ist die alte noch vorhanden',
    cancelTitle: 'Neuerstellen der Verbindung abbrechen?',
  },
};

export const moveTexts: Translation<typeof english.moveTexts> = {
  open: 'In anderen Arbeitsbereich verschieben',
  opening: 'Anmeldung mit dem gespeicherten geheimen Clientschlüssel',
  off: 'Der Import ist ausgeschaltet. Schalten Sie ihn in den Eigenschaften unter „Import“ ein, bevor Sie die Verbindung verschieben.',
  central:
    'Der Standort ist jetzt einem Standort der zentralen Verwaltung untergeordnet. Wählen Sie auf der Karte der Verbindung „Löschen und neu erstellen“.',
  applyFirst: 'Übernehmen oder verwerfen Sie die Änderungen unten, bevor Sie die Verbindung verschieben.',
  same: 'Wählen Sie einen anderen Arbeitsbereich oder eine andere App aus, um fortzufahren.',
  formerTitle: (workspace) => `Die Gruppen, die diese Verbindung in ${workspace} erstellt hat`,
  formerDelete: 'Entfernen',
  formerDeleteMeans:
    'Nur diese Gruppen und die Statusfunktion, und erst wenn jede Gruppe im neuen Arbeitsbereich vorhanden und überprüft ist.',
  formerKeep: 'Beibehalten',
  formerKeepMeans: 'Abfragen und Warnungen dort finden sie weiterhin. Sie werden nicht mehr aktualisiert.',
  from: 'Wird verschoben aus',
  fromValue: (workspace, resourceGroup, subscription) =>
    `${workspace}, Ressourcengruppe ${resourceGroup}, Abonnement ${subscription}`,
  unchanged: 'Bleibt unverändert',
};

export const recreateTexts: Translation<typeof english.recreateTexts> = {
  open: 'Löschen und neu erstellen',
  next: 'Sobald die Verbindung neu erstellt ist',
  elsewhere: (account) =>
    `${account} kann dies ausführen: Dieses Windows-Konto synchronisiert die Verbindung.`,
  hint: (site) =>
    site.provider === ''
      ? `Geben Sie einen SMS-Anbieter von ${centralName(site)} ein.`
      : `${centralName(site)} befindet sich auf ${site.provider}.`,
  use: 'Diesen Server verwenden',
  formerTitle: (siteCode) => `Die frühere Verbindung von ${siteCode}`,
  formerMeans: (siteCode, workspace, groups) =>
    `Sie wird entfernt, wenn jede Gruppe der neuen in ihrem Arbeitsbereich vorhanden und überprüft ist: zuerst ${plural(
      groups,
      { one: 'die Computergruppe', other: 'die # Computergruppen' },
    )}, die sie in ${workspace} erstellt hat, dann die Verbindung. Abfragen müssen die neuen Gruppen nennen: Aus CM_${siteCode}_… werden Gruppen des neuen Standorts.`,
  stays: (siteCode) =>
    `Aus ${siteCode} wird nichts importiert. Die Computergruppen des Standorts bleiben unverändert.`,
};

export const leftoverTexts: Translation<typeof english.leftoverTexts> = {
  title: (leftovers) => {
    const failed = leftovers.some(({ error }) => error !== undefined);
    const [first] = leftovers;
    if (first === undefined) return '';
    // A connection is replaced by recreating it, and by no move.
    const former = leftovers.find(({ kind }) => kind === 'connection');
    if (former !== undefined && (!failed || leftovers.length === 1))
      return `Die frühere Verbindung von ${former.siteCode} ist noch vorhanden`;
    if (!failed) return 'Das Verschieben ist noch nicht abgeschlossen';
    return leftovers.length > 1
      ? `An ${formatNumber(leftovers.length)} Orten ist etwas zurückgeblieben`
      : `In ${first.workspace.name} sind Computergruppen zurückgeblieben`;
  },
  waits: ({ kind, workspace, siteCode, groups }) =>
    groups === 'keep'
      ? `Die Gruppen in ${workspace.name} bleiben dort.`
      : kind === 'connection'
        ? `Die frühere Verbindung von ${siteCode} wird entfernt, wenn jede Gruppe dieser Verbindung in ihrem Arbeitsbereich vorhanden und überprüft ist.`
        : `Die Gruppen in ${workspace.name} werden entfernt, wenn jede Gruppe im neuen Arbeitsbereich vorhanden und überprüft ist.`,
  failed: ({ workspace }, title, action) =>
    `In ${workspace.name}, Ressourcengruppe ${workspace.resourceGroup}: ${title}. ${action}`,
  again: 'Erneut versuchen',
  afterImport: 'Ein neuer Versuch folgt, sobald der Import eingeschaltet ist.',
  leave: 'Dort belassen',
  leaveTitle: 'Dort belassen?',
  leaveBody: (leftovers) =>
    `Was in ${leftovers.map(({ workspace }) => workspace.name).join(', ')} erstellt wurde, bleibt erhalten, und diese App kümmert sich nicht mehr darum. Abfragen dort finden die Gruppen weiterhin, mit den Computern der letzten Synchronisierung.`,
  stay: 'Zurück',
};
