import { powerShellWord } from '../shellWords.ts';
import { scriptTexts } from '../strings/prepareScript.ts';
import { type PrepareChoices, SECRET_NAME } from './choices.ts';
import {
  apiVersions,
  GRAPH_APP,
  type PrepareRequests,
  prepareRequests,
  READ_APPLICATIONS,
  roleOf,
  secretName,
} from './requests.ts';

const say = (text: string): string => `Say ${powerShellWord(text)}`;

/**
 * The same with Az PowerShell, step by step as the Bash script does it. `Invoke-AzRestMethod` (Microsoft Learn,
 * Az.Accounts) answers a refusal with its status instead of an error. Runs in Windows PowerShell 5.1 and PowerShell 7.
 */
export function powerShellScript(choices: PrepareChoices): string {
  const requests = prepareRequests(choices);
  return `${[
    ...scriptTexts.head(scriptTexts.powerShell).map((line) => `# ${line}`),
    ...(choices.secretDays === 0 ? [] : [`# ${scriptTexts.newSecret.powerShell}`]),
    '',
    'function Initialize-OmsConnect {',
    indent(
      [
        frame(choices, requests),
        signedIn(choices, requests),
        group(choices, requests),
        workspace(choices, requests),
        app(choices, requests),
        role(choices, requests),
        ...(choices.readsExpiry ? [permission()] : []),
        secret(choices),
        result(requests),
      ].join('\n\n'),
    ),
    '}',
    '',
    'Initialize-OmsConnect',
  ].join('\n')}\n`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function frame({ secretDays }: PrepareChoices, { arm, graph }: PrepareRequests): string {
  return `param(${secretDays === 0 ? '' : '[switch] $NewSecret'})
$ErrorActionPreference = 'Stop'
$arm = ${powerShellWord(arm)}
$graph = ${powerShellWord(graph)}

# What is said goes to the screen; the result alone is the output.
function Say([string] $Text) { Write-Host $Text }
# Calls Azure. What does not exist is nothing, any other refusal is an error.
function Invoke-Call([string] $Method, [string] $Uri, [string] $Body) {
  $call = @{ Method = $Method; Uri = $Uri; ResourceId = if ($Uri.StartsWith($graph)) { "$graph/" } else { "$arm/" } }
  if ($Body) { $call.Payload = $Body }
  $answer = Invoke-AzRestMethod @call
  if ($answer.StatusCode -eq 404 -and $Method -eq 'GET') { return $null }
  if ($answer.StatusCode -ge 400) { throw $answer.Content }
  if ($answer.Content) { return ($answer.Content | ConvertFrom-Json) }
}
# Writes. What was created a moment ago is not known everywhere at once: then it is tried for a minute.
function Invoke-Write([string] $Method, [string] $Uri, [string] $Body) {
  foreach ($pause in 5, 10, 20, 30, 0) {
    try { return (Invoke-Call $Method $Uri $Body) }
    catch {
      $isNew = "$_" -match 'PrincipalNotFound|NoBackingApplicationObject|does not reference a valid application|Request_ResourceNotFound'
      if ($pause -eq 0 -or -not $isNew) { throw }
      Start-Sleep -Seconds $pause
    }
  }
}`;
}

function signedIn({ subscriptionId }: PrepareChoices, { tool }: PrepareRequests): string {
  // Not $home: PowerShell has a variable of that name, which cannot be written.
  const given =
    subscriptionId === ''
      ? '$subscription = $context.Subscription.Id'
      : `$subscription = ${powerShellWord(subscriptionId)}
$homeTenant = (Invoke-Call 'GET' "$arm/subscriptions/\${subscription}?${apiVersions.subscription}").tenantId
if ($homeTenant -ne $tenant) { throw ${powerShellWord(scriptTexts.wrongTenant.powerShell(subscriptionId))} }`;
  return `$context = Get-AzContext
