import type { CloudId } from '../clouds.ts';
import { localised } from '../language/localised.ts';
import type { PermissionVerdict, VerdictCause } from '../permissionVerdict.ts';
import { cloudNames } from './fields.ts';
import { formatList } from './format.ts';
import { policies, resourceAccess, resourceLocks, type TextContext, type TextLink } from './links.ts';

/** What a person reads of a verdict. */
export interface VerdictText {
  /** What was found, without a full stop. */
  readonly title: string;
  /** What to do first. */
  readonly action: string;
  readonly link: TextLink;
  /** Who can do it, by role. */
  readonly grantedBy: string;
}

/** Commands that mend it, each for the chosen cloud. */
export interface VerdictCommands {
  readonly az: string;
  readonly powerShell: string;
}

/** The least built-in role that may write saved searches: Microsoft Learn, "Computer groups in Azure Monitor". */
const ROLE = 'Log Analytics Contributor';

/** Names of the clouds as `az cloud set` and `Connect-AzAccount -Environment` know them. */
const azClouds: Readonly<Record<CloudId, string>> = {
  public: 'AzureCloud',
  usGovernment: 'AzureUSGovernment',
  china: 'AzureChinaCloud',
};

// Roles with Microsoft.Authorization/roleAssignments/write: Microsoft Learn, "Steps to assign an Azure role".
const givers = (place: string) =>
  `Owner, User Access Administrator or Role Based Access Control Administrator of ${place}`;

/** The title and the first thing to do, per cause. Two causes never share either. */
export const verdictText = localised(
  'verdictText',
  (verdict: PermissionVerdict, context: TextContext): VerdictText => {
    const { resourceGroup, workspace, elsewhere, lock, policy } = verdict;
    const app = context.appName ?? 'The app';
    const inner = context.appName ?? 'the app';
    const group = `the resource group ${resourceGroup}`;
    const access = { label: 'Open Access control (IAM)', url: resourceAccess(groupId(verdict), context) };
    const roles = formatList([...new Set((verdict.roles ?? []).map(({ name }) => name))]);
    const places = formatList(elsewhere.map((one) => `${one.workspace} (${one.resourceGroup})`));
    const also =
      elsewhere.length === 0 ? '' : ` It may keep groups in ${places}: choose that, or go on here.`;
    const texts: Readonly<Record<VerdictCause, Omit<VerdictText, 'link' | 'grantedBy'>>> = {
      granted: {
        title: `${app} may keep computer groups in ${workspace}`,
        action: 'Nothing is missing any more. Go on from here.',
      },
      noRole: {
        title: `${app} has no role that reaches ${workspace}`,
        action: `Have it given the role ${ROLE} on ${group}. If that was done just now, keep checking: Azure needs up to 10 minutes.`,
      },
      assignedNotInEffect: {
        title: `The role of ${inner} is given, but not yet in effect`,
        action: `${roles || ROLE} is assigned and Azure does not count it yet. Wait up to 10 minutes; nothing else has to be done.`,
      },
      refusedThoughGranted: {
        title: `Azure counts the role of ${inner}, and still refused to write`,
        action: `A role given in the last minutes is known in some places before others. Keep checking, then try again. If it stays, ask for the deny assignments of ${workspace}.`,
      },
      wrongRole: {
        title: roles
          ? `${app} has the role ${roles}, which may not write saved searches`
          : `${app} has a role in ${workspace} that may not write saved searches`,
        action: `Have ${ROLE} on ${group} given to it as well; the present role may stay.${also}`,
      },
      wrongResourceGroup: {
        title: `${app} has its rights in another resource group`,
        action: `It may keep groups in ${places}, and has no role that reaches ${workspace}. Choose a workspace of its own, or have ${ROLE} given on ${group}.`,
      },
      locked: {
        title: lock?.name
          ? `The ${lockKind(lock.level)} lock ${lock.name} on ${lastName(lock.scope)} forbids the change`
          : `A lock on ${lastName(lock?.scope ?? verdict.scope)} forbids the change`,
        action: `The role is right. Ask the owner of ${lastName(lock?.scope ?? verdict.scope)} to remove the lock, or to make it one that forbids deletion only.`,
      },
      policy: {
        title: `The Azure policy ${policy?.name || 'of your organisation'} forbids saved searches in ${workspace}`,
        action: `The role is right. Ask for an exemption from this policy for ${workspace}.`,
      },
    };
    const link =
      verdict.cause === 'locked'
        ? { label: 'Open Locks', url: resourceLocks(lock?.scope ?? verdict.scope, context) }
        : verdict.cause === 'policy'
          ? { label: 'Open Policy', url: policies(context) }
          : access;
    return { ...texts[verdict.cause], link, grantedBy: grantedBy(verdict, group) };
  },
);

function grantedBy({ cause, lock, scope }: PermissionVerdict, group: string): string {
  // Microsoft Learn, "Lock your resources to protect your infrastructure".
  if (cause === 'locked') return `Owner or User Access Administrator of ${lastName(lock?.scope ?? scope)}`;
  // Microsoft Learn, "Azure Policy exemption structure": reading and writing exemptions.
  if (cause === 'policy') return 'Owner or Resource Policy Contributor where the policy is assigned';
  return givers(group);
}

