import type { Subscription, Tenant } from '../state.ts';
import { ArmFailure } from './armFailure.ts';
import { covers } from './scopes.ts';

/** A read-only lock stops writes and deletions below it, a delete lock only deletions. */
export function refuseWhenLocked(tenant: Tenant, scope: string, operation: 'write' | 'delete'): void {
  const locks = tenant.locks.filter(
    (lock) => covers(lock.scope, scope) && (operation === 'delete' || lock.level === 'ReadOnly'),
  );
  if (locks.length === 0) return;
  const locked = locks.map((lock) => `'${lock.scope}'`).join(',');
  throw new ArmFailure(
    409,
    'ScopeLocked',
    `The scope '${scope}' cannot perform ${operation} operation because following scope(s) are locked: ${locked}. Please remove the lock and try again.`,
  );
}

export function refuseWhenDisallowed(
  tenant: Tenant,
  scope: string,
  resourceType: string,
  name: string,
): void {
  const policy = tenant.denyPolicies.find(
    (p) => covers(p.scope, scope) && p.resourceType.toLowerCase() === resourceType.toLowerCase(),
  );
  if (policy === undefined) return;
  const assignment = {
    name: policy.name,
    id: `${policy.scope}/providers/Microsoft.Authorization/policyAssignments/${policy.name}`,
  };
  const identifiers = JSON.stringify([{ policyAssignment: assignment }]);
  throw new ArmFailure(
    403,
    'RequestDisallowedByPolicy',
    `Resource '${name}' was disallowed by policy. Policy identifiers: '${identifiers}'.`,
    {
      further: {
        target: name,
        additionalInfo: [
          {
            type: 'PolicyViolation',
            info: { policyAssignmentName: policy.name, policyAssignmentId: assignment.id },
          },
        ],
      },
    },
  );
}

export function refuseWhenDisabled({ subscriptionId, state }: Subscription): void {
  if (state !== 'Disabled') return;
  throw new ArmFailure(
    409,
    'ReadOnlyDisabledSubscription',
    `The subscription '${subscriptionId}' is disabled and therefore marked as read only. You cannot perform any write actions on this subscription until it is re-enabled.`,
  );
}
