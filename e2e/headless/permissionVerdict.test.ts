import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowedLink } from '../../electron/platform/externalLinks.ts';
import type { MethodInput } from '../../shared/contract.ts';
import type { PermissionVerdict, VerdictCause } from '../../shared/permissionVerdict.ts';
import { verdictCauses } from '../../shared/permissionVerdict.ts';
import { practice } from '../../shared/practice.ts';
import { verdictCommands, verdictDocument, verdictText } from '../../shared/strings/permissionVerdict.ts';
import { roleIds } from '../../simulator/azure/arm/builtInRoles.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import type { RoleDefinition, Tenant } from '../../simulator/azure/state.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { assertExchangesMatchSpecs } from '../../simulator/specs/assertExchanges.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { connect, practiceCredentials, succeeded } from './wizardPath.ts';

let app: HeadlessApp;
beforeEach(() => {
  app = startHeadless({ site: loadSampleSite() });
});
afterEach(async () => {
  assertExchangesMatchSpecs(app.simulator.log.exchanges);
  await app.close();
});

const searches = 'Microsoft.OperationalInsights/workspaces/savedSearches';
const group = `/subscriptions/${practice.subscriptionId}/resourceGroups/${practice.resourceGroup}`;
const workspaceScope = `${group}/providers/Microsoft.OperationalInsights/workspaces/${practice.workspace}`;
const place = {
  subscriptionId: practice.subscriptionId,
  resourceGroup: practice.resourceGroup,
  name: practice.workspace,
};
const context = { cloud: 'public', tenant: practice.tenantId, appName: 'Connector' } as const;

type Credentials = { readonly clientId: string; readonly clientSecret: string };
type Refused = MethodInput<'judgePermission'>['refused'];

function tenant(): Tenant {
  const [first] = app.simulator.azure.tenants;
  if (first === undefined) throw new Error('no tenant');
  return first;
}

async function question(
  { clientId, clientSecret }: Credentials = practice,
  refused?: Refused,
): Promise<MethodInput<'judgePermission'>> {
  const secret = { kind: 'typed', value: clientSecret } as const;
  const { signInId } = succeeded(await app.handlers.verifySignIn(practiceCredentials({ clientId, secret })));
  return { of: { kind: 'signIn', signInId, ...place }, ...(refused === undefined ? {} : { refused }) };
}

const judge = async (credentials?: Credentials, refused?: Refused): Promise<PermissionVerdict> =>
  succeeded(await app.handlers.judgePermission(await question(credentials, refused)));

/** Gives a made-up role, and answers its assignment. */
function give(
  who: string,
  rights: Partial<Pick<RoleDefinition, 'actions' | 'notActions'>>,
  at: { readonly scope?: string; readonly roleName?: string; readonly worksFrom?: Date } = {},
): void {
  const { scope = group, roleName = 'Made up', worksFrom } = at;
  const id = `0000000${tenant().customRoles.length}-1111-4111-8111-111111111111`;
  tenant().customRoles.push({
    ...{ id, roleName, description: '', type: 'CustomRole', assignableScopes: ['/'] },
    ...{ actions: [], notActions: [], dataActions: [], notDataActions: [], ...rights },
  });
  tenant().roleAssignments.push({
    ...{ id, scope, roleId: id, principalId: who, principalType: 'ServicePrincipal' as const },
    ...(worksFrom === undefined ? {} : { worksFrom }),
  });
}

const principalOf = ({ clientId }: Credentials): string =>
  tenant().apps.find(({ appId }) => appId === clientId)?.servicePrincipalId ?? '';

