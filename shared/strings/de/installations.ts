import type { Translation } from '../../language/translation.ts';
import type * as english from '../installations.ts';

export const installationTexts: Translation<typeof english.installationTexts> = {
  perMachine: 'für alle Benutzer dieses Computers installiert',
  perUser: 'nur für Ihr Konto installiert',
  unpackaged: 'nicht installiert',
  otherRuns: (other, own) =>
    `OMS Connect wird bereits aus ${other.program} ausgeführt (Version ${other.version}, ${installationTexts[other.installation]}). ` +
    `${own.program} (Version ${own.version}, ${installationTexts[own.installation]}) wurde nicht gestartet, weil beide dieselben ` +
    'Daten verwenden. Arbeiten Sie in dem Programm weiter, das bereits ausgeführt wird, oder beenden Sie es zuerst. Wenn Sie ' +
    'nur eines der beiden benötigen, deinstallieren Sie das andere.',
};
