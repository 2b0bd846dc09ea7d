/**
 * Why an app may not keep computer groups in a workspace, judged on its effective permissions. Each cause has a text
 * of its own in `strings/permissionVerdict.ts`.
 */
export const verdictCauses = [
  'granted',
  'noRole',
  /** A role that would do is assigned, and Azure does not count it yet. */
  'assignedNotInEffect',
  /** Azure counts the role, and the last write was refused all the same. */
  'refusedThoughGranted',
  'wrongRole',
  'wrongResourceGroup',
  'locked',
  'policy',
] as const;
export type VerdictCause = (typeof verdictCauses)[number];

export interface AssignedRoleView {
  /** "Reader" */
  readonly name: string;
  /** Where it was given: the workspace itself, or what is above it. */
  readonly scope: string;
}

export interface PermissionVerdict {
  readonly cause: VerdictCause;
  /** Resource ID of the workspace. */
  readonly scope: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly workspace: string;
  readonly clientId: string;
  /** Object ID of the service principal, as its token tells it. */
  readonly objectId?: string;
  readonly missingActions: readonly string[];
  /** Roles that reach the workspace, or those that will do once in effect; missing where the app may not read role assignments. */
  readonly roles?: readonly AssignedRoleView[];
  /** Other workspaces in which it may keep groups. */
  readonly elsewhere: readonly { readonly workspace: string; readonly resourceGroup: string }[];
  readonly lock?: {
    readonly name: string;
    readonly scope: string;
    readonly level: string;
    readonly id?: string;
  };
  readonly policy?: { readonly name: string; readonly id?: string };
  /** ISO time. */
  readonly judgedAt: string;
}

/** A write that Azure has refused, for causes that only a write can meet. */
export interface RefusedWrite {
  readonly code: 'notAuthorized' | 'scopeLocked' | 'disallowedByPolicy';
  readonly policy?: string | undefined;
  readonly policyId?: string | undefined;
}

/** Causes that time alone may mend. */
export function mayPass(cause: VerdictCause): boolean {
  return cause === 'noRole' || cause === 'assignedNotInEffect' || cause === 'refusedThoughGranted';
}
