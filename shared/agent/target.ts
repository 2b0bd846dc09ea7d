import type { CloudId } from '../clouds.ts';

export const collectedData = ['performance', 'events'] as const;
/** What the data collection rule asks the agent for, beside Heartbeat, which it sends in any case. */
export type CollectedData = (typeof collectedData)[number];

/** Where the data of computers goes to, for the generated commands. */
export interface AgentTarget {
  readonly cloud: CloudId;
  readonly tenantId: string;
  /** Of the workspace; servers and the rule are kept in it too. */
  readonly subscriptionId: string;
  /** Resource group that shows the servers and holds the rule. */
  readonly resourceGroup: string;
  /** Azure region of the workspace: a data collection rule has to be in the same one. */
  readonly location: string;
  readonly workspaceName: string;
  /** ARM resource ID. */
  readonly workspaceId: string;
  /** GUID of the workspace. */
  readonly customerId: string;
  readonly collects: readonly CollectedData[];
}

/** How the Azure CLI and azcmagent name the clouds (Microsoft Learn "azcmagent connect", `--cloud`). */
export const cloudNames: Readonly<Record<CloudId, string>> = {
  public: 'AzureCloud',
  usGovernment: 'AzureUSGovernment',
  china: 'AzureChinaCloud',
};

/** A name that says what it is for; a data collection rule takes 64 characters. */
export function ruleName({ workspaceName }: Pick<AgentTarget, 'workspaceName'>): string {
  return `dcr-${workspaceName}`.slice(0, 64).replace(/-+$/, '');
}

export function ruleId(target: AgentTarget): string {
  const group = `/subscriptions/${target.subscriptionId}/resourceGroups/${target.resourceGroup}`;
  return `${group}/providers/Microsoft.Insights/dataCollectionRules/${ruleName(target)}`;
}

/**
 * Name of the associations that the commands make: one for each workspace, as a second one must not take the computers
 * away from the first.
 */
export function associationName({ customerId }: AgentTarget): string {
  return `oms-connect-${customerId.slice(0, 8).toLowerCase()}`;
}
