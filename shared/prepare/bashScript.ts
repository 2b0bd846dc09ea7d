import { bashWord } from '../shellWords.ts';
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

const say = (text: string): string => `say ${bashWord(text)}`;

/**
 * Prepares Azure with the Azure CLI. Almost everything is `az rest`, for two reasons: a request body can carry any
 * name safely, and what it does is the same in every version of the CLI. All of it is one function in a process of
 * its own, so that it can be pasted into a terminal and an error does not close that terminal.
 */
export function bashScript(choices: PrepareChoices): string {
  const requests = prepareRequests(choices);
  return `${[
    '#!/usr/bin/env bash',
    ...scriptTexts.head(scriptTexts.bash).map((line) => `# ${line}`),
    ...(choices.secretDays === 0 ? [] : [`# ${scriptTexts.newSecret.bash}`]),
    '',
    'prepare_oms_connect() (',
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
    ')',
    '',
    'prepare_oms_connect "$@"',
  ].join('\n')}\n`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function frame({ secretDays }: PrepareChoices, { arm, graph }: PrepareRequests): string {
  const options = `new_secret=no
for option in "$@"; do
  if [ "$option" != --new-secret ]; then say ${bashWord(scriptTexts.unknownOption)}; exit 2; fi
  new_secret=yes
done
`;
  return `set -euo pipefail
# Keeps Git Bash for Windows from taking addresses for paths.
export MSYS_NO_PATHCONV=1
arm=${bashWord(arm)}
graph=${bashWord(graph)}

say() { printf '%s\\n' "$1" >&2; }
stop() { say "$1"; exit 1; }
${secretDays === 0 ? '' : options}command -v az >/dev/null || stop ${bashWord(scriptTexts.noCli)}
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT

