import { localised } from '../language/localised.ts';
import { formatDuration, formatNumber, formatWhen, plural } from './format.ts';

/**
 * The page "Download and install the agent". Facts: Microsoft Learn "Migrate to Azure Monitor Agent" (Microsoft
 * Monitoring Agent retired on 31 August 2024), "Install and manage the Azure Monitor Agent", "Connected Machine agent".
 */
export const agentTexts = localised('agentTexts', {
  open: 'Let computers report (agent)',
  title: 'Download and install the agent',
  back: 'Back',
  lead: 'Let computers report to the workspace',
  noAgent:
    'Device collections need no agent: OMS Connect writes the computer groups itself. An agent is needed only for what a computer tells about itself: Heartbeat, Perf, Event and the like. Without it, a group lists its computers, and the queries on them find nothing.',
  retired:
    'The Microsoft Monitoring Agent of the former connector was retired on 31 August 2024. Its place has the Azure Monitor Agent, which a data collection rule tells what to send. Azure bills what is sent by volume.',
  kindLabel: 'Which computers',
  kinds: { servers: 'Windows servers, by Azure Arc', clients: 'Windows 10 and 11, by the client installer' },
  wayLabel: 'How',
  ways: {
    onOne: 'On one computer, step by step',
    byCommand: 'By command line',
    atScale: 'On many, with Configuration Manager',
  },
  groupLabel: 'Resource group for servers and rule',
  locationLabel: 'Azure region',
  locationNote: 'The region of the workspace: a data collection rule has to be in it.',
  collectsLabel: 'Data to collect',
  collects: {
    performance: 'Performance counters (Perf): processor, memory, free disk space, every minute',
    events: 'Critical events and errors (Event) of Application and System',
  },
  collectsNote: 'Heartbeat comes with either. Choose at least one.',
  ruleTitle: '1. Make the data collection rule, once',
  agentTitle: '2. Bring the agent to the computers',
  checkTitle: '3. See whether a computer reports',
  commandsOf: (title: string, step: number) => `${title}, step ${formatNumber(step)}: commands`,
  copy: 'Copy',
  save: 'Save',
  copyOf: (what: string) => `Copy: ${what}`,
  saveOf: (what: string) => `Save: ${what}`,
  groupMissing: 'Type the name of a resource group: letters, digits, hyphens, underscores, points, brackets.',
  chooseData: 'Choose at least one kind of data. A rule without any is refused by Azure.',
});

export const agentSteps = localised('agentSteps', {
  ruleScript:
    'Run this in Azure Cloud Shell (Bash), or where the Azure CLI is signed in. It needs the role Monitoring Contributor, or Contributor, on the resource group.',
  ruleByHand: 'Or make it in the portal: {link}, Create, platform Windows, destination this workspace.',
  rules: 'Data collection rules',
  providers:
    'Once per subscription, by somebody with Contributor on it: register the resource providers of Azure Arc.',
  downloadArc: 'On the server, download {link} and run it.',
  arcInstaller: 'AzureConnectedMachineAgent.msi',
  connectOne:
    'In Windows PowerShell as administrator, connect the server. A browser asks you to sign in; you need the role Azure Connected Machine Onboarding on the resource group.',
  addToRule:
    'Open {link}, then the rule, then Resources, Add, and choose the server. The portal installs the Azure Monitor Agent on it.',
  serverScript:
    'Run this on the server, in Windows PowerShell as administrator. It installs the Azure Connected Machine agent where it is missing, and connects the server.',
  agentScript:
    'Then run this in Azure Cloud Shell: it gives the connected servers of the resource group the Azure Monitor Agent and the rule. Name servers behind it to do only those.',
  principal:
    'Make a service principal that may connect servers in this resource group and nothing else. Note appId and password. Treat the password as known to everybody who may run scripts: let it live for days, then delete it.',
  makeScript:
    'In the Configuration Manager console, Software Library, Scripts: choose Create Script, language PowerShell, and paste this. Somebody else approves it.',
  runScript:
    'In Assets and Compliance, Device Collections: choose a collection of servers, Run Script, and give appId and password as its two parameters.',
  downloadClient:
    'On the computer, download {link}. The computer has to be joined to Microsoft Entra ID, or hybrid joined.',
  clientInstaller: 'AzureMonitorAgentClientSetup.msi',
  installClient: 'Run it as administrator.',
  clientCommand: 'In a command prompt as administrator, beside the downloaded file:',
  clientApplication:
    'In the Configuration Manager console, Software Library, Applications: make an application of {link} with this installation program, and deploy it to a device collection.',
  clientsScript:
    'Once per tenant, in Azure Cloud Shell, by somebody with the role Monitored Objects Contributor: associate the rule. It then holds for every Windows 10 and 11 computer of the tenant that has this agent, also those of other teams.',
});

/** Whether a computer reports. */
export const heartbeatTexts = localised('heartbeatTexts', {
  label: 'Computer name',
  check: 'Check',
  checking: 'Asking Log Analytics',
  elsewhere: (account: string) => `Only ${account} can ask: that Windows account has the client secret.`,
  reports: (computer: string, when: Date, now: Date) =>
    `${computer} reported ${formatWhen(when, now).toLowerCase()}`,
  by: (category: string) => (category === '' ? '' : `Sent by ${category}.`),
  late: (silence: number) =>
    `That is ${formatDuration(silence)} ago. An agent reports every minute: look whether the computer is on and reaches Azure.`,
  silent: (computer: string, days: number) =>
    `${computer} has not reported in ${plural(days, { one: 'the last day', other: `the last ${formatNumber(days)} days` })}`,
  unknownBody: 'No device collection of this connection has a computer of that name: is it typed right?',
  silentBody:
    'A new agent needs some minutes. After that: is the agent installed, is the rule associated, does the computer reach Azure?',
  noTable: 'No computer reports to this workspace yet',
  checkedAt: (when: Date, now: Date) => `Asked ${formatWhen(when, now).toLowerCase()}.`,
  nameMissing: 'Type the name of a computer, short or with its domain.',
});
