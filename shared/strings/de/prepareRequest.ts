import type { Translation } from '../../language/translation.ts';
import { needsLocation, SECRET_NAME } from '../../prepare/choices.ts';
import { cloudNames } from '../fields.ts';
import { appRegistrations, createWorkspace, workspaces } from '../links.ts';
import { roleNames, secretLifeNames } from '../prepareAzure.ts';
import type * as english from '../prepareRequest.ts';

export const prepareRequest: Translation<typeof english.prepareRequest> = (choices, context) => {
  const { subscriptionId, resourceGroup, workspace, location } = choices;
  const isNewApp = choices.app === 'new';
  const steps = [
    `Ressourcengruppe: ${resourceGroup} (${choices.group === 'new' ? `neu, in ${location}` : 'vorhanden'})${
      subscriptionId === '' ? '' : `, im Abonnement ${subscriptionId}`
    }`,
    choices.workspaceOrigin === 'new'
      ? `Log Analytics-Arbeitsbereich: ${workspace} (neu, in ${location}, nutzungsbasierte Bezahlung)\n   ${createWorkspace(context)}`
      : `Log Analytics-Arbeitsbereich: ${workspace} (vorhanden)\n   ${workspaces(context)}`,
    isNewApp
      ? `App-Registrierung: „${choices.appName}“, einzelner Mandant, kein Umleitungs-URI\n   ${appRegistrations(context)}`
      : `App-Registrierung: die mit der Client-ID ${choices.clientId}\n   ${appRegistrations(context)}`,
    ...(choices.secretDays === 0
      ? []
      : [
          `Geheimer Clientschlüssel dieser App: Beschreibung „${SECRET_NAME}“, ${secretLifeNames[choices.secretDays]}`,
        ]),
    `Rolle für diese App: ${roleNames[choices.role]}`,
    ...(choices.readsExpiry
      ? [
          'Microsoft Graph, Anwendungsberechtigung Application.Read.All für diese App, mit Administratorzustimmung. Damit kann die App lesen, wann ihr geheimer Clientschlüssel abläuft',
        ]
      : []),
  ];
  const back = [
    'Verzeichnis-ID (Mandant)',
    'Anwendungs-ID (Client)',
    ...(choices.secretDays === 0
      ? []
      : [
          'den Wert des geheimen Clientschlüssels (nicht die Geheimnis-ID), auf einem für Geheimnisse vorgesehenen Weg',
          'den Tag, an dem er abläuft',
        ]),
    'Abonnement-ID',
    `die Namen der Ressourcengruppe und des Arbeitsbereichs, falls sie anders lauten als ${resourceGroup} und ${workspace}`,
  ];
  const rights = [
    needsLocation(choices)
      ? 'Contributor dort, wo die Ressourcengruppe oder der Arbeitsbereich erstellt wird'
      : undefined,
    isNewApp
      ? 'Anwendungsentwickler (oder Benutzer dürfen Apps registrieren)'
      : 'Besitzer der App oder Cloudanwendungsadministrator',
    `Owner oder User Access Administrator ${
      choices.role === 'workspace' ? 'im Arbeitsbereich' : 'in der Ressourcengruppe'
    }`,
    choices.readsExpiry ? 'Administrator für privilegierte Rollen, für die Zustimmung' : undefined,
  ].filter((right) => right !== undefined);
  return [
    'Guten Tag,',
    '',
    'wir möchten Gerätesammlungen von Configuration Manager mit OMS Connect als Computergruppen in einem Log Analytics-Arbeitsbereich bereitstellen. OMS Connect meldet sich als eigene App bei Azure an. Bitte bereiten Sie Folgendes vor:',
    '',
    `Azure-Umgebung: ${cloudNames[choices.cloud]}`,
    '',
    ...steps.map((step, position) => `${position + 1}. ${step}`),
    '',
    'Bitte senden Sie uns zurück:',
    '',
    ...back.map((value) => `- ${value}`),
    '',
    `Dafür sind diese Rechte erforderlich: ${rights.join('; ')}.`,
    'OMS Connect kann auch ein Skript schreiben, das all dies erledigt, für die Azure CLI oder für Az PowerShell. Teilen Sie uns mit, wenn Sie das bevorzugen.',
    '',
    'Vielen Dank',
    '',
  ].join('\n');
};
