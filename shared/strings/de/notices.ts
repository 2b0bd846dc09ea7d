import type { Translation } from '../../language/translation.ts';
import { plural } from '../format.ts';
import type * as english from '../notices.ts';

export const failureNoticeTexts: Translation<typeof english.failureNoticeTexts> = {
  failing: (workspace) => `${workspace} wird nicht mehr aktualisiert`,
  failingBody: (runs) =>
    plural(runs, {
      one: 'Die letzte Synchronisierung ist fehlgeschlagen. Die Computergruppen bleiben, wie sie waren. Wählen Sie diese Benachrichtigung aus, um den Grund zu sehen.',
      other:
        'Die letzten # Synchronisierungen sind fehlgeschlagen. Die Computergruppen bleiben, wie sie waren. Wählen Sie diese Benachrichtigung aus, um den Grund zu sehen.',
    }),
  working: (workspace) => `${workspace} wird wieder aktualisiert`,
  workingBody: 'Die letzte Synchronisierung war erfolgreich. Sie müssen nichts tun.',
};

export const interruptionTexts: Translation<typeof english.interruptionTexts> = {
  sessionEnd: 'Die letzte Synchronisierung wurde durch das Ende der Windows-Sitzung beendet',
  appClosed: 'Die letzte Synchronisierung wurde beim Schließen der App beendet',
  body: 'Sie wurde zwischen zwei Gruppen beendet. Was bis dahin geschrieben wurde, bleibt erhalten, und die nächste Synchronisierung erledigt den Rest.',
};
