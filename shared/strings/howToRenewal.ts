import { clouds } from '../clouds.ts';
import { localised } from '../language/localised.ts';
import type { HowTo } from './howTo.ts';
import { appPermissions, type TextContext } from './links.ts';

/** How an app is permitted to make its own next client secret. The portal cannot make an app its own owner. */
export const howToRenewal = localised('howToRenewal', (context: TextContext): HowTo => {
  const { graph } = clouds[context.cloud ?? 'public'];
  return {
    title: 'Permit the app to renew its own secret',
    forWhom:
      'For a Privileged Role Administrator or Global Administrator in Microsoft Entra ID. Both parts are needed: the permission, and that the app owns itself.',
    steps: [
      {
        text: 'In {link}, add the application permission Microsoft Graph > Application.ReadWrite.OwnedBy and grant admin consent. It is good only for apps that this app owns.',
        link: { label: 'API permissions', url: appPermissions(context) },
      },
      {
        text: 'Make the app’s own service principal an owner of the app. The portal does not offer it; the last of the commands below does it.',
      },
      { text: 'Then come back and choose Check again. It may take some minutes to work.' },
    ],
    commands: commands(context.clientId || '<client ID>', graph),
  };
});

/** For bash, as in Azure Cloud Shell. The permission is looked up by its name, as its ID is Microsoft's to choose. */
function commands(clientId: string, graph: string): string {
  const body = '{\\"principalId\\":\\"$sp\\",\\"resourceId\\":\\"$graph\\",\\"appRoleId\\":\\"$role\\"}';
  return [
    `app="${clientId}"`,
    'sp=$(az ad sp show --id "$app" --query id --output tsv)',
    'graphApp="00000003-0000-0000-c000-000000000000"',
    'graph=$(az ad sp show --id "$graphApp" --query id --output tsv)',
    `role=$(az ad sp show --id "$graphApp" --query "appRoles[?value=='Application.ReadWrite.OwnedBy'].id" --output tsv)`,
    `az rest --method POST --url "${graph}/v1.0/servicePrincipals/$sp/appRoleAssignments" --body "${body}"`,
    'az ad app owner add --id "$app" --owner-object-id "$sp"',
  ].join('\n');
}