/** One arrangement per cause. */
const arrangements: Readonly<Record<VerdictCause, () => Promise<PermissionVerdict>>> = {
  granted: () => judge(),
  noRole: () => judge(practiceApps.noRole),
  assignedNotInEffect: () => judge(practiceApps.newRole),
  refusedThoughGranted: () => judge(practice, { code: 'notAuthorized' }),
  wrongRole: () => judge(practiceApps.reader),
  wrongResourceGroup: () => judge(practiceApps.otherGroup),
  locked: () => {
    tenant().locks.push({ name: 'frozen', scope: group, level: 'ReadOnly' });
    return judge();
  },
  policy: () =>
    judge(practice, { code: 'disallowedByPolicy', policy: 'No searches', policyId: `${group}/policy` }),
};

describe('each cause', () => {
  it.each(verdictCauses)('is told apart: %s', async (cause) => {
    expect((await arrangements[cause]()).cause).toBe(cause);
  });

  it('has a title and a first action of its own', async () => {
    const texts: ReturnType<typeof verdictText>[] = [];
    for (const cause of verdictCauses) {
      const verdict = await arrangements[cause]();
      texts.push(verdictText(verdict, context));
      tenant().locks.length = 0;
    }
    expect(new Set(texts.map(({ title }) => title)).size).toBe(verdictCauses.length);
    expect(new Set(texts.map(({ action }) => action)).size).toBe(verdictCauses.length);
    expect(texts.filter(({ link }) => allowedLink(link.url) === undefined)).toEqual([]);
  });
});

describe('what the verdict names', () => {
  it('the role that is there, and what it lacks', async () => {
    const verdict = await judge(practiceApps.queryReader);
    expect(verdict).toMatchObject({
      cause: 'wrongRole',
      roles: [{ name: 'Log Analytics Reader', scope: group }],
      missingActions: [`${searches}/write`, `${searches}/delete`],
      objectId: principalOf(practiceApps.queryReader),
    });
    const text = verdictDocument(verdict, context);
    for (const part of [
      'Log Analytics Reader',
      `${searches}/write`,
      workspaceScope,
      'Owner, User Access Administrator or Role Based Access Control Administrator',
      `az role assignment create --assignee-object-id "${verdict.objectId}"`,
      `New-AzRoleAssignment -ObjectId "${verdict.objectId}"`,
      `https://portal.azure.com/#@${practice.tenantId}/resource${group}/users`,
    ])
      expect(text).toContain(part);
    expect(text).not.toContain(practiceApps.queryReader.clientSecret);
  });

  it('no role where the app may not read assignments', async () => {
    give(principalOf(practiceApps.noRole), { actions: [`${searches}/read`] });
    const verdict = await judge(practiceApps.noRole);
    expect(verdict.cause).toBe('wrongRole');
    expect(verdict.roles).toBeUndefined();
    expect(verdictText(verdict, context).title).toBe(
      'Connector has a role in law-contoso-hq that may not write saved searches',
    );
  });

  it('the workspaces in which it has the rights', async () => {
    const { elsewhere } = await judge(practiceApps.otherGroup);
    expect(elsewhere).toEqual([{ workspace: 'law-contoso-branch', resourceGroup: 'rg-oms-branch' }]);
  });

  it.each([
    ['the workspace', workspaceScope, 'ReadOnly', undefined, 'read-only lock frozen on law-contoso-hq'],
    ['the group', group, 'ReadOnly', undefined, 'read-only lock frozen on rg-oms-hq'],
    ['the group, against deletion', group, 'CanNotDelete', { code: 'scopeLocked' }, 'delete lock frozen'],
  ] as const)('the lock on %s', async (_what, scope, level, refused, named) => {
    tenant().locks.push({ name: 'frozen', scope, level });
    const verdict = await judge(practice, refused);
    expect(verdict).toMatchObject({ cause: 'locked', lock: { name: 'frozen', level, scope } });
    expect(verdictText(verdict, context).title).toContain(named);
  });

  it('no lock that does not reach the workspace, and none against deletion while nothing was refused', async () => {
    tenant().locks.push(
      { name: 'other', scope: `${group}2`, level: 'ReadOnly' },
      { name: 'kept', scope: group, level: 'CanNotDelete' },
    );
    expect((await judge()).cause).toBe('granted');
  });

  it('the cloud in its commands', async () => {
    const verdict = await judge(practiceApps.noRole);
    expect(verdictCommands(verdict, 'usGovernment')?.az).toContain('az cloud set --name AzureUSGovernment');
    expect(verdictCommands(verdict, 'china')?.powerShell).toContain(
      'Connect-AzAccount -Environment AzureChinaCloud',
    );
    expect(verdictCommands(verdict, 'public')?.az).not.toContain('cloud set');
  });
});

