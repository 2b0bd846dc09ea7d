import { inEnglish } from '../../language/active.ts';
import type { Translation } from '../../language/translation.ts';
import type * as english from '../howTo.ts';
import { type HowToId, howTo as inForce } from '../howTo.ts';
import { howToRenewal } from '../howToRenewal.ts';
import { appPermissions, appRegistrations, appSecrets, resourceGroups, type TextContext } from '../links.ts';
import { pageNames } from '../pages.ts';
import { prepareTexts } from '../prepareAzure.ts';

export const howToTexts: Translation<typeof english.howToTexts> = {
  close: 'Schließen',
  orRun: 'Oder führen Sie diese Befehle aus',
  copy: 'Kopieren',
  overview: 'So bereiten Sie das vor',
  get allAtOnce() {
    return `„${prepareTexts.open}“ auf der Seite „${pageNames.general.name}“ des Assistenten schreibt ein Skript, das alle drei erledigt.`;
  },
};

// Commands are the same in every language.
const commandsOf = (id: HowToId, context: TextContext): string =>
  inEnglish(() => inForce(id, context).commands);

export const howTo: Translation<typeof english.howTo> = (id, context) => {
  switch (id) {
    case 'register':
      return {
        title: 'App registrieren',
        forWhom:
          'Für eine Person, die in Microsoft Entra ID (Azure Active Directory) Apps registrieren darf.',
        steps: [
          {
            text: 'Öffnen Sie {link}, und wählen Sie „Neue Registrierung“.',
            link: { label: 'App-Registrierungen', url: appRegistrations(context) },
          },
          {
            text: 'Geben Sie einen Namen ein, z. B. ConfigMgr OMS Connector. Lassen Sie die übrigen Einstellungen unverändert.',
          },
          {
            text: 'Wählen Sie „Registrieren“, und notieren Sie dann die Anwendungs-ID (Client) und die Verzeichnis-ID (Mandant).',
          },
        ],
        commands: commandsOf(id, context),
      };
    case 'secret':
      return {
        title: 'Geheimen Clientschlüssel erstellen',
        forWhom: 'Für den Besitzer der App oder eine Person, die in Microsoft Entra ID Apps verwalten darf.',
        steps: [
          {
            text: 'Öffnen Sie die App in {link} und dann „Zertifikate & Geheimnisse“.',
            link: { label: 'App-Registrierungen', url: appSecrets(context) },
          },
          {
            text: 'Wählen Sie „Neuer geheimer Clientschlüssel“, geben Sie eine Beschreibung ein, und wählen Sie, wann er abläuft.',
          },
          {
            text: 'Kopieren Sie sofort die Spalte „Wert“: Das Portal zeigt sie nur jetzt. Die Geheimnis-ID daneben ist nicht der geheime Clientschlüssel.',
          },
        ],
        commands: commandsOf(id, context),
      };
    case 'renewal':
      return howToRenewal(context);
    case 'role':
      return {
        title: 'Der App die Verwendung des Arbeitsbereichs erlauben',
        forWhom:
          'Für eine Person mit der Rolle Owner oder User Access Administrator in der Ressourcengruppe, die den Arbeitsbereich enthält.',
        steps: [
          {
            text: 'Öffnen Sie die Ressourcengruppe in {link} und dann „Zugriffssteuerung (IAM)“.',
            link: { label: 'Ressourcengruppen', url: resourceGroups(context) },
          },
          {
            text: 'Wählen Sie „Rollenzuweisung hinzufügen“ und dann die Rolle Log Analytics-Mitwirkender (Log Analytics Contributor).',
          },
          {
            text: 'Wählen Sie unter „Mitglieder“ die App anhand ihres Namens aus, dann „Überprüfen + zuweisen“. Es dauert 5 bis 10 Minuten, bis die Zuweisung wirkt.',
          },
        ],
        commands: commandsOf(id, context),
      };
    case 'expiry':
      return {
        title: 'Der App erlauben, den Ablauf ihres Clientschlüssels zu lesen',
        forWhom:
          'Die meisten Apps dürfen ihre eigene Registrierung nicht lesen, daher nennt Microsoft Entra ID das Datum nicht. Ein Administrator, der für den Mandanten zustimmen darf, kann es erlauben; alles andere funktioniert auch ohne.',
        steps: [
          {
            text: 'Öffnen Sie {link} der App, und wählen Sie „Berechtigung hinzufügen“, „Microsoft Graph“, „Anwendungsberechtigungen“.',
            link: { label: 'API-Berechtigungen', url: appPermissions(context) },
          },
          {
            text: 'Wählen Sie Application.Read.All: die geringste Berechtigung, mit der eine App den Ablauf ihrer eigenen Clientschlüssel lesen kann.',
          },
          {
            text: 'Wählen Sie „Administratorzustimmung erteilen“. Das Datum wird beim nächsten Überprüfen und einmal täglich gelesen.',
          },
        ],
        commands: commandsOf(id, context),
      };
  }
};
