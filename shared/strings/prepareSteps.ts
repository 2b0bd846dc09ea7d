import { localised } from '../language/localised.ts';
import { needsLocation, type PrepareChoices, SECRET_NAME } from '../prepare/choices.ts';
import type { HowToStep } from './howTo.ts';
import {
  accessOf,
  appOverview,
  appPermissions,
  appRegistrations,
  appSecrets,
  createWorkspace,
  type TextContext,
  workspaces,
} from './links.ts';
import { secretLifeNames } from './prepareAzure.ts';

/** One thing to do in the portal, and who may do it. */
export interface PrepareStepGroup {
  readonly title: string;
  readonly forWhom: string;
  readonly steps: readonly HowToStep[];
}

/** Prepare Azure by hand, in the order in which it works. */
export const prepareSteps = localised(
  'prepareSteps',
  (choices: PrepareChoices, context: TextContext): readonly PrepareStepGroup[] => {
    return [
      workspaceSteps(choices, context),
      appSteps(choices, context),
      ...(choices.secretDays === 0 ? [] : [secretSteps(choices, context)]),
      roleSteps(choices, context),
      ...(choices.readsExpiry ? [permissionSteps(context)] : []),
      returnSteps(choices),
    ];
  },
);

// Microsoft Learn, "Create a Log Analytics workspace".
function workspaceSteps(choices: PrepareChoices, context: TextContext): PrepareStepGroup {
  const { resourceGroup, workspace, location, group, workspaceOrigin } = choices;
  const note = 'Note its subscription ID.';
  if (!needsLocation(choices)) {
    return {
      title: 'Find the workspace',
      forWhom: 'For anybody who may read it.',
      steps: [
        {
          text: `Open ${workspace} in {link}. Its Overview names the resource group ${resourceGroup} and the subscription.`,
          link: { label: 'Log Analytics workspaces', url: workspaces(context) },
        },
        { text: note },
      ],
    };
  }
  return {
    title: workspaceOrigin === 'new' ? 'Create the workspace' : 'Find the workspace',
    forWhom: 'For a Contributor of the subscription or, where the resource group is there, of that group.',
    steps: [
      {
        text: 'Open {link}.',
        link: { label: 'Create Log Analytics workspace', url: createWorkspace(context) },
      },
      {
        text:
          group === 'new'
            ? `Choose the subscription. At Resource group choose Create new, and type ${resourceGroup}.`
            : `Choose the subscription and the resource group ${resourceGroup}.`,
      },
      {
        text: `Type the name ${workspace}, choose the region ${location}, then Review + Create and Create. ${note}`,
      },
    ],
  };
}

// Microsoft Learn, "Quickstart: Register an application with the Microsoft identity platform".
function appSteps(choices: PrepareChoices, context: TextContext): PrepareStepGroup {
  const note = 'Note the Application (client) ID and the Directory (tenant) ID.';
  if (choices.app === 'existing') {
    const known = { ...context, clientId: choices.clientId };
    return {
      title: 'Find the app',
      forWhom: 'For anybody who may read app registrations.',
      steps: [
        { text: `Open the app in {link}. ${note}`, link: link('App registrations', appOverview(known)) },
      ],
    };
  }
  return {
    title: 'Register the app',
    forWhom: 'For an Application Developer, or anybody where users may register apps.',
    steps: [
      {
        text: 'Open {link} and choose New registration.',
        link: link('App registrations', appRegistrations(context)),
      },
      {
        text: `Type the name ${choices.appName}. Leave Single tenant and the empty redirect URI, and choose Register.`,
      },
      { text: note },
    ],
  };
}

// Microsoft Learn, "Add and manage application credentials in Microsoft Entra ID".
function secretSteps(choices: PrepareChoices, context: TextContext): PrepareStepGroup {
  return {
    title: 'Create a client secret',
    forWhom: 'For an owner of the app, or a Cloud Application Administrator.',
    steps: [
      {
        text: 'Open the app in {link}, then Certificates & secrets, and choose New client secret.',
        link: link('App registrations', appSecrets(ofApp(choices, context))),
      },
      {
        text: `Type the description ${SECRET_NAME}, choose ${secretLifeNames[choices.secretDays]} at Expires, then Add.`,
      },
      {
        text: 'Copy the Value column at once: the portal shows it only now. Note the day on which it expires.',
      },
    ],
  };
}

// Microsoft Learn, "Assign Azure roles using the Azure portal".
function roleSteps(choices: PrepareChoices, context: TextContext): PrepareStepGroup {
  const { resourceGroup, subscriptionId, workspace, role, app, appName } = choices;
  const isWorkspace = role === 'workspace';
  const url = accessOf(context, { subscriptionId, resourceGroup, ...(isWorkspace ? { workspace } : {}) });
  return {
    title: isWorkspace ? 'Let the app use the workspace' : 'Let the app use the resource group',
    forWhom: `For an Owner, User Access Administrator or Role Based Access Control Administrator of the ${isWorkspace ? 'workspace' : 'resource group'}.`,
    steps: [
      {
        text: `Open ${isWorkspace ? workspace : resourceGroup} in {link}, then Access control (IAM).`,
        link: link(isWorkspace ? 'Log Analytics workspaces' : 'Resource groups', url),
      },
      {
        text: `Choose Add role assignment, then the role ${isWorkspace ? 'Log Analytics Contributor' : 'Contributor, on the tab Privileged administrator roles'}.`,
      },
      {
        text: `Under Members choose the app${app === 'new' ? ` ${appName}` : ''} by its name, then Review + assign. It takes 5 to 10 minutes to work.`,
      },
    ],
  };
}

// Microsoft Learn, "Grant tenant-wide admin consent to an application".
function permissionSteps(context: TextContext): PrepareStepGroup {
  return {
    title: 'Let the app read when its secret expires',
    forWhom: 'For a Privileged Role Administrator.',
    steps: [
      {
        text: 'Open the app in {link}, then API permissions.',
        link: link('App registrations', appPermissions(context)),
      },
      {
        text: 'Choose Add a permission, Microsoft Graph, Application permissions, and Application.Read.All.',
      },
      { text: 'Choose Grant admin consent.' },
    ],
  };
}

function returnSteps(choices: PrepareChoices): PrepareStepGroup {
  const secret = choices.secretDays === 0 ? '' : ', the secret’s Value, the day on which it expires';
  return {
    title: 'Come back',
    forWhom: 'With these values:',
    steps: [
      {
        text: `On the Azure Active Directory page: Directory (tenant) ID, Application (client) ID${secret}.`,
      },
      {
        text: `On the OMS Connection Configuration page: subscription, ${choices.resourceGroup} and ${choices.workspace}. They are found by themselves where the app may list them.`,
      },
    ],
  };
}

const link = (label: string, url: string) => ({ label, url });

const ofApp = (choices: PrepareChoices, context: TextContext): TextContext =>
  choices.app === 'existing' ? { ...context, clientId: choices.clientId } : context;