describe('effective permissions, by the simulator’s rights and by the app alike', () => {
  const write = `${searches}/write`;
  const three = [`${searches}/read`, write, `${searches}/delete`];
  it.each([
    ['three plain actions', [{ actions: three }], true],
    ['a nested wildcard', [{ actions: ['Microsoft.OperationalInsights/*/savedSearches/*'] }], true],
    ['a wildcard in the middle of a word', [{ actions: ['Microsoft.Operational*/savedSearches/*'] }], true],
    ['another type', [{ actions: ['Microsoft.OperationalInsights/workspaces/tables/*'] }], false],
    ['case', [{ actions: ['MICROSOFT.operationalinsights/WORKSPACES/*'] }], true],
    ['notActions of the same role', [{ actions: ['*'], notActions: ['*/write'] }], false],
    [
      'notActions of one role and actions of another',
      [{ actions: ['*'], notActions: ['*/write'] }, { actions: [write] }],
      true,
    ],
    ['halves in two roles', [{ actions: three.slice(0, 2) }, { actions: three.slice(2) }], true],
    [
      'notActions in both',
      [
        { actions: ['*'], notActions: [write] },
        { actions: ['*'], notActions: ['*/write'] },
      ],
      false,
    ],
  ])('%s', async (_what, roles, expected) => {
    for (const rights of roles) give(principalOf(practiceApps.noRole), rights);
    expect((await judge(practiceApps.noRole)).cause === 'granted').toBe(expected);
    const input = await question(practiceApps.noRole);
    if (input.of.kind !== 'signIn') throw new Error('not a sign-in');
    const { signInId } = input.of;
    const workspace = {
      ...place,
      ...{ resourceId: workspaceScope, customerId: practice.workspaceCustomerId, location: '' },
      subscriptionName: '',
    };
    const check = await app.handlers.checkWorkspace({ signInId, workspace });
    expect(check.ok && check.value.missingActions.length === 0).toBe(expected);
  });

  it('a role of the subscription reaches down, a role of the workspace is enough', async () => {
    const who = principalOf(practiceApps.noRole);
    give(
      who,
      { actions: three },
      { scope: workspaceScope.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions') },
    );
    expect((await judge(practiceApps.noRole)).cause).toBe('granted');
  });

  it('a role of a group that the app is in counts', async () => {
    const found = tenant().apps.find(({ appId }) => appId === practiceApps.noRole.clientId);
    const groupId = '77777777-7777-4777-8777-777777777777';
    found?.groupIds.push(groupId);
    give(groupId, { actions: ['*'] }, { scope: `/subscriptions/${practice.subscriptionId}` });
    expect((await judge(practiceApps.noRole)).cause).toBe('granted');
  });
});

it('judges a saved connection by its own sign-in', async () => {
  const run = await connect(app, ['PS100014']);
  const { connectionId } = run;
  const own = tenant().roleAssignments.findIndex(({ principalId }) => principalId === principalOf(practice));
  tenant().roleAssignments.splice(own, 1, {
    ...{ id: 'x', scope: group, roleId: roleIds.reader, principalId: principalOf(practice) },
    principalType: 'ServicePrincipal',
  });
  const verdict = succeeded(await app.handlers.judgePermission({ of: { kind: 'connection', connectionId } }));
  expect(verdict).toMatchObject({ cause: 'wrongRole', roles: [{ name: 'Reader' }] });
});