# Calls Azure; the answer is in $answer, a refusal in $errors.
call() {
  answer=$(az rest --only-show-errors --output tsv "$@" 2>"$errors" </dev/null) || return 1
  answer=\${answer//$'\\r'/}
}
refused() { cat "$errors" >&2; exit 1; }
# Reads. What does not exist gives 1, any other refusal is the end.
read_from() {
  if call --method get "$@"; then return 0; fi
  grep -q -e ResourceNotFound -e ResourceGroupNotFound -e Request_ResourceNotFound "$errors" || refused
  return 1
}
# Writes. What was created a moment ago is not known everywhere at once: then it is tried for a minute.
write_to() {
  local pause
  for pause in 5 10 20 30 0; do
    if call --method "$@"; then return 0; fi
    if [ "$pause" = 0 ] || ! grep -q -e PrincipalNotFound -e NoBackingApplicationObject \\
      -e 'does not reference a valid application' -e Request_ResourceNotFound "$errors"; then return 1; fi
    sleep "$pause"
  done
}`;
}

function signedIn({ subscriptionId }: PrepareChoices, { tool }: PrepareRequests): string {
  const own = `subscription=$(az account show --query id --output tsv | tr -d '\\r')
tenant=$(az account show --query tenantId --output tsv | tr -d '\\r')`;
  const given = `subscription=${bashWord(subscriptionId)}
tenant=$(az account show --query tenantId --output tsv | tr -d '\\r')
home=$(az account show --subscription "$subscription" --query tenantId --output tsv | tr -d '\\r')
[ "$tenant" = "$home" ] || stop ${bashWord(scriptTexts.wrongTenant.bash(subscriptionId))}`;
  return `cloud=$(az cloud show --query name --output tsv | tr -d '\\r')
[ "$cloud" = ${bashWord(tool)} ] || stop ${bashWord(scriptTexts.wrongCloud.bash(tool))}
${subscriptionId === '' ? own : given}
at="$arm/subscriptions/$subscription"`;
}

function group(choices: PrepareChoices, { groupPath, bodies }: PrepareRequests): string {
  const url = `"$at"${bashWord(`${groupPath}?${apiVersions.group}`)}`;
  const otherwise =
    choices.group === 'new'
      ? `write_to put --url ${url} --body ${bashWord(bodies.group)} --query id || refused
  ${say(scriptTexts.groupNew)}`
      : `stop ${bashWord(scriptTexts.groupMissing)}`;
  return `if read_from --url ${url} --query id; then
  ${say(scriptTexts.groupThere)}
else
  ${otherwise}
fi`;
}

function workspace(choices: PrepareChoices, { workspacePath, bodies }: PrepareRequests): string {
  const url = `"$at"${bashWord(`${workspacePath}?${apiVersions.workspace}`)}`;
  const state = 'properties.provisioningState';
  const otherwise =
    choices.workspaceOrigin === 'new'
      ? `provider=$(az provider show --subscription "$subscription" --namespace Microsoft.OperationalInsights \\
    --query registrationState --output tsv | tr -d '\\r')
  if [ "$provider" != Registered ]; then
    ${say(scriptTexts.registering)}
    az provider register --subscription "$subscription" --namespace Microsoft.OperationalInsights --wait >&2
  fi
  write_to put --url ${url} --body ${bashWord(bodies.workspace)} --query ${state} || refused
  for pause in 3 3 5 5 10 10 20 20 30 0; do
    if [ "$answer" = Succeeded ]; then break; fi
    [ "$pause" != 0 ] || stop ${bashWord(scriptTexts.workspaceSlow)}
    sleep "$pause"
    read_from --url ${url} --query ${state} || true
  done
  ${say(scriptTexts.workspaceNew)}`
      : `stop ${bashWord(scriptTexts.workspaceMissing)}`;
  return `if read_from --url ${url} --query id; then
  ${say(scriptTexts.workspaceThere)}
else
  ${otherwise}
fi`;
}

/** The app is known by its client ID, or a new one by its name: so a second run finds what the first one made. */
function app(choices: PrepareChoices, { findApp, bodies }: PrepareRequests): string {
  const both = `join(' ', [appId, id])`;
  const otherwise =
    choices.app === 'new'
      ? `write_to post --url "$graph/v1.0/applications" --body ${bashWord(bodies.app)} --query "${both}" || refused
  found=$answer
  ${say(scriptTexts.appNew)}`
      : `stop ${bashWord(scriptTexts.appMissing)}`;
  return `read_from --url "$graph"${bashWord(findApp)} --query "value[].${both}" || refused
found=$answer
if [ -z "$found" ]; then
  ${otherwise}
elif [ "$(wc -l <<<"$found")" -gt 1 ]; then
  ${say(scriptTexts.appSeveral)}
  stop "$found"
else
  ${say(scriptTexts.appThere)}
fi
client=\${found% *}
app="$graph/v1.0/applications/\${found#* }"

read_from --url "$graph/v1.0/servicePrincipals?%24filter=appId%20eq%20%27$client%27" --query "value[].id" || refused
principal=$answer
if [ -z "$principal" ]; then
  write_to post --url "$graph/v1.0/servicePrincipals" --body "{\\"appId\\":\\"$client\\"}" --query id || refused
  principal=$answer
  ${say(scriptTexts.principalNew)}
fi`;
}

/** A role that is inherited from above serves as well. */
function role(choices: PrepareChoices, { rolePath }: PrepareRequests): string {
  const { id, name } = roleOf(choices);
  const there = `value[?properties.principalId=='$principal' && ends_with(properties.roleDefinitionId, '${id}')].name`;
  return `scope="$at"${bashWord(rolePath)}
assignments="$scope/providers/Microsoft.Authorization/roleAssignments"
read_from --url "$assignments?${apiVersions.role}&%24filter=atScope%28%29" --query "${there}" || refused
if [ -n "$answer" ]; then
  ${say(scriptTexts.roleThere(name))}
else
  # An assignment is named by a GUID of one's own choice.
  name=$(printf '%04x%04x-%04x-4%03x-8%03x-%04x%04x%04x' "$RANDOM" "$RANDOM" "$RANDOM" \\
    "$((RANDOM % 4096))" "$((RANDOM % 4096))" "$RANDOM" "$RANDOM" "$RANDOM")
  body="{\\"properties\\":{\\"roleDefinitionId\\":\\"/subscriptions/$subscription/providers/Microsoft.Authorization/roleDefinitions/${id}\\""
  body="$body,\\"principalId\\":\\"$principal\\",\\"principalType\\":\\"ServicePrincipal\\"}}"
  write_to put --url "$assignments/$name?${apiVersions.role}" --body "$body" --query id ||
    grep -q RoleAssignmentExists "$errors" || refused
  ${say(scriptTexts.roleNew(name))}
fi`;
}

/** Adds the permission to what the registration asks for, keeps the rest, and consents. Without the right: only says so. */
function permission(): string {
  const others = `requiredResourceAccess[?resourceAppId!='${GRAPH_APP}']`;
  const own = `requiredResourceAccess[?resourceAppId=='${GRAPH_APP}'].resourceAccess[]`;
  const asked = `{resourceAppId: '${GRAPH_APP}', resourceAccess: [${own}, [{id: '${READ_APPLICATIONS}', type: 'Role'}]][]}`;
  return `if ! read_from --url "$app" --query "${own} | [?id=='${READ_APPLICATIONS}'].id"; then refused; fi
if [ -z "$answer" ]; then
  # The list with one entry more, as Azure has it: what others asked for stays.
  body=$(az rest --only-show-errors --method get --url "$app" --output json \\
    --query "{requiredResourceAccess: [${others}, [${asked}]][]}" </dev/null)
  write_to patch --url "$app" --body "$body" || cat "$errors" >&2
fi
grants="$graph/v1.0/servicePrincipals/$principal/appRoleAssignments"
read_from --url "$grants" --query "value[?appRoleId=='${READ_APPLICATIONS}'].id" || answer=
if [ -n "$answer" ]; then
  ${say(scriptTexts.graphThere)}
else
  read_from --url "$graph/v1.0/servicePrincipals?%24filter=appId%20eq%20%27${GRAPH_APP}%27" --query "value[].id" || refused
  body="{\\"principalId\\":\\"$principal\\",\\"resourceId\\":\\"$answer\\",\\"appRoleId\\":\\"${READ_APPLICATIONS}\\"}"
  if write_to post --url "$grants" --body "$body" --query id; then
    ${say(scriptTexts.graphNew)}
  else
    ${say(scriptTexts.graphRefused)}
  fi
fi`;
}

function secret({ secretDays }: PrepareChoices): string {
  const read = `secret=
read_from --url "$app" --query "join('', sort(passwordCredentials[?displayName=='${SECRET_NAME}'].endDateTime)[-1:])" || refused
expires=$answer
if [[ ! "$expires" > "$(date -u +%Y-%m-%dT%H:%M:%SZ)" ]]; then expires=; fi`;
  if (secretDays === 0) return read;
  return `${read}
if [ -n "$expires" ] && [ "$new_secret" = no ]; then
  ${say(scriptTexts.secretThere.bash)}
else
  # GNU's date, else that of macOS.
  end=$(date -u -d "+${secretDays} days" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -v "+${secretDays}d" +%Y-%m-%dT%H:%M:%SZ)
  body='{"passwordCredential":{"displayName":${secretName},"endDateTime":"'$end'"}}'
  write_to post --url "$app/addPassword" --body "$body" --query "join(' ', [secretText, endDateTime])" || refused
  secret=\${answer% *}
  expires=\${answer#* }
  ${say(scriptTexts.secretNew)}
fi`;
}

function result({ result: { head, tail } }: PrepareRequests): string {
  return `${say(scriptTexts.done)}
line=${bashWord(head)}",\\"tenantId\\":\\"$tenant\\",\\"clientId\\":\\"$client\\""
if [ -n "$secret" ]; then line="$line,\\"clientSecret\\":\\"$secret\\""; fi
if [ -n "$expires" ]; then line="$line,\\"secretExpiresOn\\":\\"$expires\\""; fi
printf '%s\\n' "$line,\\"subscriptionId\\":\\"$subscription\\""${bashWord(tail)}`;
}
