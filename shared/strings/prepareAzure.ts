import { localised } from '../language/localised.ts';
import type { Origin, PrepareIssueId, RoleChoice, SecretDays } from '../prepare/choices.ts';

/** The page Prepare Azure: what is to be prepared, and the three ways to it. */
export const prepareTexts = localised('prepareTexts', {
  open: 'Prepare Azure',
  openNote: 'All three at once:',
  name: 'Prepare Azure',
  back: 'Back (Alt+Left)',
  windowTitle: 'Prepare Azure - OMS Connect',
  lead: 'Get the app and the workspace ready',
  sentence:
    'Choose what is to be there, then one of three ways to it. Nothing is changed from here: somebody with rights in Azure carries it out.',
  realTitle: 'This is for your real Azure, not for practice',
  realBody:
    'The links lead to the real portal, and the script changes what it signs in to. Practice needs none of it: choose Back to go on.',
  formTitle: 'What to prepare',
  waysTitle: 'How',
  waysLabel: 'Ways to prepare Azure',
  ways: { hand: 'By hand', script: 'Script', request: 'Text for the Azure team' },
  cloud: 'Azure environment',
  app: 'App',
  appToday: 'App registration',
  appKind: 'Whether the app is there already',
  appName: 'Name of the app',
  clientId: 'Application (client) ID',
  group: 'Azure resource group',
  groupKind: 'Whether the resource group is there already',
  groupName: 'Name of the resource group',
  workspace: 'OMS Workspace',
  workspaceToday: 'Log Analytics workspace',
  workspaceKind: 'Whether the workspace is there already',
  workspaceName: 'Name of the workspace',
  workspaceFollows: 'New, since its resource group is new.',
  location: 'Region',
  locationHint: 'Of the new resource group and workspace.',
  subscription: 'Azure subscription',
  subscriptionToday: 'Its ID',
  subscriptionHint: 'Leave it empty for the subscription that is signed in to.',
  secret: 'Client secret',
  secretToday: 'How long it works',
  secretHint: 'Shorter is safer; the app reminds you in time.',
  role: 'Role of the app',
  roleNotes: {
    workspace: 'The least that is enough.',
    resourceGroup: 'As the documentation of the OMS Connector asked for.',
  },
  expiry: 'Secret expiry',
  expiryLabel: 'The app may read when its secret expires',
  expiryHint:
    'Microsoft Graph permission Application.Read.All, which lets it read all app registrations. Without it you type the date.',
  origins: { new: 'New', existing: 'Existing' } satisfies Record<Origin, string>,
  toGoOn: 'To see steps and script, correct what is marked above.',
  shellLabel: 'Kind of script',
  shells: { bash: 'Azure CLI (Bash)', powerShell: 'Az PowerShell' },
  scriptSteps: {
    bash: 'Open {link} (Bash) or a terminal with the Azure CLI signed in, paste the script and press Enter.',
    powerShell:
      'Open {link} (PowerShell) or a PowerShell in which you ran Connect-AzAccount, paste the script and press Enter.',
    bashLocal:
      'Open a terminal with the Azure CLI signed in (az cloud set, az login), paste the script and press Enter.',
    powerShellLocal:
      'Open a PowerShell in which you ran Connect-AzAccount, paste the script and press Enter.',
  },
  scriptShell: 'Azure Cloud Shell',
  scriptAgain: 'It can be run again: what is there stays as it is, and no second secret is made.',
  scriptResult:
    'Its last line is the result, with the client secret. Copy it, and choose Paste result on the Azure Active Directory page.',
  scriptTextLabel: 'The script',
  requestLead: 'Send this to whoever manages Azure for you. It asks for no password and holds none.',
  requestTextLabel: 'The text',
  copy: 'Copy',
  save: 'Save as file',
  copyOf: { script: 'Copy the script', request: 'Copy the text' },
  saveOf: { script: 'Save as file: the script', request: 'Save as file: the text' },
  saved: 'Saved',
  fileNames: {
    bash: 'prepare-oms-connect.sh',
    powerShell: 'prepare-oms-connect.ps1',
    request: 'prepare-oms-connect.txt',
  },
});

export const roleNames: Readonly<Record<RoleChoice, string>> = localised('roleNames', {
  workspace: 'Log Analytics Contributor on the workspace',
  resourceGroup: 'Contributor on the resource group',
});

export const secretLifeNames: Readonly<Record<SecretDays, string>> = localised('secretLifeNames', {
  180: '6 months (180 days)',
  365: '12 months (365 days)',
  730: '24 months (730 days)',
  0: 'None: somebody makes it by hand',
});

export const prepareIssues: Readonly<Record<PrepareIssueId, string>> = localised('prepareIssues', {
  subscriptionMalformed: 'A subscription ID has 36 characters. Leave it empty if you do not know it.',
  appNameMissing: 'Type a name for the app.',
  appNameTooLong: 'A name has at most 120 characters.',
  appNameCharacters: 'A name is one line of text.',
  clientIdMissing: 'Paste the Application (client) ID of the app.',
  clientIdMalformed: 'A client ID has 36 characters, such as 6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30.',
  resourceGroupMissing: 'Type the name of the resource group.',
  resourceGroupMalformed: 'Up to 90 letters, digits, and - _ . ( ). It does not end with a period.',
  workspaceMissing: 'Type the name of the workspace.',
  workspaceMalformed: '4 to 63 letters, digits and hyphens. It begins and ends with a letter or digit.',
  locationMissing: 'Choose a region, or type its name.',
  locationMalformed: 'A region is written such as westeurope.',
});