if (-not $context) { throw ${powerShellWord(scriptTexts.noAz)} }
if ($context.Environment.Name -ne ${powerShellWord(tool)}) { throw ${powerShellWord(scriptTexts.wrongCloud.powerShell(tool))} }
$tenant = $context.Tenant.Id
${given}
$at = "$arm/subscriptions/$subscription"`;
}

function group(choices: PrepareChoices, { groupPath, bodies }: PrepareRequests): string {
  const otherwise =
    choices.group === 'new'
      ? `[void] (Invoke-Write 'PUT' $groupUri ${powerShellWord(bodies.group)})
  ${say(scriptTexts.groupNew)}`
      : `throw ${powerShellWord(scriptTexts.groupMissing)}`;
  return `$groupUri = $at + ${powerShellWord(`${groupPath}?${apiVersions.group}`)}
if (Invoke-Call 'GET' $groupUri) {
  ${say(scriptTexts.groupThere)}
} else {
  ${otherwise}
}`;
}

function workspace(choices: PrepareChoices, { workspacePath, bodies }: PrepareRequests): string {
  const otherwise =
    choices.workspaceOrigin === 'new'
      ? `$providerUri = "$at/providers/Microsoft.OperationalInsights"
  if ((Invoke-Call 'GET' "\${providerUri}?${apiVersions.group}").registrationState -ne 'Registered') {
    ${say(scriptTexts.registering)}
    [void] (Invoke-Call 'POST' "$providerUri/register?${apiVersions.group}")
    foreach ($pause in 5, 10, 20, 30, 30, 30) {
      if ((Invoke-Call 'GET' "\${providerUri}?${apiVersions.group}").registrationState -eq 'Registered') { break }
      Start-Sleep -Seconds $pause
    }
  }
  $made = Invoke-Write 'PUT' $workspaceUri ${powerShellWord(bodies.workspace)}
  foreach ($pause in 3, 3, 5, 5, 10, 10, 20, 20, 30, 0) {
    if ($made.properties.provisioningState -eq 'Succeeded') { break }
    if ($pause -eq 0) { throw ${powerShellWord(scriptTexts.workspaceSlow)} }
    Start-Sleep -Seconds $pause
    $made = Invoke-Call 'GET' $workspaceUri
  }
  ${say(scriptTexts.workspaceNew)}`
      : `throw ${powerShellWord(scriptTexts.workspaceMissing)}`;
  return `$workspaceUri = $at + ${powerShellWord(`${workspacePath}?${apiVersions.workspace}`)}
if (Invoke-Call 'GET' $workspaceUri) {
  ${say(scriptTexts.workspaceThere)}
} else {
  ${otherwise}
}`;
}

function app(choices: PrepareChoices, { findApp, bodies }: PrepareRequests): string {
  const otherwise =
    choices.app === 'new'
      ? `$found = @(Invoke-Write 'POST' "$graph/v1.0/applications" ${powerShellWord(bodies.app)})
  ${say(scriptTexts.appNew)}`
      : `throw ${powerShellWord(scriptTexts.appMissing)}`;
  return `$found = @((Invoke-Call 'GET' ($graph + ${powerShellWord(findApp)})).value)
if ($found.Count -eq 0) {
  ${otherwise}
} elseif ($found.Count -gt 1) {
  throw (${powerShellWord(scriptTexts.appSeveral)} + ' ' + ($found.appId -join ', '))
} else {
  ${say(scriptTexts.appThere)}
}
$client = $found[0].appId
$appUri = "$graph/v1.0/applications/$($found[0].id)"

$principals = @((Invoke-Call 'GET' "$graph/v1.0/servicePrincipals?%24filter=appId%20eq%20%27$client%27").value)
if ($principals.Count -eq 0) {
  $principals = @(Invoke-Write 'POST' "$graph/v1.0/servicePrincipals" (@{ appId = $client } | ConvertTo-Json -Compress))
  ${say(scriptTexts.principalNew)}
}
$principal = $principals[0].id`;
}

function role(choices: PrepareChoices, { rolePath }: PrepareRequests): string {
  const { id, name } = roleOf(choices);
  return `$assignments = $at + ${powerShellWord(`${rolePath}/providers/Microsoft.Authorization/roleAssignments`)}
$given = (Invoke-Call 'GET' "\${assignments}?${apiVersions.role}&%24filter=atScope%28%29").value |
  Where-Object { $_.properties.principalId -eq $principal -and $_.properties.roleDefinitionId -like '*${id}' }
