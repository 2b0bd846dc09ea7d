import { agentScriptTexts } from '../strings/agentScripts.ts';
import { bashText } from './shellText.ts';
import { type AgentTarget, cloudNames } from './target.ts';

/** API versions: specification "Microsoft.Insights/stable/2023-03-11"; template reference "Microsoft.HybridCompute 2024-07-10". */
export const apiVersions = {
  insights: '2023-03-11',
  arc: '2024-07-10',
  monitoredObjects: '2021-09-01-preview',
};

/**
 * Frame of every script for the Azure CLI: it stops at the first thing that fails, and says which cloud it is for.
 * `az rest` puts the address of the CLI's own cloud before an ID, so a wrong cloud would otherwise be told as "not found".
 */
export function bashScript(what: string, target: AgentTarget, lines: readonly string[]): string {
  const cloud = bashText(cloudNames[target.cloud]);
  return [
    '#!/usr/bin/env bash',
    `# ${what}`,
    `# ${agentScriptTexts.where}`,
    'set -euo pipefail',
    'export AZURE_CORE_ONLY_SHOW_ERRORS=true',
    `if [ "$(az cloud show --query name --output tsv)" != ${cloud} ]; then`,
    `  printf '%s\\n' ${bashText(agentScriptTexts.otherCloud(cloudNames[target.cloud]))} >&2`,
    '  exit 1',
    'fi',
    `az account set --subscription ${bashText(target.subscriptionId)}`,
    ...lines,
    '',
  ].join('\n');
}

/** A line that says something to whoever runs the script. */
export function say(text: string): string {
  return `printf '%s\\n' ${bashText(text)}`;
}
