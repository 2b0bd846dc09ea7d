import type { Hono } from 'hono';
import { isRecord, json } from '../json.ts';
import type { RoleAssignment, RoleDefinition, Tenant } from '../state.ts';
import { effectivePermissions, isAllowed, isAssignedTo, rolesOf } from './accessControl.ts';
import { type ArmEnv, type ArmRequest, requireAction, requireAnyRole } from './armCall.ts';
import { ArmFailure, authorizationFailed, badRequest, invalidContent } from './armFailure.ts';
import { displayScope } from './armPath.ts';
import { readFilter } from './odataFilter.ts';
import { covers } from './scopes.ts';

const provider = 'providers/microsoft.authorization';
const assignmentType = 'Microsoft.Authorization/roleAssignments';
const definitionType = 'Microsoft.Authorization/roleDefinitions';

/** Role definitions are named under the subscription from which they are seen. */
function definitionId(roleId: string, scope: string): string {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? '';
  return `${subscription}/providers/${definitionType}/${roleId}`;
}

function assignmentView(assignment: RoleAssignment, seenFrom: string): unknown {
  const prefix = assignment.scope === '/' ? '' : assignment.scope;
  return {
    properties: {
      roleDefinitionId: definitionId(assignment.roleId, seenFrom),
      principalId: assignment.principalId,
      principalType: assignment.principalType,
      scope: assignment.scope,
      condition: null,
      conditionVersion: null,
      delegatedManagedIdentityResourceId: null,
      description: null,
    },
    id: `${prefix}/providers/${assignmentType}/${assignment.id}`,
    type: assignmentType,
    name: assignment.id,
  };
}

function definitionView(role: RoleDefinition, seenFrom: string): unknown {
  const { actions, notActions, dataActions, notDataActions } = role;
  return {
    properties: {
      roleName: role.roleName,
      type: role.type,
      description: role.description,
      assignableScopes: role.assignableScopes,
      permissions: [{ actions, notActions, dataActions, notDataActions }],
    },
    id: definitionId(role.id, seenFrom),
    type: definitionType,
    name: role.id,
  };
}

const scopeOf = (c: ArmRequest): string => displayScope(c.req.param('scope') ?? '/');

/** Everything at the scope, above it and below it, as far as the caller may see it. */
function listAssignments(c: ArmRequest, tenant: Tenant, scope: string): readonly RoleAssignment[] {
  const { app } = c.get('caller');
  const action = `${assignmentType}/read`;
  requireAnyRole(c, action, scope);
  const filter = readFilter(c.get('query').get('$filter'));
  const known = ['atscope', 'assignedto', 'principalid'];
  const unknown = [...filter.keys()].find((key) => !known.includes(key));
  if (unknown !== undefined) throw badRequest(`The filter '${unknown}' is not supported.`);
  const assignedTo = filter.get('assignedto');
  const principal = tenant.apps.find((a) => a.servicePrincipalId === assignedTo);
  const readsScope = isAllowed(tenant, app, action, scope);
  return tenant.roleAssignments.filter((assignment) => {
    const above = covers(assignment.scope, scope);
    if (!above && (filter.has('atscope') || !covers(scope, assignment.scope))) return false;
    if (filter.has('principalid') && assignment.principalId !== filter.get('principalid')) return false;
    if (assignedTo !== undefined) {
      const reaches =
        principal === undefined ? assignment.principalId === assignedTo : isAssignedTo(assignment, principal);
      if (!reaches) return false;
    }
    return readsScope || isAllowed(tenant, app, action, assignment.scope);
  });
}