/** Commands for whoever may change it; none where time alone mends it. */
export function verdictCommands(verdict: PermissionVerdict, cloud: CloudId): VerdictCommands | undefined {
  const { cause, lock, policy, scope, clientId, objectId } = verdict;
  const inCloud = (az: string, powerShell: string): VerdictCommands => ({
    az: cloud === 'public' ? az : `az cloud set --name ${azClouds[cloud]}\naz login\n${az}`,
    powerShell:
      cloud === 'public' ? powerShell : `Connect-AzAccount -Environment ${azClouds[cloud]}\n${powerShell}`,
  });
  switch (cause) {
    case 'noRole':
    case 'wrongRole':
    case 'wrongResourceGroup': {
      // By object ID, which needs no right to look into the directory.
      const azWho = objectId
        ? `--assignee-object-id "${objectId}" --assignee-principal-type ServicePrincipal`
        : `--assignee "${clientId}"`;
      const psWho = objectId ? `-ObjectId "${objectId}"` : `-ApplicationId "${clientId}"`;
      const at = groupId(verdict);
      return inCloud(
        `az role assignment create ${azWho} --role "${ROLE}" --scope "${at}"`,
        `New-AzRoleAssignment ${psWho} -RoleDefinitionName "${ROLE}" -Scope "${at}"`,
      );
    }
    case 'locked':
      return lock?.id
        ? inCloud(`az lock delete --ids "${lock.id}"`, `Remove-AzResourceLock -LockId "${lock.id}"`)
        : inCloud(
            `az lock list --resource "${scope}" --output table`,
            `Get-AzResourceLock -Scope "${lock?.scope ?? scope}"`,
          );
    case 'policy':
      return policy?.id
        ? inCloud(
            `az policy exemption create --name "oms-connect" --exemption-category Waiver --policy-assignment "${policy.id}" --scope "${scope}"`,
            `New-AzPolicyExemption -Name "oms-connect" -ExemptionCategory Waiver -PolicyAssignment (Get-AzPolicyAssignment -Id "${policy.id}") -Scope "${scope}"`,
          )
        : undefined;
    default:
      return undefined;
  }
}

export const verdictTexts = localised('verdictTexts', {
  open: 'Who can allow it',
  paneTitle: 'Permission',
  judging: 'Finding out why',
  grantedBy: 'Who can change it',
  missing: 'Missing',
  nothingMissing: 'Nothing: the role is right',
  at: 'Where',
  app: 'App',
  copyRequest: 'Copy the request',
  saveRequest: 'Save the request',
  fileName: 'OMS Connect permission request.txt',
  copyAz: 'Copy for Azure CLI',
  copyPowerShell: 'Copy for PowerShell',
  keepChecking: 'Keep checking',
  stop: 'Stop checking',
  waiting: (seconds: number, minutes: number) =>
    `Checks again in ${seconds} s, for ${minutes <= 1 ? 'another minute' : `another ${minutes} minutes`}`,
  keepsChecking: 'Checking until the role is in effect',
  checkingNow: 'Checking now',
  stillSo: (time: string) => `Still the same at ${time}. It can take longer; try again later.`,
});

/** The verdict as a text that can be forwarded as it is. */
export const verdictDocument = localised(
  'verdictDocument',
  (verdict: PermissionVerdict, context: TextContext): string => {
    const cloud = context.cloud ?? 'public';
    const text = verdictText(verdict, context);
    const commands = verdictCommands(verdict, cloud);
    const roles = verdict.roles ?? [];
    const lines: (string | undefined)[] = [
      `OMS Connect: ${text.title}`,
      '',
      text.action,
      '',
      `${verdictTexts.missing}: ${verdict.missingActions.join(', ') || verdictTexts.nothingMissing}`,
      `${verdictTexts.at}: ${verdict.scope}`,
      `${verdictTexts.app}: ${[context.appName, `client ID ${verdict.clientId}`, verdict.objectId && `object ID ${verdict.objectId}`].filter(Boolean).join(', ')}`,
      context.tenant === undefined || context.tenant === '' ? undefined : `Tenant: ${context.tenant}`,
      `Azure environment: ${cloudNames[cloud]}`,
      ...roles.map(({ name, scope }) => `Role now: ${name} on ${scope === '/' ? 'the whole tenant' : scope}`),
      verdict.lock?.name
        ? `Lock: ${verdict.lock.name} (${verdict.lock.level}) on ${verdict.lock.scope}`
        : undefined,
      verdict.policy?.id ? `Policy assignment: ${verdict.policy.id}` : undefined,
      `${verdictTexts.grantedBy}: ${text.grantedBy}`,
      `Azure portal: ${text.link.url}`,
      ...(commands === undefined
        ? []
        : ['', 'Azure CLI:', commands.az, '', 'Az PowerShell:', commands.powerShell]),
      '',
      `Judged at ${verdict.judgedAt}`,
    ];
    return `${lines.filter((line) => line !== undefined).join('\n')}\n`;
  },
);

function groupId({ subscriptionId, resourceGroup }: PermissionVerdict): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
}

const lockKind = (level: string): string => (level === 'ReadOnly' ? 'read-only' : 'delete');

/** What people know a scope by. */
function lastName(scope: string): string {
  return scope.split('/').findLast((part) => part !== '') ?? scope;
}
