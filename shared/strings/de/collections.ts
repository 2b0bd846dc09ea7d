import type { Translation } from '../../language/translation.ts';
import type * as english from '../collections.ts';
import { formatMegabytes, formatNumber, plural } from '../format.ts';

const collectionForms = { one: '1 Sammlung', other: '# Sammlungen' };
const membershipForms = { one: '1 Mitgliedschaft', other: '# Mitgliedschaften' };

export const collectionTexts: Translation<typeof english.collectionTexts> = {
  lead: 'Zu sendende Gerätesammlungen auswählen',
  listLabel: 'Gerätesammlungen, für die Operations Management Suite (Log Analytics) Daten abrufen kann',
  columns: {
    name: 'Name',
    collectionId: 'Sammlungs-ID',
    memberCount: 'Mitglieder',
    folder: 'Ordner',
    lastMemberChange: 'Letzte Änderung',
    note: 'Hinweis',
  },
  sortBy: (column) => `Nach „${column}“ sortieren`,
  empty: 'Noch keine Gerätesammlungen. Wählen Sie „Hinzufügen“.',
  totals: (collections, memberships) =>
    `${plural(collections, collectionForms)}, ${plural(memberships, membershipForms)}`,
  count: (collections) => plural(collections, collectionForms),
  room: (needed, left) =>
    `Benötigt ${formatMegabytes(needed)} von ${formatMegabytes(left)}, die im Arbeitsbereich frei sind`,
  add: 'Hinzufügen',
  remove: (count) => (count === 0 ? 'Entfernen' : `${formatNumber(count)} entfernen`),
  removed: (count) => plural(count, { one: '1 Sammlung entfernt', other: '# Sammlungen entfernt' }),
  chooseOne: 'Fügen Sie mindestens eine Gerätesammlung hinzu, um fortzufahren.',
  tooLarge: 'Entfernen Sie Sammlungen, bis der Platz ausreicht, um fortzufahren.',
};

export const pickerTexts: Translation<typeof english.pickerTexts> = {
  title: 'Gerätesammlungen hinzufügen',
  readFrom: (site, time) => `Um ${time} aus ${site} gelesen`,
  readAgain: 'Erneut lesen',
  reading: (site) => `Die Gerätesammlungen werden aus ${site} gelesen`,
  search: 'Nach Name oder Sammlungs-ID suchen',
  clearSearch: 'Suche löschen',
  folders: 'Ordner',
  allFolders: 'Alle Ordner',
  selectedOnly: 'Nur ausgewählte',
  selectShown: (count) =>
    plural(count, { one: 'Die 1 angezeigte auswählen', other: 'Alle # angezeigten auswählen' }),
  selectOne: (name) => `${name} auswählen`,
  emptyNow: 'Zurzeit leer',
  onTheList: 'In der Liste',
  large: 'Alle Geräte',
  builtIn: 'Integriert',
  doesNotFit: 'Passt nicht',
  nothingFound: (search) => `Keine Sammlung heißt „${search}“.`,
  nothingInView: 'Hier wird keine Sammlung angezeigt.',
  showAll: 'Alle Sammlungen anzeigen',
  selected: (count, memberships) =>
    `${formatNumber(count)} ausgewählt, ${plural(memberships, membershipForms)}`,
  showing: (shown, total) =>
    `${formatNumber(shown)} von ${plural(total, collectionForms)} ${shown === 1 ? 'wird' : 'werden'} angezeigt`,
  add: (count) =>
    count === 0
      ? 'Hinzufügen'
      : plural(count, { one: '1 Sammlung hinzufügen', other: '# Sammlungen hinzufügen' }),
  cancel: 'Abbrechen',
};
