import type { Translation } from '../../language/translation.ts';
import { needsLocation, type PrepareChoices, SECRET_NAME } from '../../prepare/choices.ts';
import {
  accessOf,
  appOverview,
  appPermissions,
  appRegistrations,
  appSecrets,
  createWorkspace,
  type TextContext,
  workspaces,
} from '../links.ts';
import { pageNames } from '../pages.ts';
import { secretLifeNames } from '../prepareAzure.ts';
import type * as english from '../prepareSteps.ts';
import type { PrepareStepGroup } from '../prepareSteps.ts';

export const prepareSteps: Translation<typeof english.prepareSteps> = (choices, context) => [
  workspaceSteps(choices, context),
  appSteps(choices, context),
  ...(choices.secretDays === 0 ? [] : [secretSteps(choices, context)]),
  roleSteps(choices, context),
  ...(choices.readsExpiry ? [permissionSteps(context)] : []),
  returnSteps(choices),
];

// The portal's own German names, as Microsoft Learn has them.
const portal = {
  apps: 'App-Registrierungen',
  workspaces: 'Log Analytics-Arbeitsbereiche',
  groups: 'Ressourcengruppen',
} as const;

function workspaceSteps(choices: PrepareChoices, context: TextContext): PrepareStepGroup {
  const { resourceGroup, workspace, location, group, workspaceOrigin } = choices;
  const note = 'Notieren Sie die Abonnement-ID.';
  if (!needsLocation(choices)) {
    return {
      title: 'Arbeitsbereich suchen',
      forWhom: 'Für alle, die ihn lesen dürfen.',
      steps: [
        {
          text: `Öffnen Sie ${workspace} in {link}. Die Übersicht nennt die Ressourcengruppe ${resourceGroup} und das Abonnement.`,
          link: link(portal.workspaces, workspaces(context)),
        },
        { text: note },
      ],
    };
  }
  return {
    title: workspaceOrigin === 'new' ? 'Arbeitsbereich erstellen' : 'Arbeitsbereich suchen',
    forWhom:
      'Für eine Person mit der Rolle Contributor im Abonnement oder, wenn die Ressourcengruppe vorhanden ist, in dieser Gruppe.',
    steps: [
      {
        text: 'Öffnen Sie {link}.',
        link: link('Log Analytics-Arbeitsbereich erstellen', createWorkspace(context)),
      },
      {
        text:
          group === 'new'
            ? `Wählen Sie das Abonnement aus. Wählen Sie unter „Ressourcengruppe“ die Option „Neu erstellen“, und geben Sie ${resourceGroup} ein.`
            : `Wählen Sie das Abonnement und die Ressourcengruppe ${resourceGroup} aus.`,
      },
      {
        text: `Geben Sie den Namen ${workspace} ein, wählen Sie die Region ${location}, dann „Überprüfen + erstellen“ und „Erstellen“. ${note}`,
      },
    ],
  };
}

function appSteps(choices: PrepareChoices, context: TextContext): PrepareStepGroup {
  const note = 'Notieren Sie die Anwendungs-ID (Client) und die Verzeichnis-ID (Mandant).';
  if (choices.app === 'existing') {
    const known = { ...context, clientId: choices.clientId };
    return {
      title: 'App suchen',
      forWhom: 'Für alle, die App-Registrierungen lesen dürfen.',
      steps: [{ text: `Öffnen Sie die App in {link}. ${note}`, link: link(portal.apps, appOverview(known)) }],
    };
  }
  return {
    title: 'App registrieren',
    forWhom:
      'Für eine Person mit der Rolle Anwendungsentwickler, oder für alle, wenn Benutzer Apps registrieren dürfen.',
    steps: [
      {
        text: 'Öffnen Sie {link}, und wählen Sie „Neue Registrierung“.',
        link: link(portal.apps, appRegistrations(context)),
      },
      {
        text: `Geben Sie den Namen ${choices.appName} ein. Lassen Sie „Einzelner Mandant“ und den leeren Umleitungs-URI unverändert, und wählen Sie „Registrieren“.`,
      },
      { text: note },
    ],
  };
}

