/** ARM scopes are paths; they compare without regard to case. */

export function subscriptionScope(subscriptionId: string): string {
  return `/subscriptions/${subscriptionId}`;
}

export function groupScope(subscriptionId: string, resourceGroup: string): string {
  return `${subscriptionScope(subscriptionId)}/resourceGroups/${resourceGroup}`;
}

export function workspaceScope(subscriptionId: string, resourceGroup: string, workspace: string): string {
  return `${groupScope(subscriptionId, resourceGroup)}/providers/Microsoft.OperationalInsights/workspaces/${workspace}`;
}

const canonical = (scope: string): string =>
  `/${scope
    .split('/')
    .filter((s) => s !== '')
    .join('/')
    .toLowerCase()}`;

/** True when what is granted (or locked) at `upper` reaches `lower`. */
export function covers(upper: string, lower: string): boolean {
  const above = canonical(upper);
  const below = canonical(lower);
  return above === '/' || above === below || below.startsWith(`${above}/`);
}
