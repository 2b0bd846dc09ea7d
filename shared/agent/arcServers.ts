import { bashWord, powerShellWord } from '../shellWords.ts';
import { agentScriptTexts } from '../strings/agentScripts.ts';
import { apiVersions, bashScript, say } from './bashScript.ts';
import { type AgentTarget, associationName, cloudNames, ruleId } from './target.ts';

/**
 * Windows servers: the Azure Connected Machine agent (Azure Arc) makes them known to Azure, then the Azure Monitor
 * Agent is an extension of them. Sources: Microsoft Learn "azcmagent connect", "Connect hybrid machines to Azure at
 * scale", "Install and manage the Azure Monitor Agent".
 */

/** Resource providers of Azure Arc-enabled servers (Microsoft Learn "Connected Machine agent prerequisites"). */
const providers = ['Microsoft.HybridCompute', 'Microsoft.GuestConfiguration', 'Microsoft.HybridConnectivity'];
/** Address of the installer, from the same page. */
const INSTALLER = 'https://aka.ms/AzureConnectedMachineAgent';

/** Once per subscription, by who may register resource providers there. */
export function registerProvidersCommand(): string {
  return providers.map((name) => `az provider register --namespace ${name}`).join('\n');
}

/** The one command for a server on which the agent is installed. A browser asks who signs in. */
export function connectCommand(target: AgentTarget): string {
  const flags = connectFlags(target).map(([flag, value]) => `--${flag} ${powerShellWord(value)}`);
  return `& "$env:ProgramFiles\\AzureConnectedMachineAgent\\azcmagent.exe" connect ${flags.join(' ')}`;
}

function connectFlags(target: AgentTarget): readonly (readonly [string, string])[] {
  return [
    ['cloud', cloudNames[target.cloud]],
    ['tenant-id', target.tenantId],
    ['subscription-id', target.subscriptionId],
    ['resource-group', target.resourceGroup],
    ['location', target.location],
  ];
}

/** Downloads, checks and installs the agent where it is not there yet. */
const installLines: readonly string[] = [
  "$ErrorActionPreference = 'Stop'",
  "$agent = Join-Path $env:ProgramFiles 'AzureConnectedMachineAgent\\azcmagent.exe'",
  'if (-not (Test-Path -LiteralPath $agent)) {',
  "  $installer = Join-Path ([IO.Path]::GetTempPath()) ('AzureConnectedMachineAgent-' + [guid]::NewGuid() + '.msi')",
  '  [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12',
  '  try {',
  `    Invoke-WebRequest -UseBasicParsing -Uri ${powerShellWord(INSTALLER)} -OutFile $installer`,
  '    $signature = Get-AuthenticodeSignature -LiteralPath $installer',
  "    if ($signature.Status -ne 'Valid' -or $signature.SignerCertificate.Subject -notmatch 'O=Microsoft Corporation') {",
  `      throw ${powerShellWord(agentScriptTexts.notSigned)}`,
  '    }',
  '    $arguments = \'/i "{0}" /qn /norestart\' -f $installer',
  "    $setup = Start-Process -FilePath 'msiexec.exe' -ArgumentList $arguments -Wait -PassThru",
  // 3010: installed, and a restart is wanted some time.
  '    if ($setup.ExitCode -notin 0, 3010) {',
  `      throw (${powerShellWord(agentScriptTexts.setupFailed('{0}'))} -f $setup.ExitCode)`,
  '    }',
  '  } finally {',
  '    Remove-Item -LiteralPath $installer -Force -ErrorAction SilentlyContinue',
  '  }',
  '}',
];

/** For Windows PowerShell as administrator on one server; who signs in is asked in a browser. */
export function serverScript(target: AgentTarget): string {
  return [
    `# ${agentScriptTexts.onServer}`,
    ...installLines,
    connectCommand(target).replace(/^& "[^"]+"/, '& $agent'),
    `if ($LASTEXITCODE -ne 0) { throw ${powerShellWord(agentScriptTexts.notConnected)} }`,
    '',
  ].join('\n');
}

/**
 * For Configuration Manager's Run Scripts: no browser, so a service principal signs in. Its secret is a parameter and
 * reaches azcmagent in a file that only administrators read and that is deleted at once, never on a command line
 * (Microsoft Learn "azcmagent connect", `--config`).
 */
