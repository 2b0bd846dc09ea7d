/** What generated scripts say to whoever reads and runs them. Plain ASCII: consoles differ in what else they show. */
export const agentScriptTexts = {
  where:
    'Run it in Azure Cloud Shell, or where the Azure CLI is signed in. Running it again changes nothing.',
  otherCloud: (cloud: string) =>
    `The Azure CLI is set to another cloud. Run: az cloud set --name ${cloud}, sign in, and run this again.`,
  makesRule: (workspace: string) =>
    `Makes the data collection rule by which computers report to ${oneLine(workspace)}.`,
  ruleDescription: 'What computers report to Log Analytics. Made with a script of OMS Connect.',
  ruleExists: (rule: string) => `The data collection rule ${rule} exists already and stays as it is.`,
  ruleMade: (rule: string) => `The data collection rule ${rule} is made.`,
  onServer:
    'Run it on the server, in Windows PowerShell as administrator. A browser asks you to sign in to Azure.',
  atScale:
    'For Run Scripts of Configuration Manager: connects a server to Azure Arc. A connected one stays as it is.',
  notSigned: 'What was downloaded is not signed by Microsoft. Nothing was installed.',
  setupFailed: (code: string) =>
    `The installer of the Azure Connected Machine agent ended with code ${code}.`,
  notConnected: 'The server was not connected to Azure Arc. The lines above say why.',
  fileNotClosed: 'The settings file could not be closed to others, so the secret was not written to it.',
  connectedAlready: 'This server is connected to Azure Arc already.',
  connected: 'This server is connected to Azure Arc.',
  givesAgent: (group: string) =>
    `Gives the servers of ${oneLine(group)} the Azure Monitor Agent and the rule. Name servers to do only those.`,
  noServers: (group: string) => `No Windows server is connected to Azure Arc in ${group} yet.`,
  serverDone: (server: string) => `${server}: has the agent and the rule; first data arrives within minutes.`,
  givesClients: (workspace: string) =>
    `Lets the Windows clients of the tenant report to ${oneLine(workspace)}. Needs the role Monitored Objects Contributor.`,
  clientsDone: 'The rule holds for every Windows client of the tenant that has the Azure Monitor Agent.',
} as const;

// It stands in a comment: a line break would end it.
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
