import { clouds } from '../clouds.ts';
import { cloudNamesOfTools, type PrepareChoices, SECRET_NAME } from './choices.ts';
import { plainJson, plainUrl } from './plainText.ts';

/** IDs and addresses that both scripts use. What a person typed is in them, escaped. */

/** Microsoft Learn, "Azure built-in roles". */
const roles = {
  workspace: { id: '92aaf0da-9dab-42b6-94a3-d43ce8d16293', name: 'Log Analytics Contributor' },
  resourceGroup: { id: 'b24988ac-6180-42a0-ab88-20f7382dd24c', name: 'Contributor' },
} as const;

/** Microsoft Learn, "Microsoft Graph permissions reference": Application.Read.All, as application permission. */
export const READ_APPLICATIONS = '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30';
/** Microsoft Graph's app, the same in every tenant. */
export const GRAPH_APP = '00000003-0000-0000-c000-000000000000';

export const roleOf = (choices: PrepareChoices): (typeof roles)[keyof typeof roles] => roles[choices.role];

export interface PrepareRequests {
  readonly tool: string;
  readonly arm: string;
  readonly graph: string;
  /** Behind "/subscriptions/{id}". */
  readonly groupPath: string;
  readonly workspacePath: string;
  readonly rolePath: string;
  readonly findApp: string;
  readonly bodies: {
    readonly group: string;
    readonly workspace: string;
    readonly app: string;
  };
  /** The beginning and the end of the result; IDs and the secret stand between. */
  readonly result: { readonly head: string; readonly tail: string };
}

export function prepareRequests(choices: PrepareChoices): PrepareRequests {
  const cloud = clouds[choices.cloud];
  const tool = cloudNamesOfTools[choices.cloud];
  const groupPath = `/resourcegroups/${plainUrl(choices.resourceGroup)}`;
  const workspacePath = `${groupPath}/providers/Microsoft.OperationalInsights/workspaces/${plainUrl(choices.workspace)}`;
  const location = plainJson(choices.location);
  const name = choices.appName.replaceAll("'", "''");
  const access = choices.readsExpiry
    ? `,"requiredResourceAccess":[{"resourceAppId":"${GRAPH_APP}","resourceAccess":[{"id":"${READ_APPLICATIONS}","type":"Role"}]}]`
    : '';
  const group = plainJson(choices.resourceGroup);
  const workspace = plainJson(choices.workspace);
  return {
    tool,
    arm: cloud.arm,
    graph: cloud.graph,
    groupPath,
    workspacePath,
    rolePath: choices.role === 'workspace' ? workspacePath : groupPath,
    findApp:
      choices.app === 'new'
        ? `/v1.0/applications?%24filter=${plainUrl(`displayName eq '${name}'`)}`
        : `/v1.0/applications?%24filter=${plainUrl(`appId eq '${choices.clientId}'`)}`,
    bodies: {
      group: `{"location":${location}}`,
      workspace: `{"location":${location},"properties":{"sku":{"name":"PerGB2018"},"retentionInDays":30}}`,
      app: `{"displayName":${plainJson(choices.appName)},"signInAudience":"AzureADMyOrg"${access}}`,
    },
    result: {
      head: `{"omsConnect":1,"cloud":"${tool}"`,
      tail: `,"resourceGroup":${group},"workspace":${workspace}}`,
    },
  };
}

/** What the scripts create, under the versions whose documents the simulator is checked with. */
export const apiVersions = {
  group: 'api-version=2021-04-01',
  workspace: 'api-version=2023-09-01',
  role: 'api-version=2022-04-01',
  subscription: 'api-version=2022-12-01',
} as const;

export const secretName = plainJson(SECRET_NAME);
