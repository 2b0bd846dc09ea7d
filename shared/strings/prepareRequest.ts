import { localised } from '../language/localised.ts';
import { needsLocation, type PrepareChoices, SECRET_NAME } from '../prepare/choices.ts';
import { cloudNames } from './fields.ts';
import { appRegistrations, createWorkspace, type TextContext, workspaces } from './links.ts';
import { roleNames, secretLifeNames } from './prepareAzure.ts';

/** The text for the people who manage Azure: what to create, and which values to send back. Plain text for a mail. */
export const prepareRequest = localised(
  'prepareRequest',
  (choices: PrepareChoices, context: TextContext): string => {
    const { subscriptionId, resourceGroup, workspace, location } = choices;
    const isNewApp = choices.app === 'new';
    const steps = [
      `Resource group: ${resourceGroup} (${choices.group === 'new' ? `new, in ${location}` : 'is there'})${
        subscriptionId === '' ? '' : `, in subscription ${subscriptionId}`
      }`,
      choices.workspaceOrigin === 'new'
        ? `Log Analytics workspace: ${workspace} (new, in ${location}, pay-as-you-go)\n   ${createWorkspace(context)}`
        : `Log Analytics workspace: ${workspace} (is there)\n   ${workspaces(context)}`,
      isNewApp
        ? `App registration: “${choices.appName}”, single tenant, no redirect URI\n   ${appRegistrations(context)}`
        : `App registration: the one with the client ID ${choices.clientId}\n   ${appRegistrations(context)}`,
      ...(choices.secretDays === 0
        ? []
        : [
            `Client secret of that app: description “${SECRET_NAME}”, ${secretLifeNames[choices.secretDays]}`,
          ]),
      `Role for that app: ${roleNames[choices.role]}`,
      ...(choices.readsExpiry
        ? [
            'Microsoft Graph, application permission Application.Read.All for that app, with admin consent. It lets the app read when its secret expires',
          ]
        : []),
    ];
    const back = [
      'Directory (tenant) ID',
      'Application (client) ID',
      ...(choices.secretDays === 0
        ? []
        : [
            'The secret’s Value (not its Secret ID), by a way that is meant for secrets',
            'The day on which it expires',
          ]),
      'Subscription ID',
      `Names of the resource group and the workspace, if they became others than ${resourceGroup} and ${workspace}`,
    ];
    const rights = [
      needsLocation(choices) ? 'Contributor where the resource group or workspace is created' : undefined,
      isNewApp
        ? 'Application Developer (or users may register apps)'
        : 'owner of the app, or Cloud Application Administrator',
      `Owner or User Access Administrator of the ${choices.role === 'workspace' ? 'workspace' : 'resource group'}`,
      choices.readsExpiry ? 'Privileged Role Administrator, for the consent' : undefined,
    ].filter((right) => right !== undefined);
    return [
      'Hello,',
      '',
      'we want to keep device collections of Configuration Manager as computer groups in a Log Analytics workspace, with OMS Connect. It signs in to Azure as an app of its own. Please prepare:',
      '',
      `Azure environment: ${cloudNames[choices.cloud]}`,
      '',
      ...steps.map((step, position) => `${position + 1}. ${step}`),
      '',
      'Please send back:',
      '',
      ...back.map((value) => `- ${value}`),
      '',
      `It takes these rights: ${rights.join('; ')}.`,
      'OMS Connect can also write one script that does all of this, for the Azure CLI or Az PowerShell. Tell us if you would rather have that.',
      '',
      'Thank you',
      '',
    ].join('\n');
  },
);
