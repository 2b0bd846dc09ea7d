import type { CloudId } from '../clouds.ts';
import { bashWord } from '../shellWords.ts';
import { agentScriptTexts } from '../strings/agentScripts.ts';
import { apiVersions, bashScript, say } from './bashScript.ts';
import { type AgentTarget, associationName, ruleId } from './target.ts';

/**
 * Windows 10 and 11: the Azure Monitor Agent's client installer, without Azure Arc. The rule is associated once with
 * the tenant's "monitored object", and then holds for every device of the tenant that has this agent. Source: Microsoft
 * Learn "Install the Azure Monitor Agent on Windows client devices by using the client installer".
 */

/** Address of the installer, from that page. */
export const CLIENT_INSTALLER = 'https://go.microsoft.com/fwlink/?linkid=2192409';

const environments: Readonly<Record<CloudId, string | undefined>> = {
  public: undefined,
  usGovernment: 'Azure US Gov',
  china: 'Azure China',
};

/** Silent installation, as an application of Configuration Manager runs it. */
export function clientInstallCommand({ cloud }: Pick<AgentTarget, 'cloud'>): string {
  const environment = environments[cloud];
  const option = environment === undefined ? '' : ` CLOUDENV="${environment}"`;
  return `msiexec /i AzureMonitorAgentClientSetup.msi /qn${option}`;
}

/** Associates the rule with all Windows clients of the tenant; a monitored object that exists is left as it is. */
export function clientsScript(target: AgentTarget): string {
  const monitored = `/providers/Microsoft.Insights/monitoredObjects/${target.tenantId}`;
  const version = `api-version=${apiVersions.monitoredObjects}`;
  const place = JSON.stringify({ properties: { location: target.location } });
  const association = JSON.stringify({ properties: { dataCollectionRuleId: ruleId(target) } });
  return bashScript(agentScriptTexts.givesClients(target.workspaceName), target, [
    `monitored=${bashWord(monitored)}`,
    `if ! exists "$monitored?${version}"; then`,
    `  az rest --method put --url "$monitored?${version}" --output none \\`,
    `    --headers 'Content-Type=application/json' --body ${bashWord(place)}`,
    'fi',
    `az rest --method put --output none --headers 'Content-Type=application/json' \\`,
    `  --url "$monitored/providers/Microsoft.Insights/dataCollectionRuleAssociations/${associationName(target)}?${version}" \\`,
    `  --body ${bashWord(association)}`,
    say(agentScriptTexts.clientsDone),
  ]);
}
