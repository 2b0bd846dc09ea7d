import type { Translation } from '../../language/translation.ts';
import { plural } from '../format.ts';
import type * as english from '../needs.ts';

export const needTexts: Translation<typeof english.needTexts> = {
  answer: (questions) => plural(questions, { one: '1 Frage beantworten', other: '# Fragen beantworten' }),
  verify: 'Verbindung überprüfen',
  collections: 'Gerätesammlungen ändern',
  syncAgain: 'Erneut synchronisieren',
  groups: 'Computergruppen anzeigen',
  import: 'Zum Importschalter',
};
