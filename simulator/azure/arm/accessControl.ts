import type { App, RoleAssignment, RoleDefinition, Tenant } from '../state.ts';
import { builtInRoles } from './builtInRoles.ts';
import { covers } from './scopes.ts';

export type Permission = Pick<RoleDefinition, 'actions' | 'notActions' | 'dataActions' | 'notDataActions'>;

const patterns = new Map<string, RegExp>();

function matches(pattern: string, action: string): boolean {
  let expression = patterns.get(pattern);
  if (expression === undefined) {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    expression = new RegExp(`^${parts.join('.*')}$`, 'i');
    patterns.set(pattern, expression);
  }
  return expression.test(action);
}

export function rolesOf(tenant: Tenant): readonly RoleDefinition[] {
  return [...builtInRoles, ...tenant.customRoles];
}

/** The service principal itself and the groups that it is a member of. */
export function isAssignedTo(assignment: RoleAssignment, app: App): boolean {
  return assignment.principalId === app.servicePrincipalId || app.groupIds.includes(assignment.principalId);
}

/** An assignment is in the list at once and grants something only later, as Azure caches them. */
function isInEffect({ worksFrom }: RoleAssignment, { now }: Tenant): boolean {
  return worksFrom === undefined || now === undefined || now() >= worksFrom;
}

function grantedTo(app: App, tenant: Tenant): readonly RoleAssignment[] {
  return tenant.roleAssignments.filter(
    (assignment) => isAssignedTo(assignment, app) && isInEffect(assignment, tenant),
  );
}

/** Rights of the app at a scope, inherited ones included: one entry per role assignment, their union counts. */
export function effectivePermissions(tenant: Tenant, app: App, scope: string): readonly Permission[] {
  const roles = rolesOf(tenant);
  return grantedTo(app, tenant)
    .filter((assignment) => covers(assignment.scope, scope))
    .flatMap((assignment) => roles.find((role) => role.id === assignment.roleId) ?? []);
}

/** Azure RBAC: some entry grants the action and does not take it away again. */
export function isAllowed(tenant: Tenant, app: App, action: string, scope: string): boolean {
  return effectivePermissions(tenant, app, scope).some(
    (permission) =>
      permission.actions.some((pattern) => matches(pattern, action)) &&
      !permission.notActions.some((pattern) => matches(pattern, action)),
  );
}

/** Any role at the scope, above it or somewhere inside it: what makes a subscription appear in a list. */
export function hasAnyRoleWithin(tenant: Tenant, app: App, scope: string): boolean {
  return grantedTo(app, tenant).some(
    (assignment) => covers(assignment.scope, scope) || covers(scope, assignment.scope),
  );
}
