import { appRegistrations, appSecrets, resourceGroups, roleCommand, type TextContext } from './links.ts';

export type HowToId = 'register' | 'secret' | 'role';

/** One step; `link` stands in place of "{link}" in the text. */
export interface HowToStep {
  readonly text: string;
  readonly link?: { readonly label: string; readonly url: string };
}

export interface HowTo {
  readonly title: string;
  readonly forWhom: string;
  readonly steps: readonly HowToStep[];
  readonly commands: string;
}

export const howToTexts = {
  close: 'Close',
  orRun: 'Or run these commands',
  copy: 'Copy',
  overview: 'How to prepare them',
} as const;

/** Steps, portal link and Azure CLI commands for each prerequisite. */
export function howTo(id: HowToId, context: TextContext): HowTo {
  switch (id) {
    case 'register':
      return {
        title: 'Register the app',
        forWhom: 'For someone who may register apps in Microsoft Entra ID (Azure Active Directory).',
        steps: [
          {
            text: 'Open {link} and choose New registration.',
            link: { label: 'App registrations', url: appRegistrations(context) },
          },
          { text: 'Type a name, for example ConfigMgr OMS Connector. Leave the other settings as they are.' },
          { text: 'Choose Register, then note the Application (client) ID and the Directory (tenant) ID.' },
        ],
        commands:
          'az ad app create --display-name "ConfigMgr OMS Connector"\naz ad sp create --id <client ID>\naz account show --query tenantId',
      };
    case 'secret':
      return {
        title: 'Create a client secret',
        forWhom: 'For an owner of the app, or someone who may manage apps in Microsoft Entra ID.',
        steps: [
          {
            text: 'Open the app in {link}, then Certificates & secrets.',
            link: { label: 'App registrations', url: appSecrets(context) },
          },
          { text: 'Choose New client secret, type a description and choose when it expires.' },
          {
            text: 'Copy the Value column at once: the portal shows it only now. The Secret ID beside it is not the secret.',
          },
        ],
        commands:
          'az ad app credential reset --id <client ID> --append --display-name "OMS Connect" --years 1',
      };
    case 'role':
      return {
        title: 'Let the app use the workspace',
        forWhom: 'For an Owner or User Access Administrator of the resource group that holds the workspace.',
        steps: [
          {
            text: 'Open the resource group in {link}, then Access control (IAM).',
            link: { label: 'Resource groups', url: resourceGroups(context) },
          },
          { text: 'Choose Add role assignment, then the role Log Analytics Contributor.' },
          {
            text: 'Under Members choose the app by its name, then Review + assign. It takes 5 to 10 minutes to work.',
          },
        ],
        commands: roleCommand(context),
      };
  }
}
