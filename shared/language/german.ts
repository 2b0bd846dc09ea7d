import * as texts from '../strings/de/german.ts';
import type { Language } from './active.ts';

/** German as spoken in the region of `tag`, such as de-AT, whose dates and numbers it has. */
export function germanOf(tag: string): Language {
  const byId: Readonly<Record<string, unknown>> = texts;
  return { tag: 'de', locale: tag, textsOf: (id) => byId[id] };
}
