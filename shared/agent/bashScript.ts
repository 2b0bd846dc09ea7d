import { bashWord } from '../shellWords.ts';
import { agentScriptTexts } from '../strings/agentScripts.ts';
import { type AgentTarget, cloudNames } from './target.ts';

/** API versions: specification "Microsoft.Insights/stable/2023-03-11"; template reference "Microsoft.HybridCompute 2024-07-10". */
export const apiVersions = {
  insights: '2023-03-11',
  arc: '2024-07-10',
  monitoredObjects: '2021-09-01-preview',
};

/** Whether a resource exists. Any other refusal is the end: what is there must not be written over on a guess. */
const lookFunction = [
  'exists() {',
  '  if az rest --method get --url "$1" --output none 2>"$errors"; then return 0; fi',
  `  if grep -q -e ResourceNotFound -e 'Not Found(' "$errors"; then return 1; fi`,
  '  cat "$errors" >&2',
  '  exit 1',
  '}',
];

/**
 * Frame of every script for the Azure CLI: it stops at the first thing that fails, and says which cloud it is for.
 * `az rest` puts the address of the CLI's own cloud before an ID, so a wrong cloud would otherwise be told as "not found".
 */
export function bashScript(what: string, target: AgentTarget, lines: readonly string[]): string {
  const cloud = bashWord(cloudNames[target.cloud]);
  return [
    '#!/usr/bin/env bash',
    `# ${what}`,
    `# ${agentScriptTexts.where}`,
    'set -euo pipefail',
    'export AZURE_CORE_ONLY_SHOW_ERRORS=true',
    // Keeps Git Bash for Windows from taking addresses for paths.
    'export MSYS_NO_PATHCONV=1',
    'errors=$(mktemp)',
    `trap 'rm -f "$errors"' EXIT`,
    ...lookFunction,
    // The Azure CLI of Windows ends its lines with a carriage return too.
    `if [ "$(az cloud show --query name --output tsv | tr -d '\\r')" != ${cloud} ]; then`,
    `  printf '%s\\n' ${bashWord(agentScriptTexts.otherCloud(cloudNames[target.cloud]))} >&2`,
    '  exit 1',
    'fi',
    `az account set --subscription ${bashWord(target.subscriptionId)}`,
    ...lines,
    '',
  ].join('\n');
}

/** A line that says something to whoever runs the script. */
export function say(text: string): string {
  return `printf '%s\\n' ${bashWord(text)}`;
}
