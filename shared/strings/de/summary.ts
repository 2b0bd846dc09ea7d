import type { Translation } from '../../language/translation.ts';
import { formatDate, plural } from '../format.ts';
import { wizardTexts } from '../pages.ts';
import type * as english from '../summary.ts';

export const summaryTexts: Translation<typeof english.summaryTexts> = {
  lead: 'Einstellungen bestätigen',
  get sentence() {
    return `Wählen Sie „Bearbeiten“, um eine Einstellung zu ändern. Wählen Sie „${wizardTexts.addConnection}“, um alle Einstellungen anzuwenden.`;
  },
  previewTitle: 'Was die erste Synchronisierung erstellt',
  previewing: 'Vergleich mit dem Arbeitsbereich',
  tryAgain: 'Erneut versuchen',
  edit: 'Bearbeiten',
  editOf: (section) => `„${section}“ bearbeiten`,
  copy: 'Zusammenfassung kopieren',
  save: 'Als Text speichern',
  saved: 'Gespeichert',
  fileName: (workspace) => `OMS-Verbindung ${workspace}`.trim().slice(0, 90),
  site: 'Standort',
  siteValue: (code, name, host) => `${code}, ${name}, über ${host}`,
  tenant: 'Mandant',
  tenantValue: (tenant, cloud) => `${tenant}, ${cloud}`,
  clientId: 'Client-ID',
  secret: 'Geheimer Clientschlüssel',
  secretValue: (expires) =>
    expires === undefined
      ? 'Überprüft, nicht angezeigt. Wann er abläuft, ist nicht bekannt.'
      : `Überprüft, nicht angezeigt. Läuft am ${formatDate(expires)} ab.`,
  subscription: 'Azure-Abonnement',
  resourceGroup: 'Azure-Ressourcengruppe',
  workspace: 'OMS-Arbeitsbereich',
  workspaceValue: (name) => `${name} (Log Analytics-Arbeitsbereich)`,
  collections: (count) => plural(count, { one: '1 Sammlung', other: '# Sammlungen' }),
  incomplete: 'Füllen Sie die noch nicht fertigen Seiten aus, um fortzufahren.',
  waitForPreview: 'Der Arbeitsbereich wird verglichen.',
  starting: 'Wird gestartet',
};

const statusSearch = 'Eine weitere gespeicherte Suche gibt den Zustand der Verbindung an.';

export const previewSentence: Translation<typeof english.previewSentence> = (preview, workspace) => {
  const withMemberships = plural(preview.memberships, {
    one: '1 Mitgliedschaft',
    other: '# Mitgliedschaften',
  });
  const created = plural(preview.create, { one: '1 Computergruppe', other: '# Computergruppen' });
  const head =
    preview.create === 0
      ? `Keine neue Computergruppe in ${workspace}; ${plural(preview.memberships, {
          one: 'die 1 Mitgliedschaft ist bereits vorhanden.',
          other: 'die # Mitgliedschaften sind bereits vorhanden.',
        })}`
      : `${created} in ${workspace}, mit ${withMemberships}.`;
  const kept: string[] = [];
  if (preview.update > 0) {
    kept.push(
      plural(preview.update, {
        one: '1 Gruppe wird auf den neuesten Stand gebracht.',
        other: '# Gruppen werden auf den neuesten Stand gebracht.',
      }),
    );
  }
  if (preview.unchanged > 0) {
    kept.push(
      plural(preview.unchanged, {
        one: '1 Gruppe bleibt unverändert.',
        other: '# Gruppen bleiben unverändert.',
      }),
    );
  }
  return [head, ...kept, statusSearch, 'Sonst wird im Arbeitsbereich nichts geändert.'].join(' ');
};
