import type { Translation } from '../../language/translation.ts';
import type * as english from '../errorsExport.ts';
import { factOr } from '../errorText.ts';
import { exchangeTexts } from '../exchange.ts';
import { propertiesTexts } from '../properties.ts';

export const exportTexts: Translation<typeof english.exportTexts> = {
  exportDamaged: (facts) => ({
    title: `${factOr(facts, 'file', 'Die Datei')} ist keine exportierte Verbindung oder ist beschädigt`,
    action: `Nichts wurde importiert. Exportieren Sie die Verbindung noch einmal: „${propertiesTexts.open}“, Registerkarte „${propertiesTexts.tabs.general}“, „${exchangeTexts.export}“.`,
  }),
  exportTooLarge: (facts) => ({
    title: `${factOr(facts, 'file', 'Die Datei')} ist zu groß für eine exportierte Verbindung`,
    action: `Nichts wurde gelesen. Wählen Sie die Datei aus, die beim Exportieren geschrieben wurde; sie hat höchstens einige Hundert Kilobyte.`,
  }),
  exportFromNewerVersion: (facts) => ({
    title: `${factOr(facts, 'file', 'Die Datei')} wurde von einer neueren Version von OMS Connect exportiert`,
    action:
      'Installieren Sie diese oder eine neuere Version auf diesem Computer. Importieren Sie die Datei dann erneut.',
  }),
  exportHoldsSecret: (facts) => ({
    title: `${factOr(facts, 'file', 'Die Datei')} enthält etwas, das wie ein geheimer Clientschlüssel aussieht`,
    action:
      'Nichts wurde importiert. Ein Export enthält nie einen Clientschlüssel: Löschen Sie diese Datei und ihre Kopien, entfernen Sie den Schlüssel in Microsoft Entra ID, und erstellen Sie einen neuen.',
  }),
  exportAlreadyHere: (facts) => ({
    title: `Die Verbindung mit ${factOr(facts, 'workspace', 'diesem Arbeitsbereich')} ist bereits auf diesem Computer`,
    action: `${factOr(facts, 'account', 'Ein Konto dieses Computers')} synchronisiert sie hier. Öffnen Sie ihre Eigenschaften, um sie zu ändern, ihren geheimen Clientschlüssel zu aktualisieren oder ein anderes Konto synchronisieren zu lassen.`,
  }),
};
