/** The languages that the app has; `qps-ploc` is the pseudo-locale of the tests, which nobody's computer asks for. */
export type LanguageId = 'en' | 'de' | 'qps-ploc';

export interface ChosenLanguage {
  readonly id: LanguageId;
  /** As it was asked for, such as de-AT: dates and numbers follow the region. */
  readonly tag: string;
}

/** The first wanted language that the app has, as Windows itself chooses; English where it has none. */
export function chooseLanguage(wanted: readonly (string | undefined)[]): ChosenLanguage {
  for (const tag of wanted) {
    const known = tag === undefined ? undefined : knownLanguage(tag);
    if (known !== undefined) return known;
  }
  return { id: 'en', tag: 'en' };
}

function knownLanguage(wanted: string): ChosenLanguage | undefined {
  if (wanted.toLowerCase() === 'qps-ploc') return { id: 'qps-ploc', tag: 'qps-ploc' };
  let tag: string;
  try {
    // Also "de_AT.UTF-8", which is how POSIX writes it.
    tag = new Intl.Locale(wanted.replace(/[.@].*$/, '').replaceAll('_', '-')).toString();
  } catch {
    return undefined;
  }
  const { language } = new Intl.Locale(tag);
  // English has one way to write dates, whatever the region: see `english`.
  if (language === 'en') return { id: 'en', tag: 'en' };
  return language === 'de' ? { id: 'de', tag } : undefined;
}