function secretSteps(choices: PrepareChoices, context: TextContext): PrepareStepGroup {
  return {
    title: 'Geheimen Clientschlüssel erstellen',
    forWhom: 'Für den Besitzer der App oder eine Person mit der Rolle Cloudanwendungsadministrator.',
    steps: [
      {
        text: 'Öffnen Sie die App in {link} und dann „Zertifikate & Geheimnisse“, und wählen Sie „Neuer geheimer Clientschlüssel“.',
        link: link(portal.apps, appSecrets(ofApp(choices, context))),
      },
      {
        text: `Geben Sie die Beschreibung ${SECRET_NAME} ein, wählen Sie unter „Gültig bis“ ${secretLifeNames[choices.secretDays]}, dann „Hinzufügen“.`,
      },
      {
        text: 'Kopieren Sie sofort die Spalte „Wert“: Das Portal zeigt sie nur jetzt. Notieren Sie den Tag, an dem der Clientschlüssel abläuft.',
      },
    ],
  };
}

function roleSteps(choices: PrepareChoices, context: TextContext): PrepareStepGroup {
  const { resourceGroup, subscriptionId, workspace, role, app, appName } = choices;
  const isWorkspace = role === 'workspace';
  const url = accessOf(context, { subscriptionId, resourceGroup, ...(isWorkspace ? { workspace } : {}) });
  return {
    title: isWorkspace
      ? 'Der App die Verwendung des Arbeitsbereichs erlauben'
      : 'Der App die Verwendung der Ressourcengruppe erlauben',
    forWhom: `Für eine Person mit der Rolle Owner, User Access Administrator oder Role Based Access Control Administrator ${
      isWorkspace ? 'im Arbeitsbereich' : 'in der Ressourcengruppe'
    }.`,
    steps: [
      {
        text: `Öffnen Sie ${isWorkspace ? workspace : resourceGroup} in {link} und dann „Zugriffssteuerung (IAM)“.`,
        link: link(isWorkspace ? portal.workspaces : portal.groups, url),
      },
      {
        text: isWorkspace
          ? 'Wählen Sie „Rollenzuweisung hinzufügen“ und dann die Rolle Log Analytics-Mitwirkender (Log Analytics Contributor).'
          : 'Wählen Sie „Rollenzuweisung hinzufügen“ und dann auf der Registerkarte „Privilegierte Administratorrollen“ die Rolle Mitwirkender (Contributor).',
      },
      {
        text: `Wählen Sie unter „Mitglieder“ die App${
          app === 'new' ? ` ${appName}` : ''
        } anhand ihres Namens aus, dann „Überprüfen + zuweisen“. Es dauert 5 bis 10 Minuten, bis die Zuweisung wirkt.`,
      },
    ],
  };
}

function permissionSteps(context: TextContext): PrepareStepGroup {
  return {
    title: 'Der App erlauben, den Ablauf ihres Clientschlüssels zu lesen',
    forWhom: 'Für eine Person mit der Rolle Administrator für privilegierte Rollen.',
    steps: [
      {
        text: 'Öffnen Sie die App in {link} und dann „API-Berechtigungen“.',
        link: link(portal.apps, appPermissions(context)),
      },
      {
        text: 'Wählen Sie „Berechtigung hinzufügen“, „Microsoft Graph“, „Anwendungsberechtigungen“ und Application.Read.All.',
      },
      { text: 'Wählen Sie „Administratorzustimmung erteilen“.' },
    ],
  };
}

function returnSteps(choices: PrepareChoices): PrepareStepGroup {
  const values =
    choices.secretDays === 0
      ? 'Verzeichnis-ID (Mandant), Anwendungs-ID (Client)'
      : 'Verzeichnis-ID (Mandant), Anwendungs-ID (Client), der Wert des geheimen Clientschlüssels, der Tag, an dem er abläuft';
  return {
    title: 'Zurückkehren',
    forWhom: 'Mit diesen Werten:',
    steps: [
      { text: `Auf der Seite „${pageNames.azureAd.name}“: ${values}.` },
      {
        text: `Auf der Seite „${pageNames.workspace.name}“: Abonnement, ${choices.resourceGroup} und ${choices.workspace}. Sie werden automatisch gefunden, wenn die App sie auflisten darf.`,
      },
    ],
  };
}

const link = (label: string, url: string) => ({ label, url });

const ofApp = (choices: PrepareChoices, context: TextContext): TextContext =>
  choices.app === 'existing' ? { ...context, clientId: choices.clientId } : context;
