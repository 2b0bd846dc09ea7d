import { expect, it } from 'vitest';
import { practiceApps } from './practiceApps.ts';
import { arm, createTestSimulator, groupPath, pick, requestToken, signIn } from './testClient.ts';

const graph = 'https://graph.microsoft.com/v1.0';
const graphAppId = '00000003-0000-0000-c000-000000000000';
const readAll = '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30';
const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';

const text = (value: unknown, ...path: readonly (string | number)[]): string => String(pick(value, ...path));
const filtered = (path: string, filter: string) => `${graph}/${path}?$filter=${encodeURIComponent(filter)}`;

it('registers an app that can be given a role and then reads what the role shows', async () => {
  const { simulator, advance } = createTestSimulator();
  const admin = signIn(simulator, practiceApps.owner);
  const made = await admin.send('POST', `${graph}/applications`, { displayName: "Ünï 'x' (1)" });
  expect(made.status).toBe(201);
  const appId = text(made.body, 'appId');
  const listed = await admin.send('GET', filtered('applications', "displayName eq 'ünï ''x'' (1)'"));
  expect(pick(listed.body, 'value', 0, 'appId')).toBe(appId);

  const secret = await admin.send('POST', `${graph}/applications(appId='${appId}')/addPassword`, {});
  const credentials = { clientId: appId, clientSecret: text(secret.body, 'secretText') };
  advance(20);
  const tooEarly = await requestToken(simulator, credentials);
  expect([tooEarly.status, pick(tooEarly.body, 'error_codes', 0)]).toEqual([401, 7000229]);

  const none = await admin.send('GET', filtered('servicePrincipals', `appId eq '${appId}'`));
  expect(pick(none.body, 'value')).toEqual([]);
  const principal = await admin.send('POST', `${graph}/servicePrincipals`, { appId });
  expect(principal.status).toBe(201);
  expect((await admin.send('POST', `${graph}/servicePrincipals`, { appId })).status).toBe(409);

  const app = signIn(simulator, credentials);
  const subscriptions = `${arm}/subscriptions?api-version=2022-12-01`;
  expect(pick((await app.send('GET', subscriptions)).body, 'value')).toEqual([]);
  const assignment = `${groupPath}/providers/Microsoft.Authorization/roleAssignments/4b5c6d7e-0000-4000-8000-00000000000a?api-version=2022-04-01`;
  const roleDefinitionId = `/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/${contributor}`;
  const given = await admin.send('PUT', assignment, {
    properties: {
      roleDefinitionId,
      principalId: text(principal.body, 'id'),
      principalType: 'ServicePrincipal',
    },
  });
  expect(given.status).toBe(201);
  expect(pick((await app.send('GET', subscriptions)).body, 'value')).toHaveLength(1);
});

it('gives no role to an app without a service principal', async () => {
  const { simulator } = createTestSimulator();
  const admin = signIn(simulator, practiceApps.owner);
  await admin.send('POST', `${graph}/applications`, { displayName: 'half' });
  const half = simulator.azure.tenants[0]?.apps.at(-1);
  const refused = await admin.send(
    'PUT',
    `${groupPath}/providers/Microsoft.Authorization/roleAssignments/4b5c6d7e-0000-4000-8000-00000000000b?api-version=2022-04-01`,
    {
      properties: {
        roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${contributor}`,
        principalId: half?.servicePrincipalId,
      },
    },
  );
  expect([refused.status, pick(refused.body, 'error', 'code')]).toEqual([400, 'PrincipalNotFound']);
});

it('grants a permission of Microsoft Graph once, and the next token has it', async () => {
  const { simulator } = createTestSimulator();
  const admin = signIn(simulator, practiceApps.owner);
  const own = `${graph}/applications(appId='${practiceApps.noRole.clientId}')`;
  expect((await signIn(simulator, practiceApps.noRole).send('GET', own)).status).toBe(403);
  const resource = await admin.send('GET', filtered('servicePrincipals', `appId eq '${graphAppId}'`));
  const resourceId = text(resource.body, 'value', 0, 'id');
  expect((await admin.send('GET', `${graph}/servicePrincipals/${resourceId}`)).status).toBe(200);
  const app = await admin.send(
    'GET',
    filtered('servicePrincipals', `appId eq '${practiceApps.noRole.clientId}'`),
  );
  const principalId = text(app.body, 'value', 0, 'id');
  const assignments = `${graph}/servicePrincipals/${principalId}/appRoleAssignments`;
  const grant = { principalId, resourceId, appRoleId: readAll };
  expect((await admin.send('POST', assignments, grant)).status).toBe(201);
  expect((await admin.send('POST', assignments, grant)).status).toBe(400);
  const granted = await admin.send('GET', assignments);
  expect(pick(granted.body, 'value', 0, 'appRoleId')).toBe(readAll);
  expect((await signIn(simulator, practiceApps.noRole).send('GET', own)).status).toBe(200);
});

it('keeps what a registration asks for, and refuses what is not simulated', async () => {
  const { simulator } = createTestSimulator();
  const admin = signIn(simulator, practiceApps.owner);
  const own = `${graph}/applications(appId='${practiceApps.noRole.clientId}')`;
  const asks = [{ resourceAppId: graphAppId, resourceAccess: [{ id: readAll, type: 'Role' }] }];
  expect((await admin.send('PATCH', own, { requiredResourceAccess: asks })).status).toBe(204);
  expect(pick((await admin.send('GET', own)).body, 'requiredResourceAccess')).toEqual(asks);
  expect((await admin.send('PATCH', own, { displayName: 'other' })).status).toBe(400);
  expect((await admin.send('PATCH', own, { requiredResourceAccess: [{}] })).status).toBe(400);
});

it('lets nobody register, change or grant without the permission', async () => {
  const { simulator } = createTestSimulator();
  const app = signIn(simulator, practiceApps.graphPermitted);
  const own = `${graph}/applications(appId='${practiceApps.graphPermitted.clientId}')`;
  const refused = await Promise.all([
    app.send('POST', `${graph}/applications`, { displayName: 'x' }),
    app.send('PATCH', own, { requiredResourceAccess: [] }),
    app.send('POST', `${graph}/servicePrincipals`, { appId: practiceApps.graphPermitted.clientId }),
    app.send('POST', `${graph}/servicePrincipals/x/appRoleAssignments`, {}),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
});

it('refuses a filter that it does not understand', async () => {
  const { simulator } = createTestSimulator();
  const admin = signIn(simulator, practiceApps.owner);
  expect((await admin.send('GET', filtered('applications', "tags/any(t:t eq 'x')"))).status).toBe(400);
  expect((await admin.send('GET', filtered('servicePrincipals', "tags/any(t:t eq 'x')"))).status).toBe(400);
});