async function readNewAssignment(c: ArmRequest, id: string, scope: string): Promise<RoleAssignment> {
  let body: unknown;
  try {
    body = JSON.parse(await c.req.raw.text());
  } catch {
    throw invalidContent('the body is not JSON');
  }
  const properties = isRecord(body) && isRecord(body.properties) ? body.properties : undefined;
  const roleId =
    String(properties?.roleDefinitionId ?? '')
      .split('/')
      .at(-1) ?? '';
  const principalId = String(properties?.principalId ?? '');
  const { tenant } = c.get('caller');
  if (!rolesOf(tenant).some((role) => role.id === roleId)) {
    throw new ArmFailure(
      404,
      'RoleDefinitionDoesNotExist',
      `The specified role definition with ID '${roleId}' does not exist.`,
    );
  }
  const principal = tenant.apps.find((a) => a.servicePrincipalId === principalId && a.hasServicePrincipal);
  if (principal === undefined && !tenant.apps.some((a) => a.groupIds.includes(principalId))) {
    throw new ArmFailure(
      400,
      'PrincipalNotFound',
      `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${tenant.tenantId}. Check that you have the correct principal ID.`,
    );
  }
  const isThere = tenant.roleAssignments.some(
    (a) =>
      a.roleId === roleId &&
      a.principalId === principalId &&
      covers(a.scope, scope) &&
      covers(scope, a.scope),
  );
  if (isThere) throw new ArmFailure(409, 'RoleAssignmentExists', 'The role assignment already exists.');
  const principalType = principal === undefined ? 'Group' : 'ServicePrincipal';
  const { roleDelayInMs = 0, now } = tenant;
  const delayed =
    roleDelayInMs > 0 && now !== undefined
      ? { worksFrom: new Date(now().getTime() + roleDelayInMs) }
      : undefined;
  return { id, scope, roleId, principalId, principalType, ...delayed };
}

/** Effective permissions, role assignments and role definitions at any scope. */
export function mountAuthorization(app: Hono<ArmEnv>): void {
  app.get(`/:scope{.+}/${provider}/permissions`, (c) => {
    const { tenant, app: caller } = c.get('caller');
    const scope = scopeOf(c);
    const value = effectivePermissions(tenant, caller, scope);
    // Answers for the caller, so it asks for no right of its own beyond having some.
    if (value.length === 0)
      throw authorizationFailed(caller, 'Microsoft.Authorization/permissions/read', scope);
    return json(200, {
      value: value.map(({ actions, notActions, dataActions, notDataActions }) => ({
        actions,
        notActions,
        dataActions,
        notDataActions,
      })),
    });
  });

  app.get(`/:scope{.+}/${provider}/roleassignments`, (c) => {
    const scope = scopeOf(c);
    const found = listAssignments(c, c.get('caller').tenant, scope);
    return json(200, { value: found.map((assignment) => assignmentView(assignment, scope)) });
  });
  app.put(`/:scope{.+}/${provider}/roleassignments/:id`, async (c) => {
    const scope = scopeOf(c);
    requireAction(c, `${assignmentType}/write`, scope);
    const assignment = await readNewAssignment(c, c.req.param('id'), scope);
    c.get('caller').tenant.roleAssignments.push(assignment);
    return json(201, assignmentView(assignment, scope));
  });
  app.delete(`/:scope{.+}/${provider}/roleassignments/:id`, (c) => {
    const scope = scopeOf(c);
    requireAction(c, `${assignmentType}/delete`, scope);
    const { roleAssignments } = c.get('caller').tenant;
    const at = roleAssignments.findIndex((a) => a.id === c.req.param('id'));
    const removed = roleAssignments[at];
    if (removed === undefined) return new Response(null, { status: 204 });
    roleAssignments.splice(at, 1);
    return json(200, assignmentView(removed, scope));
  });

  app.get(`/:scope{.+}/${provider}/roledefinitions`, (c) => {
    const scope = scopeOf(c);
    requireAnyRole(c, `${definitionType}/read`, scope);
    const filter = readFilter(c.get('query').get('$filter'));
    const passes = (key: string, value: string): boolean =>
      (filter.get(key) ?? value).toLowerCase() === value.toLowerCase();
    const found = rolesOf(c.get('caller').tenant).filter(
      (role) => passes('rolename', role.roleName) && passes('type', role.type),
    );
    return json(200, { value: found.map((role) => definitionView(role, scope)) });
  });
  app.get(`/:scope{.+}/${provider}/roledefinitions/:id`, (c) => {
    const scope = scopeOf(c);
    requireAnyRole(c, `${definitionType}/read`, scope);
    const id = c.req.param('id');
    const role = rolesOf(c.get('caller').tenant).find((r) => r.id.toLowerCase() === id.toLowerCase());
    if (role === undefined) {
      throw new ArmFailure(
        404,
        'RoleDefinitionDoesNotExist',
        `The specified role definition with ID '${id}' does not exist.`,
      );
    }
    return json(200, definitionView(role, scope));
  });
}
