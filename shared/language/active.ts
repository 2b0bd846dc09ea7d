/** One language of the app's texts. */
export interface Language {
  /** What `<html lang>` and a screen reader are told. */
  readonly tag: string;
  /** Dates, numbers, plurals and lists follow it. */
  readonly locale: string;
  /** The texts that the language has for the English ones of this id; undefined where it has none. */
  readonly textsOf: (id: string, english: unknown) => unknown;
}

export const english: Language = {
  tag: 'en',
  // Day before month in words, 24 hours: nobody can read such a date the wrong way round.
  locale: 'en-GB',
  textsOf: (_id, texts) => texts,
};

// One value per process: main, page, command line and each worker of the tests have a language of their own.
let active = english;

/** The language in force. Texts are read at use, so none is kept over a change. */
export function activeLanguage(): Language {
  return active;
}

/** Puts a language in force, before the first text is shown. */
export function setLanguage(language: Language): void {
  active = language;
}

/**
 * Texts for those who support the app: the log, the record of a run, the event log, JSON on standard output. They
 * stay English whatever the screen speaks, so that one search finds them on every computer.
 */
export function inEnglish<T>(say: () => T): T {
  const before = active;
  active = english;
  try {
    return say();
  } finally {
    active = before;
  }
}
