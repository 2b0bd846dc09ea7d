/** What the scripts of Prepare Azure say while they run. ASCII only: a saved script is read in any code page. */
export const scriptTexts = {
  head: (shell: string) => [
    'OMS Connect: prepares Azure.',
    `For ${shell}.`,
    'It can be run again: what is there already stays as it is.',
    'The one line that it prints at the end is the result. It holds the client secret:',
    'paste it into OMS Connect and nowhere else.',
  ],
  bash: 'Azure Cloud Shell (Bash), or any Bash in which the Azure CLI is signed in',
  powerShell: 'Azure Cloud Shell (PowerShell), or a PowerShell in which Az is signed in (Connect-AzAccount)',
  newSecret: {
    bash: 'A client secret is made once. For another one, add --new-secret to the last line.',
    powerShell: 'A client secret is made once. For another one, add -NewSecret to the last line.',
  },
  unknownOption: 'Only --new-secret can be added.',
  noCli: 'The Azure CLI (az) is not installed here. Use Azure Cloud Shell, or install it first.',
  noAz: 'Not signed in to Azure. Run Connect-AzAccount first, then run this again.',
  wrongCloud: {
    bash: (tool: string) =>
      `The Azure CLI is set to another cloud. Run: az cloud set --name ${tool} && az login`,
    powerShell: (tool: string) =>
      `Az is signed in to another cloud. Run: Connect-AzAccount -Environment ${tool}`,
  },
  wrongTenant: {
    bash: (id: string) =>
      `The subscription is in another tenant than the one signed in to. Run: az account set --subscription ${id}`,
    powerShell: (id: string) =>
      `The subscription is in another tenant than the one signed in to. Run: Set-AzContext -Subscription ${id}`,
  },
  groupThere: 'Resource group: is there.',
  groupNew: 'Resource group: created.',
  groupMissing:
    'The resource group does not exist in this subscription. Check its name, or choose a new one in OMS Connect.',
  registering: 'Resource provider Microsoft.OperationalInsights: registering, this takes a minute.',
  workspaceThere: 'Log Analytics workspace: is there.',
  workspaceNew: 'Log Analytics workspace: created.',
  workspaceMissing:
    'The workspace does not exist in this resource group. Check its name, or choose a new one in OMS Connect.',
  workspaceSlow: 'The workspace is still being created. Run this again in a few minutes.',
  appThere: 'App registration: is there.',
  appNew: 'App registration: created.',
  appMissing: 'No app of this tenant has this client ID. Check it in OMS Connect.',
  appSeveral:
    'Several apps have this name. Choose "Existing app" in OMS Connect with the client ID of the right one:',
  principalNew: 'Service principal: created.',
  roleThere: (role: string) => `Role ${role}: is there.`,
  roleNew: (role: string) => `Role ${role}: given. It works in 5 to 10 minutes.`,
  graphThere: 'Permission Application.Read.All: is there.',
  graphNew: 'Permission Application.Read.All: granted.',
  graphRefused:
    'Permission Application.Read.All: not granted. It needs a Privileged Role Administrator. Everything else is done; the app works without it.',
  secretNew: 'Client secret: created.',
  secretThere: {
    bash: 'Client secret: one is there, and Azure shows it only once. For another one, run this again with --new-secret.',
    powerShell:
      'Client secret: one is there, and Azure shows it only once. For another one, run this again with -NewSecret.',
  },
  done: 'Done. Copy the next line and choose Paste result in OMS Connect.',
} as const;
