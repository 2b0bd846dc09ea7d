import type { Translation } from '../../language/translation.ts';
import { azureAdTexts } from '../azureAd.ts';
import type * as english from '../errorsSignIn.ts';
import { factOr, waitFor } from '../errorText.ts';
import { appOverview, appSecrets, enterpriseApps } from '../links.ts';

const OPEN_SECRETS = 'Zertifikate & Geheimnisse öffnen';

export const signInErrors: Translation<typeof english.signInErrors> = {
  secretWrong: (_facts, context) => ({
    title: 'Der geheime Clientschlüssel wurde nicht angenommen',
    action:
      'Kopieren Sie die Spalte „Wert“, nicht die Geheimnis-ID. Ein Wert, der nicht gleich kopiert wurde, lässt sich nicht wieder anzeigen: Erstellen Sie einen neuen geheimen Clientschlüssel. Er muss zu dieser Client-ID gehören; ein neuer funktioniert möglicherweise erst nach einer Minute.',
    link: { label: OPEN_SECRETS, url: appSecrets(context) },
    atField: 'Nicht angenommen. Fügen Sie den Wert eines Clientschlüssels dieser App ein.',
    toGoOn: 'Fügen Sie einen anderen geheimen Clientschlüssel ein, um fortzufahren.',
  }),
  secretIsId: (_facts, context) => ({
    title: 'Dies ist die Geheimnis-ID, nicht der geheime Clientschlüssel',
    action:
      'Kopieren Sie die Spalte „Wert“; sie steht links von der Geheimnis-ID. Wenn der Wert ausgeblendet ist, erstellen Sie einen neuen geheimen Clientschlüssel.',
    link: { label: OPEN_SECRETS, url: appSecrets(context) },
    atField: 'Dies ist die Geheimnis-ID. Fügen Sie die Spalte „Wert“ ein.',
    toGoOn: 'Fügen Sie den Wert des geheimen Clientschlüssels ein, um fortzufahren.',
  }),
  secretForeign: (_facts, context) => ({
    title: 'Dies ist kein geheimer Clientschlüssel dieser App',
    action:
      'Die App hat keinen Clientschlüssel, der so beginnt: Er gehört zu einer anderen App oder wurde gelöscht. Öffnen Sie die App mit dieser Client-ID, und kopieren Sie den Wert eines ihrer Clientschlüssel. Ein eben erst erstellter benötigt möglicherweise eine Minute.',
    link: { label: OPEN_SECRETS, url: appSecrets(context) },
    atField: 'Kein Clientschlüssel dieser App. Vergleichen Sie die Client-ID.',
    toGoOn: 'Fügen Sie einen geheimen Clientschlüssel dieser App ein, um fortzufahren.',
  }),
  secretTooNew: (_facts, context) => ({
    title: 'Microsoft Entra ID nimmt diesen geheimen Clientschlüssel noch nicht an',
    action:
      'Die App hat einen Clientschlüssel, der so beginnt. Wenn er eben erst erstellt wurde, funktioniert er nach ungefähr einer Minute. Andernfalls ist er unvollständig oder enthält einen Schreibfehler: Kopieren Sie den Wert noch einmal, oder erstellen Sie einen neuen Clientschlüssel.',
    link: { label: OPEN_SECRETS, url: appSecrets(context) },
    atField: 'Noch nicht angenommen. Wenn er nicht neu ist, kopieren Sie ihn noch einmal.',
    toGoOn: 'Warten Sie eine Minute, und überprüfen Sie dann erneut, um fortzufahren.',
  }),
  secretExpired: (_facts, context) => ({
    title: 'Der geheime Clientschlüssel ist abgelaufen',
    action:
      'Erstellen Sie einen neuen geheimen Clientschlüssel für diese App, und fügen Sie seinen Wert oben ein. Die anderen Felder sind richtig.',
    link: { label: OPEN_SECRETS, url: appSecrets(context) },
    atField: 'Abgelaufen. Fügen Sie den Wert eines neuen Clientschlüssels ein.',
    toGoOn: 'Fügen Sie einen neuen geheimen Clientschlüssel ein, um fortzufahren.',
  }),
  secretMissing: () => ({
    title: 'Es wurde kein geheimer Clientschlüssel angegeben',
    action: `Fügen Sie den Wert des geheimen Clientschlüssels ein, und wählen Sie dann „${azureAdTexts.verify}“.`,
    atField: 'Fügen Sie den Wert des geheimen Clientschlüssels ein.',
    toGoOn: 'Fügen Sie den geheimen Clientschlüssel ein, um fortzufahren.',
  }),
  appNotInTenant: (facts, context) => ({
    title: `${factOr(facts, 'tenant', 'Dieser Mandant')} kennt diese Client-ID nicht`,
    action:
      'Kopieren Sie Mandant und Client-ID noch einmal, beide von der Seite „Übersicht“ derselben App. Eine gelöschte App kann dort 30 Tage lang wiederhergestellt werden.',
    link: { label: 'App-Registrierungen öffnen', url: appOverview({ ...context, clientId: '' }) },
    atField: 'In diesem Mandanten nicht gefunden.',
    toGoOn: 'Vergleichen Sie Mandant und Client-ID, um fortzufahren.',
  }),
  appDisabled: (facts, context) => ({
    title: `${factOr(facts, 'appName', 'Die App')} ist in diesem Mandanten ausgeschaltet`,
    action:
      'Bitten Sie einen Administrator, die App unter „Unternehmensanwendungen“, „Eigenschaften“ zu öffnen und „Aktiviert für die Benutzeranmeldung“ auf „Ja“ zu setzen.',
    link: { label: 'Unternehmensanwendungen öffnen', url: enterpriseApps(context) },
    atField: 'Diese App ist ausgeschaltet.',
    toGoOn: 'Lassen Sie die App einschalten, und überprüfen Sie dann erneut, um fortzufahren.',
  }),
  tenantNotFound: (facts) => ({
    title: `Es gibt keinen Mandanten ${factOr(facts, 'tenant', 'mit diesem Namen')}`,
    action:
      'Kopieren Sie die Verzeichnis-ID (Mandant) der App, und prüfen Sie, ob die Azure-Umgebung die richtige ist.',
    atField: 'In dieser Azure-Umgebung hat kein Mandant diese ID oder Domäne.',
    toGoOn: 'Korrigieren Sie den Mandanten, um fortzufahren.',
  }),
  tenantMalformed: () => ({
    title: 'Der Mandant ist weder eine ID noch eine Domäne',
    action: 'Geben Sie die Verzeichnis-ID (Mandant) oder eine Domäne wie contoso.onmicrosoft.com ein.',
    atField: 'Geben Sie die Verzeichnis-ID (Mandant) oder eine Domäne ein.',
    toGoOn: 'Korrigieren Sie den Mandanten, um fortzufahren.',
  }),
  conditionalAccess: (facts) => ({
    title: 'Eine Richtlinie für bedingten Zugriff blockiert diese Anmeldung',
    action: `Bitten Sie Ihren Microsoft Entra-Administrator, ${factOr(facts, 'appName', 'der App')} die Anmeldung aus dem Netzwerk dieses Computers zu erlauben.`,
    toGoOn: 'Lassen Sie die Richtlinie ändern, und überprüfen Sie dann erneut, um fortzufahren.',
  }),
  resourceNotInTenant: () => ({
    title: 'Dieser Mandant kann Azure Resource Manager nicht erreichen',
    action: 'Wählen Sie den Mandanten aus, zu dem das Abonnement des Arbeitsbereichs gehört.',
    atField: 'Dieser Mandant hat keinen Azure-Abonnementdienst.',
    toGoOn: 'Wählen Sie einen anderen Mandanten aus, um fortzufahren.',
  }),
  signInThrottled: (facts) => ({
    title: 'Microsoft Entra ID bittet um eine Pause',
    action: `Aus diesem Mandanten kamen zu viele Anmeldungen. ${waitFor(facts)}, und wählen Sie dann „${azureAdTexts.verify}“.`,
    toGoOn: 'Warten Sie etwas, und überprüfen Sie dann erneut, um fortzufahren.',
  }),
  signInRefused: (facts) => ({
    title: 'Microsoft Entra ID hat die Anmeldung abgelehnt',
    action: `Geben Sie den Code unten an Ihren Microsoft Entra-Administrator weiter: Das Anmeldeprotokoll von ${factOr(facts, 'appName', 'dieser App')} enthält mehr dazu.`,
    toGoOn:
      'Lassen Sie klären, was der angezeigte Code bedeutet, und überprüfen Sie dann erneut, um fortzufahren.',
  }),
  signInUnknown: () => ({
    title: 'Die Anmeldung ist aus einem Grund fehlgeschlagen, den diese App nicht kennt',
    action: `Wählen Sie noch einmal „${azureAdTexts.verify}“. Wenn sie wieder fehlschlägt, kopieren Sie die Details für Ihren Administrator.`,
    toGoOn: 'Überprüfen Sie erneut, um fortzufahren.',
  }),
};
