import type { Translation } from '../../language/translation.ts';
import { azureAdTexts } from '../azureAd.ts';
import type * as english from '../errorsAzure.ts';
import { factOr, waitFor } from '../errorText.ts';
import {
  learn,
  resourceGroupAccess,
  resourceGroupLocks,
  resourceGroups,
  subscriptionOverview,
  workspaceOverview,
} from '../links.ts';
import { pageNames } from '../pages.ts';

const OPEN_ACCESS = 'Zugriffssteuerung (IAM) öffnen';
const ROLE = 'Log Analytics-Mitwirkender (Log Analytics Contributor)';

export const azureTexts: Translation<typeof english.azureTexts> = {
  noSubscription: (_facts, context) => ({
    title: 'Die Listen sind leer, weil die App in Azure noch keine Rolle hat',
    action: 'Die Anmeldung war erfolgreich. Azure hat mit einer leeren Liste von Abonnements geantwortet.',
    link: { label: 'Ressourcengruppen öffnen', url: resourceGroups(context) },
    toGoOn: 'Wählen Sie einen Arbeitsbereich aus, oder geben Sie seine IDs ein, um fortzufahren.',
  }),
  noWorkspace: (_facts, context) => ({
    title: 'Die App sieht ein Abonnement, aber keinen Arbeitsbereich darin',
    action:
      'Ihre Rolle muss die Ressourcengruppe des Arbeitsbereichs umfassen, oder der Arbeitsbereich muss noch erstellt werden.',
    link: { label: 'Ressourcengruppen öffnen', url: resourceGroups(context) },
    toGoOn: 'Wählen Sie einen Arbeitsbereich aus, oder geben Sie seine IDs ein, um fortzufahren.',
  }),
  notAuthorized: (facts, context) => ({
    title: `Azure erlaubt der App diesen Vorgang nicht in ${factOr(facts, 'scope', 'diesem Bereich')}`,
    action: `Weisen Sie ${factOr(facts, 'appName', 'der App')} die Rolle ${ROLE} für die Ressourcengruppe zu. Eine neue Rolle wird nach 5 bis 10 Minuten wirksam. Aktion: ${factOr(facts, 'action', 'von Azure nicht genannt')}.`,
    link: { label: OPEN_ACCESS, url: resourceGroupAccess(context) },
    toGoOn: 'Lassen Sie die Rolle zuweisen, und suchen Sie dann erneut, um fortzufahren.',
  }),
  roleMissing: (facts, context) => ({
    title: `Die App hat keine Rolle für den Arbeitsbereich ${factOr(facts, 'workspace', 'dieser Verbindung')}`,
    action: `Die Anmeldung war erfolgreich, der geheime Clientschlüssel ist also gültig. Weisen Sie ${factOr(facts, 'appName', 'der App')} die Rolle ${ROLE} für ${factOr(facts, 'resourceGroup', 'die Ressourcengruppe')} zu; sie wird nach 5 bis 10 Minuten wirksam. Wenn der Arbeitsbereich verschoben wurde, ist die Rolle an seinem neuen Ort erforderlich.`,
    link: { label: OPEN_ACCESS, url: resourceGroupAccess(context) },
    toGoOn: 'Lassen Sie die Rolle zuweisen, und überprüfen Sie dann erneut, um fortzufahren.',
  }),
  subscriptionDisabled: (facts, context) => ({
    title: `Das Abonnement ${factOr(facts, 'subscription', 'des Arbeitsbereichs')} ist deaktiviert`,
    action:
      'Azure lässt darin keine Änderungen zu. Der Besitzer sieht den Grund auf der Seite „Übersicht“ des Abonnements und kann es dort aktivieren.',
    link: { label: 'Abonnement öffnen', url: subscriptionOverview(context) },
    toGoOn: 'Lassen Sie das Abonnement aktivieren, und überprüfen Sie dann erneut, um fortzufahren.',
  }),
  missingPermission: (facts, context) => ({
    title: 'Die App darf in diesem Arbeitsbereich keine gespeicherten Suchen schreiben',
    action: `Weisen Sie ${factOr(facts, 'appName', 'der App')} die Rolle ${ROLE} für ${factOr(facts, 'resourceGroup', 'die Ressourcengruppe')} zu, warten Sie 5 bis 10 Minuten, und prüfen Sie dann erneut. Es fehlt: ${factOr(facts, 'action', 'das Recht, gespeicherte Suchen zu schreiben')}.`,
    link: { label: OPEN_ACCESS, url: resourceGroupAccess(context) },
    toGoOn: 'Lassen Sie die Rolle zuweisen, und prüfen Sie dann erneut, um fortzufahren.',
  }),
  tokenExpired: () => ({
    title: 'Die Anmeldung bei Azure ist abgelaufen',
    action: `Wählen Sie auf der Seite „${pageNames.azureAd.name}“ die Schaltfläche „${azureAdTexts.verify}“, und fahren Sie dann hier fort.`,
    toGoOn: 'Überprüfen Sie die Anmeldung erneut, um fortzufahren.',
  }),
  tokenOfAnotherTenant: (facts) => ({
    title: 'Das Abonnement gehört zu einem anderen Mandanten',
    action: `Die App meldet sich bei ${factOr(facts, 'tenant', 'dem eingegebenen Mandanten')} an. Verwenden Sie eine App des Mandanten, zu dem das Abonnement gehört.`,
    atField: 'Das Abonnement gehört nicht zu diesem Mandanten.',
    toGoOn: 'Verwenden Sie den Mandanten, zu dem das Abonnement gehört, um fortzufahren.',
  }),
  subscriptionNotFound: (facts) => ({
    title: `Azure findet kein Abonnement ${factOr(facts, 'subscription', 'mit dieser ID')}`,
    action:
      'Vergleichen Sie die ID mit der Seite „Übersicht“ des Abonnements und die Azure-Umgebung mit Ihrem Portal.',
    atField: 'Nicht gefunden. Vergleichen Sie die Abonnement-ID.',
    toGoOn: 'Korrigieren Sie das Abonnement, um fortzufahren.',
  }),
  resourceGroupNotFound: (facts) => ({
    title: `Azure findet keine Ressourcengruppe ${factOr(facts, 'resourceGroup', 'mit diesem Namen')}`,
    action:
      'Vergleichen Sie den Namen mit dem Portal: Die Seite „Übersicht“ des Arbeitsbereichs zeigt ihn unter „Zusammenfassung“.',
    atField: 'In diesem Abonnement nicht gefunden.',
    toGoOn: 'Korrigieren Sie die Ressourcengruppe, um fortzufahren.',
  }),
  workspaceNotFound: (facts) => ({
    title: `${factOr(facts, 'resourceGroup', 'Die Ressourcengruppe')} enthält keinen Arbeitsbereich ${factOr(facts, 'workspace', 'mit diesem Namen')}`,
    action:
      'Geben Sie den Namen des Arbeitsbereichs ein, nicht seine ID. Wenn er gelöscht oder verschoben wurde, wählen Sie einen anderen aus.',
    atField: 'In dieser Ressourcengruppe nicht gefunden.',
    toGoOn: 'Korrigieren Sie den Arbeitsbereich, um fortzufahren.',
  }),
  azureThrottled: (facts) => ({
    title: 'Azure bittet um eine Pause',
    action: `In kurzer Zeit sind zu viele Anforderungen eingegangen. ${waitFor(facts)}, und versuchen Sie es dann erneut. Was geschrieben ist, bleibt erhalten.`,
  }),
  scopeLocked: (facts, context) => ({
    title: `Eine Sperre für ${factOr(facts, 'locked', 'diesen Arbeitsbereich')} verhindert Änderungen`,
    action:
      facts.act === 'delete'
        ? 'Bitten Sie den Besitzer des Arbeitsbereichs, die Sperre zu entfernen, und versuchen Sie es dann erneut.'
        : 'Bitten Sie den Besitzer des Arbeitsbereichs, die Sperre zu entfernen oder auf „Löschen“ zu beschränken, und versuchen Sie es dann erneut.',
    link: { label: 'Sperren öffnen', url: resourceGroupLocks(context) },
  }),
  disallowedByPolicy: (facts) => ({
    title: `Die Azure-Richtlinie ${factOr(facts, 'policy', 'Ihrer Organisation')} lässt keine gespeicherten Suchen zu`,
    action:
      'Bitten Sie Ihren Azure-Administrator, den Arbeitsbereich von dieser Richtlinie auszunehmen, und versuchen Sie es dann erneut.',
  }),
  savedSearchConflict: (facts) => ({
    title: `${factOr(facts, 'name', 'Eine Computergruppe')} wurde im selben Augenblick von anderer Seite geändert`,
    action:
      'Nichts wurde überschrieben. Die nächste Synchronisierung liest den Arbeitsbereich erneut und fährt fort.',
  }),
  savedSearchListTooLarge: (_facts, context) => ({
    title: 'Der Arbeitsbereich enthält mehr gespeicherte Suchen, als Azure auflisten kann',
    action:
      'Azure kürzt die Liste bei 8 MB. Löschen Sie gespeicherte Suchen, die nicht mehr verwendet werden, und prüfen Sie dann erneut.',
    link: { label: 'Arbeitsbereich öffnen', url: workspaceOverview(context) },
    toGoOn: 'Schaffen Sie Platz im Arbeitsbereich, und prüfen Sie dann erneut, um fortzufahren.',
  }),
  azureUnavailable: (facts) => ({
    title: `${factOr(facts, 'host', 'Azure')} ist zurzeit nicht verfügbar`,
    action:
      'Der Dienst hat geantwortet, dass er zurzeit nicht arbeiten kann. Versuchen Sie es in einigen Minuten erneut; der Azure-Status zeigt größere Ausfälle.',
    link: { label: 'Azure-Status öffnen', url: 'https://azure.status.microsoft/' },
  }),
  azureRefused: (facts) => ({
    title: 'Azure hat die Anforderung abgelehnt',
    action: `Der Code unten nennt den Grund. Kopieren Sie die Details für Ihren Azure-Administrator. Status: ${factOr(facts, 'status', 'nicht angegeben')}.`,
  }),
  queryRefused: () => ({
    title: 'Der Arbeitsbereich kann diese Abfrage nicht auswerten',
    action:
      'Eine Funktion darin ist dort noch nicht bekannt, oder sie wurde in Azure geändert. Synchronisieren Sie noch einmal, und sehen Sie dann erneut nach.',
  }),
  aliasTaken: (facts) => ({
    title: `Der Funktionsname ${factOr(facts, 'alias', 'einer Gruppe')} wird im Arbeitsbereich bereits verwendet`,
    action: `Benennen Sie die gespeicherte Suche ${factOr(facts, 'otherId', 'mit diesem Namen')} um, oder löschen Sie sie, und synchronisieren Sie dann erneut. Sie wurde nicht verändert.`,
  }),
  otherWriter: (facts) => ({
    title: 'Ein anderer Computer pflegt diese Computergruppen',
    action: `Zuletzt wurden sie von ${factOr(facts, 'otherId', 'einer anderen Installation')} geschrieben. Überlassen Sie sie ihr, oder entfernen Sie zuerst die Verbindung dort.`,
  }),
  groupNotProven: (facts) => ({
    title: `${factOr(facts, 'name', 'Eine Computergruppe')} antwortet nicht mit dem, was gesendet wurde`,
    action: facts.expected
      ? `Erwartete Namen: ${facts.expected}, gefundene: ${factOr(facts, 'found', 'andere')}. Die nächste Synchronisierung schreibt die Gruppe erneut.`
      : 'Die Gruppe wurde geschrieben, aber der Arbeitsbereich listet sie nicht so auf, wie sie gesendet wurde. Die nächste Synchronisierung schreibt sie erneut.',
  }),
  overBudget: (_facts, context) => ({
    title: 'Die Computergruppen benötigen mehr Platz, als im Arbeitsbereich übrig ist',
    action:
      'Entfernen Sie große Sammlungen aus der Liste, oder löschen Sie gespeicherte Suchen, die nicht mehr verwendet werden.',
    link: {
      label: 'Informationen zu den Grenzwerten',
      url: context.workspace ? workspaceOverview(context) : learn.saveSearchLimits,
    },
    atField: 'Zu groß für den Platz, der im Arbeitsbereich übrig ist.',
    toGoOn: 'Entfernen Sie Sammlungen, bis der Platz ausreicht, um fortzufahren.',
  }),
};