export function serversScript(target: AgentTarget): string {
  const settings = connectFlags(target).map(
    ([flag, value]) => `  ${powerShellWord(flag)} = ${powerShellWord(value)}`,
  );
  return [
    `# ${agentScriptTexts.atScale}`,
    'param(',
    '  [Parameter(Mandatory = $true)][string] $ServicePrincipalId,',
    '  [Parameter(Mandatory = $true)][string] $ServicePrincipalSecret',
    ')',
    ...installLines,
    '$status = & $agent show --json | ConvertFrom-Json',
    "if ($status.status -eq 'Connected') {",
    `  Write-Output ${powerShellWord(agentScriptTexts.connectedAlready)}`,
    '  exit 0',
    '}',
    '$settings = @{',
    ...settings,
    "  'service-principal-id' = $ServicePrincipalId",
    "  'service-principal-secret' = $ServicePrincipalSecret",
    '}',
    "$file = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid().ToString() + '.json')",
    'try {',
    '  New-Item -ItemType File -Path $file | Out-Null',
    // Administrators and SYSTEM by their SIDs: the names differ by language.
    "  & icacls.exe $file /inheritance:r /grant '*S-1-5-32-544:F' '*S-1-5-18:F' | Out-Null",
    `  if ($LASTEXITCODE -ne 0) { throw ${powerShellWord(agentScriptTexts.fileNotClosed)} }`,
    '  [IO.File]::WriteAllText($file, ($settings | ConvertTo-Json))',
    '  & $agent connect --config $file',
    `  if ($LASTEXITCODE -ne 0) { throw ${powerShellWord(agentScriptTexts.notConnected)} }`,
    '} finally {',
    '  Remove-Item -LiteralPath $file -Force -ErrorAction SilentlyContinue',
    '}',
    `Write-Output ${powerShellWord(agentScriptTexts.connected)}`,
    '',
  ].join('\n');
}

/** Makes the service principal that may connect servers in this resource group, and nothing else. */
export function onboardingPrincipalCommand(target: AgentTarget): string {
  const scope = `/subscriptions/${target.subscriptionId}/resourceGroups/${target.resourceGroup}`;
  return `az ad sp create-for-rbac --name ${bashWord('OMS Connect server onboarding')} --role ${bashWord('Azure Connected Machine Onboarding')} --scopes ${bashWord(scope)}`;
}

/**
 * Gives every connected Windows server of the resource group the Azure Monitor Agent and the rule, or only those named
 * as arguments. An agent that is there is left as it is, and so are rules of other workspaces.
 */
export function agentScript(target: AgentTarget): string {
  const machines = `/subscriptions/${target.subscriptionId}/resourceGroups/${target.resourceGroup}/providers/Microsoft.HybridCompute/machines`;
  const extension = {
    properties: {
      publisher: 'Microsoft.Azure.Monitor',
      type: 'AzureMonitorWindowsAgent',
      autoUpgradeMinorVersion: true,
      enableAutomaticUpgrade: true,
    },
  };
  const association = JSON.stringify({ properties: { dataCollectionRuleId: ruleId(target) } });
  const [before, after] = JSON.stringify({ location: '*', ...extension }).split('*');
  return bashScript(agentScriptTexts.givesAgent(target.resourceGroup), target, [
    `machines=${bashWord(machines)}`,
    'if [ "$#" -eq 0 ]; then',
    // A long list comes in pages; names hold no blanks, and "-" stands where no page follows.
    '  names=()',
    `  url="$machines?api-version=${apiVersions.arc}"`,
    '  while [ "$url" != - ]; do',
    '    page=$(az rest --method get --url "$url" --output tsv \\',
    `      --query "[join(' ', value[?properties.osType=='windows'].name), nextLink || '-']" | tr -d '\\r')`,
    `    read -r -a more <<< "\${page%%$'\\n'*}"`,
    // An empty array counts as unset in older shells.
    `    names+=(\${more[@]+"\${more[@]}"})`,
    `    url=\${page#*$'\\n'}`,
    '  done',
    `  set -- \${names[@]+"\${names[@]}"}`,
    'fi',
    `if [ "$#" -eq 0 ]; then ${say(agentScriptTexts.noServers(target.resourceGroup))}; fi`,
    'for name in "$@"; do',
    '  machine="$machines/$name"',
    `  location=$(az rest --method get --url "$machine?api-version=${apiVersions.arc}" --query location --output tsv | tr -d '\\r')`,
    `  extension="$machine/extensions/AzureMonitorWindowsAgent?api-version=${apiVersions.arc}"`,
    '  if ! exists "$extension"; then',
    '    az rest --method put --url "$extension" --output none --headers \'Content-Type=application/json\' \\',
    `      --body ${bashWord(before ?? '')}"$location"${bashWord(after ?? '')}`,
    '  fi',
    `  az rest --method put --output none --headers 'Content-Type=application/json' \\`,
    `    --url "$machine/providers/Microsoft.Insights/dataCollectionRuleAssociations/${associationName(target)}?api-version=${apiVersions.insights}" \\`,
    `    --body ${bashWord(association)}`,
    `  printf ${bashWord(`${agentScriptTexts.serverDone('%s')}\\n`)} "$name"`,
    'done',
  ]);
}
