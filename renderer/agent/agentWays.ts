import {
  agentScript,
  connectCommand,
  onboardingPrincipalCommand,
  registerProvidersCommand,
  serverScript,
  serversScript,
} from '../../shared/agent/arcServers.ts';
import { collectionRuleScript } from '../../shared/agent/collectionRule.ts';
import type { AgentTarget } from '../../shared/agent/target.ts';
import { CLIENT_INSTALLER, clientInstallCommand, clientsScript } from '../../shared/agent/windowsClients.ts';
import { agentSteps as texts } from '../../shared/strings/agent.ts';
import { collectionRules, type TextLink } from '../../shared/strings/links.ts';

export const computerKinds = ['servers', 'clients'] as const;
export type ComputerKind = (typeof computerKinds)[number];

export const agentWays = ['onOne', 'byCommand', 'atScale'] as const;
/** The three ways of the former connector's documentation: setup, command line, many at once. */
export type AgentWay = (typeof agentWays)[number];

export interface AgentStep {
  /** `{link}` stands for the link. */
  readonly text: string;
  readonly link?: TextLink;
  readonly command?: { readonly text: string; readonly fileName?: string };
}

/** Microsoft Learn "Connected Machine agent": the installer of the agent for Windows. */
const ARC_INSTALLER = 'https://aka.ms/AzureConnectedMachineAgent';

const arcInstaller = { label: texts.arcInstaller, url: ARC_INSTALLER };
const clientInstaller = { label: texts.clientInstaller, url: CLIENT_INSTALLER };
const rulesOf = (target: AgentTarget): TextLink => ({
  label: texts.rules,
  url: collectionRules({ cloud: target.cloud, tenant: target.tenantId }),
});

/** How the rule comes about, whatever follows. */
export function ruleSteps(target: AgentTarget): readonly AgentStep[] {
  return [
    {
      text: texts.ruleScript,
      command: { text: collectionRuleScript(target), fileName: 'data-collection-rule.sh' },
    },
    { text: texts.ruleByHand, link: rulesOf(target) },
  ];
}

/** The steps that bring the agent to computers of one kind in one way, ready for this workspace. */
export function stepsFor(kind: ComputerKind, way: AgentWay, target: AgentTarget): readonly AgentStep[] {
  return kind === 'servers' ? serverSteps(way, target) : clientSteps(way, target);
}

function serverSteps(way: AgentWay, target: AgentTarget): readonly AgentStep[] {
  const providers: AgentStep = { text: texts.providers, command: { text: registerProvidersCommand() } };
  const agent: AgentStep = {
    text: texts.agentScript,
    command: { text: agentScript(target), fileName: 'azure-monitor-agent.sh' },
  };
  switch (way) {
    case 'onOne':
      return [
        providers,
        { text: texts.downloadArc, link: arcInstaller },
        { text: texts.connectOne, command: { text: connectCommand(target) } },
        { text: texts.addToRule, link: rulesOf(target) },
      ];
    case 'byCommand':
      return [
        providers,
        {
          text: texts.serverScript,
          command: { text: serverScript(target), fileName: 'connect-server.ps1' },
        },
        agent,
      ];
    case 'atScale':
      return [
        providers,
        { text: texts.principal, command: { text: onboardingPrincipalCommand(target) } },
        {
          text: texts.makeScript,
          command: { text: serversScript(target), fileName: 'connect-servers.ps1' },
        },
        { text: texts.runScript },
        agent,
      ];
  }
}

function clientSteps(way: AgentWay, target: AgentTarget): readonly AgentStep[] {
  const rule: AgentStep = {
    text: texts.clientsScript,
    command: { text: clientsScript(target), fileName: 'windows-clients.sh' },
  };
  const install = { text: clientInstallCommand(target) };
  const download: AgentStep = { text: texts.downloadClient, link: clientInstaller };
  switch (way) {
    case 'onOne':
      return [download, { text: texts.installClient }, rule];
    case 'byCommand':
      return [download, { text: texts.clientCommand, command: install }, rule];
    case 'atScale':
      return [{ text: texts.clientApplication, link: clientInstaller, command: install }, rule];
  }
}