if ($given) {
  ${say(scriptTexts.roleThere(name))}
} else {
  $body = @{ properties = @{
      roleDefinitionId = "/subscriptions/$subscription/providers/Microsoft.Authorization/roleDefinitions/${id}"
      principalId = $principal
      principalType = 'ServicePrincipal'
    } } | ConvertTo-Json -Compress
  try { [void] (Invoke-Write 'PUT' "$assignments/$(New-Guid)?${apiVersions.role}" $body) }
  catch { if ("$_" -notmatch 'RoleAssignmentExists') { throw } }
  ${say(scriptTexts.roleNew(name))}
}`;
}

/** Adds the permission to what the registration asks for, keeps the rest, and consents. Without the right: only says so. */
function permission(): string {
  return `try {
  $asked = @((Invoke-Call 'GET' $appUri).requiredResourceAccess)
  $own = @(($asked | Where-Object { $_.resourceAppId -eq '${GRAPH_APP}' }).resourceAccess | Where-Object { $_ })
  if (-not ($own | Where-Object { $_.id -eq '${READ_APPLICATIONS}' })) {
    # The list with one entry more, as Azure has it: what others asked for stays.
    $others = @($asked | Where-Object { $_ -and $_.resourceAppId -ne '${GRAPH_APP}' })
    $wanted = @{ resourceAppId = '${GRAPH_APP}'; resourceAccess = @($own + @{ id = '${READ_APPLICATIONS}'; type = 'Role' }) }
    $body = @{ requiredResourceAccess = @($others + $wanted) } | ConvertTo-Json -Depth 5 -Compress
    [void] (Invoke-Write 'PATCH' $appUri $body)
  }
  $grants = "$graph/v1.0/servicePrincipals/$principal/appRoleAssignments"
  if ((Invoke-Call 'GET' $grants).value | Where-Object { $_.appRoleId -eq '${READ_APPLICATIONS}' }) {
    ${say(scriptTexts.graphThere)}
  } else {
    $resource = (Invoke-Call 'GET' "$graph/v1.0/servicePrincipals?%24filter=appId%20eq%20%27${GRAPH_APP}%27").value[0].id
    $body = @{ principalId = $principal; resourceId = $resource; appRoleId = '${READ_APPLICATIONS}' } | ConvertTo-Json -Compress
    [void] (Invoke-Write 'POST' $grants $body)
    ${say(scriptTexts.graphNew)}
  }
} catch {
  Say "$_"
  ${say(scriptTexts.graphRefused)}
}`;
}

/** A date comes as text from Windows PowerShell and as a date from PowerShell 7. */
function secret({ secretDays }: PrepareChoices): string {
  const read = `$secret = ''
$ends = @((Invoke-Call 'GET' $appUri).passwordCredentials |
    Where-Object { $_.displayName -eq '${SECRET_NAME}' } |
    ForEach-Object { ([datetime] $_.endDateTime).ToUniversalTime() } |
    Where-Object { $_ -gt (Get-Date).ToUniversalTime() } | Sort-Object)
$expires = if ($ends.Count -gt 0) { $ends[-1].ToString('yyyy-MM-ddTHH:mm:ssZ') } else { '' }`;
  if (secretDays === 0) return read;
  return `${read}
if ($expires -and -not $NewSecret) {
  ${say(scriptTexts.secretThere.powerShell)}
} else {
  $expires = (Get-Date).ToUniversalTime().AddDays(${secretDays}).ToString('yyyy-MM-ddTHH:mm:ssZ')
  $body = '{"passwordCredential":{"displayName":${secretName},"endDateTime":"' + $expires + '"}}'
  $secret = (Invoke-Write 'POST' "$appUri/addPassword" $body).secretText
  ${say(scriptTexts.secretNew)}
}`;
}

function result({ result: { head, tail } }: PrepareRequests): string {
  return `${say(scriptTexts.done)}
$line = ${powerShellWord(`${head},"tenantId":"`)} + $tenant + '","clientId":"' + $client + '"'
if ($secret) { $line += ',"clientSecret":"' + $secret + '"' }
if ($expires) { $line += ',"secretExpiresOn":"' + $expires + '"' }
Write-Output ($line + ',"subscriptionId":"' + $subscription + ${powerShellWord(`"${tail}`)})`;
}
