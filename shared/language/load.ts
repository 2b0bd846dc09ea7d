import { english, type Language, setLanguage } from './active.ts';
import type { ChosenLanguage } from './choose.ts';

/**
 * Puts a language in force. English is in the program; every other language is a part of its own, which is read only
 * where it is spoken.
 */
export async function loadLanguage(chosen: ChosenLanguage): Promise<void> {
  setLanguage(await languageOf(chosen));
}

async function languageOf({ id, tag }: ChosenLanguage): Promise<Language> {
  switch (id) {
    case 'qps-ploc':
      return (await import('./pseudo.ts')).pseudo;
    case 'de':
      return (await import('./german.ts')).germanOf(tag);
    default:
      return english;
  }
}
