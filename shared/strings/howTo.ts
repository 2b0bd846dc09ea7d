import { localised } from '../language/localised.ts';
import { howToRenewal } from './howToRenewal.ts';
import {
  appPermissions,
  appRegistrations,
  appSecrets,
  resourceGroups,
  roleCommand,
  type TextContext,
} from './links.ts';

export type HowToId = 'register' | 'secret' | 'role' | 'expiry' | 'renewal';

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

export const howToTexts = localised('howToTexts', {
  close: 'Close',
  orRun: 'Or run these commands',
  copy: 'Copy',
  overview: 'How to prepare them',
  allAtOnce: 'Prepare Azure, on the General page of the wizard, writes one script that does all three.',
});

/** Steps, portal link and Azure CLI commands for each prerequisite. */
export const howTo = localised('howTo', (id: HowToId, context: TextContext): HowTo => {
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
    case 'renewal':
      return howToRenewal(context);
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
    case 'expiry':
      return {
        title: 'Let the app read when its secret ends',
        forWhom:
          'Most apps may not read their own registration, so Microsoft Entra ID does not tell the date. An administrator who may consent for the tenant can permit it; everything else works without.',
        steps: [
          {
            text: 'Open {link} of the app and choose Add a permission, Microsoft Graph, Application permissions.',
            link: { label: 'API permissions', url: appPermissions(context) },
          },
          {
            text: 'Choose Application.Read.All: the least that lets an app read the end of its own secrets.',
          },
          { text: 'Choose Grant admin consent. The date is read at the next Verify, and once a day.' },
        ],
        commands: readApplicationsCommands(context),
      };
  }
});

/**
 * Microsoft Graph and its application permission Application.Read.All, by the IDs that are the same in every tenant.
 * Source: Microsoft Learn "Microsoft Graph permissions reference".
 */
function readApplicationsCommands({ clientId }: TextContext): string {
  const id = clientId || '<client ID>';
  const graph = '00000003-0000-0000-c000-000000000000';
  const permission = '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30=Role';
  return [
    `az ad app permission add --id ${id} --api ${graph} --api-permissions ${permission}`,
    `az ad app permission admin-consent --id ${id}`,
  ].join('\n');
}
