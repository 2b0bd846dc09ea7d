import type { Translation } from '../../language/translation.ts';
import type * as english from '../announce.ts';
import { plural } from '../format.ts';

export const announceTexts: Translation<typeof english.announceTexts> = {
  step: (step, state) => `${step}: ${state}`,
  ended: {
    done: (workspace, changes) => `Die Synchronisierung von ${workspace} ist fertig. ${changes}.`,
    partly: (workspace, changes) => `Die Synchronisierung von ${workspace} ist teilweise fertig. ${changes}.`,
    failed: (workspace, why) =>
      why === ''
        ? `Die Synchronisierung von ${workspace} ist fehlgeschlagen.`
        : `Die Synchronisierung von ${workspace} ist fehlgeschlagen. ${why}.`,
    cancelled: (workspace) => `Die Synchronisierung von ${workspace} wurde abgebrochen.`,
  },
  checksPassed: (table, count) =>
    plural(count, {
      one: `${table}: Die Prüfung ist bestanden`,
      other: `${table}: Alle # Prüfungen sind bestanden`,
    }),
  check: (name, state) => `${name}: ${state}`,
};
