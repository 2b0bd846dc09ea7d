import { type CloudId, cloudIds } from '../clouds.ts';
import { cleanPaste, isGuid } from '../fields.ts';

/** What is to be prepared in Azure: the one description from which steps, scripts and the text for others are made. */
export interface PrepareChoices {
  readonly cloud: CloudId;
  /** Empty: the subscription that the Azure CLI or Az PowerShell is signed in to. */
  readonly subscriptionId: string;
  readonly app: Origin;
  /** Of a new app. */
  readonly appName: string;
  /** Of an app that is there. */
  readonly clientId: string;
  readonly group: Origin;
  readonly resourceGroup: string;
  readonly workspaceOrigin: Origin;
  readonly workspace: string;
  /** Where a new group or workspace is created. */
  readonly location: string;
  /** 0: no client secret is made. */
  readonly secretDays: SecretDays;
  readonly role: RoleChoice;
  /** The app may read in Microsoft Graph when its secret ends. */
  readonly readsExpiry: boolean;
}

export type Origin = 'new' | 'existing';

/** On the workspace alone, or on its resource group as the documentation of the OMS Connector asked for. */
export type RoleChoice = 'workspace' | 'resourceGroup';

/** 730 days are the most that the portal offers; Microsoft Learn advises less than 12 months. */
export const secretLives = [180, 365, 730, 0] as const;
export type SecretDays = (typeof secretLives)[number];

/** Description of the client secret, by which a second run knows it. */
export const SECRET_NAME = 'OMS Connect';

/** Name of the cloud for `az cloud set` and `Connect-AzAccount -Environment`. */
export const cloudNamesOfTools: Readonly<Record<CloudId, string>> = {
  public: 'AzureCloud',
  usGovernment: 'AzureUSGovernment',
  china: 'AzureChinaCloud',
};

export function cloudOfTool(name: string): CloudId | undefined {
  return cloudIds.find((id) => cloudNamesOfTools[id].toLowerCase() === name.toLowerCase());
}

/** Regions that are offered; any other may be typed. Microsoft Learn, "List of Azure regions" and its counterparts. */
export const commonLocations: Readonly<Record<CloudId, readonly string[]>> = {
  public: [
    'westeurope',
    'northeurope',
    'germanywestcentral',
    'switzerlandnorth',
    'francecentral',
    'uksouth',
    'swedencentral',
    'eastus',
    'eastus2',
    'centralus',
    'westus2',
    'canadacentral',
    'australiaeast',
    'southeastasia',
    'japaneast',
    'centralindia',
    'brazilsouth',
  ],
  usGovernment: ['usgovvirginia', 'usgovarizona', 'usgovtexas'],
  china: ['chinanorth3', 'chinaeast3', 'chinanorth2', 'chinaeast2'],
};

export function defaultChoices(cloud: CloudId = 'public'): PrepareChoices {
  return {
    cloud,
    subscriptionId: '',
    app: 'new',
    appName: 'ConfigMgr OMS Connector',
    clientId: '',
    group: 'new',
    resourceGroup: 'rg-oms-connect',
    workspaceOrigin: 'new',
    workspace: 'law-oms-connect',
    location: commonLocations[cloud][0] ?? '',
    secretDays: 365,
    role: 'workspace',
    readsExpiry: false,
  };
}

export type PrepareField =
  | 'subscriptionId'
  | 'appName'
  | 'clientId'
  | 'resourceGroup'
  | 'workspace'
  | 'location';
export type PrepareIssueId =
  | 'subscriptionMalformed'
  | 'appNameMissing'
  | 'appNameTooLong'
  | 'appNameCharacters'
  | 'clientIdMissing'
  | 'clientIdMalformed'
  | 'resourceGroupMissing'
  | 'resourceGroupMalformed'
  | 'workspaceMissing'
  | 'workspaceMalformed'
  | 'locationMissing'
  | 'locationMalformed';

/** As it stands in the boxes, without what a paste brought along; "West Europe" is the region westeurope. */
export function tidyChoices(choices: PrepareChoices): PrepareChoices {
  const tidy = (text: string) => cleanPaste(text).value;
  return {
    ...choices,
    subscriptionId: tidy(choices.subscriptionId).toLowerCase(),
    appName: tidy(choices.appName),
    clientId: tidy(choices.clientId).toLowerCase(),
    resourceGroup: tidy(choices.resourceGroup),
    workspace: tidy(choices.workspace),
    location: tidy(choices.location).toLowerCase().replaceAll(' ', ''),
    // In a group that is yet to be made there is no workspace.
    workspaceOrigin: choices.group === 'new' ? 'new' : choices.workspaceOrigin,
  };
}

/** Whether something is created that has to be somewhere. */
export function needsLocation(choices: PrepareChoices): boolean {
  return choices.group === 'new' || choices.workspaceOrigin === 'new';
}

/** Microsoft Learn, "Naming rules and restrictions for Azure resources" (Microsoft.Resources). */
export function isResourceGroupName(text: string): boolean {
  return /^[\p{L}\p{Nd}_().-]{1,90}$/u.test(text) && !text.endsWith('.');
}

/** Microsoft Learn, "Naming rules and restrictions for Azure resources" (Microsoft.OperationalInsights). */
export function isWorkspaceName(text: string): boolean {
  return /^[a-z\d][a-z\d-]{2,61}[a-z\d]$/i.test(text);
}

/** What stands wrongly in a field of tidy choices. A field that is not asked for has no issue. */
export function prepareIssue(choices: PrepareChoices, field: PrepareField): PrepareIssueId | undefined {
  switch (field) {
    case 'subscriptionId':
      return choices.subscriptionId === '' || isGuid(choices.subscriptionId)
        ? undefined
        : 'subscriptionMalformed';
    case 'appName':
      return choices.app === 'new' ? appNameIssue(choices.appName) : undefined;
    case 'clientId':
      if (choices.app === 'new' || isGuid(choices.clientId)) return undefined;
      return choices.clientId === '' ? 'clientIdMissing' : 'clientIdMalformed';
    case 'resourceGroup':
      if (isResourceGroupName(choices.resourceGroup)) return undefined;
      return choices.resourceGroup === '' ? 'resourceGroupMissing' : 'resourceGroupMalformed';
    case 'workspace':
      if (isWorkspaceName(choices.workspace)) return undefined;
      return choices.workspace === '' ? 'workspaceMissing' : 'workspaceMalformed';
    case 'location':
      if (!needsLocation(choices) || /^[a-z\d]{3,40}$/.test(choices.location)) return undefined;
      return choices.location === '' ? 'locationMissing' : 'locationMalformed';
  }
}

// Microsoft Learn, "application resource type": displayName has at most 256 characters; the portal takes 120.
function appNameIssue(name: string): PrepareIssueId | undefined {
  if (name === '') return 'appNameMissing';
  if (name.length > 120) return 'appNameTooLong';
  return /\p{Cc}|\p{Cs}|[\u2028\u2029]/u.test(name) ? 'appNameCharacters' : undefined;
}

export const prepareFields = [
  'appName',
  'clientId',
  'resourceGroup',
  'workspace',
  'location',
  'subscriptionId',
] as const satisfies readonly PrepareField[];

/** The first issue in the order of the form; none: the choices can be carried out. */
export function firstPrepareIssue(
  choices: PrepareChoices,
): { readonly field: PrepareField; readonly id: PrepareIssueId } | undefined {
  for (const field of prepareFields) {
    const id = prepareIssue(choices, field);
    if (id !== undefined) return { field, id };
  }
  return undefined;
}
