import { bashWord } from '../shellWords.ts';
import { agentScriptTexts } from '../strings/agentScripts.ts';
import { apiVersions, bashScript, say } from './bashScript.ts';
import { type AgentTarget, ruleId, ruleName } from './target.ts';

/** Once a minute: what the portal proposes for performance counters. */
const SAMPLING_IN_SECONDS = 60;

const performance = {
  name: 'performance',
  streams: ['Microsoft-Perf'],
  samplingFrequencyInSeconds: SAMPLING_IN_SECONDS,
  counterSpecifiers: [
    '\\Processor Information(_Total)\\% Processor Time',
    '\\Memory\\Available Bytes',
    '\\LogicalDisk(*)\\% Free Space',
  ],
};

/** Critical events and errors (levels 1 and 2), in the notation of Windows' event log. */
const events = {
  name: 'events',
  streams: ['Microsoft-Event'],
  xPathQueries: ['Application!*[System[(Level=1 or Level=2)]]', 'System!*[System[(Level=1 or Level=2)]]'],
};

/**
 * Body of the data collection rule: shape of DataCollectionRuleResource, specification "Microsoft.Insights/stable/
 * 2023-03-11/dataCollectionRules_API.json".
 */
export function collectionRule({ location, workspaceId, collects }: AgentTarget): object {
  const hasPerformance = collects.includes('performance');
  const hasEvents = collects.includes('events');
  const streams = [...(hasPerformance ? performance.streams : []), ...(hasEvents ? events.streams : [])];
  return {
    location,
    kind: 'Windows',
    properties: {
      description: agentScriptTexts.ruleDescription,
      dataSources: {
        ...(hasPerformance ? { performanceCounters: [performance] } : {}),
        ...(hasEvents ? { windowsEventLogs: [events] } : {}),
      },
      destinations: { logAnalytics: [{ workspaceResourceId: workspaceId, name: 'workspace' }] },
      dataFlows: [{ streams, destinations: ['workspace'] }],
    },
  };
}

/** Makes the rule. One that exists is left as it is: somebody may have added to it. */
export function collectionRuleScript(target: AgentTarget): string {
  const body = JSON.stringify(collectionRule(target));
  return bashScript(agentScriptTexts.makesRule(target.workspaceName), target, [
    `rule=${bashWord(ruleId(target))}`,
    `if exists "$rule?api-version=${apiVersions.insights}"; then`,
    `  ${say(agentScriptTexts.ruleExists(ruleName(target)))}`,
    'else',
    `  az rest --method put --url "$rule?api-version=${apiVersions.insights}" --output none \\`,
    "    --headers 'Content-Type=application/json' \\",
    `    --body ${bashWord(body)}`,
    `  ${say(agentScriptTexts.ruleMade(ruleName(target)))}`,
    'fi',
  ]);
}
