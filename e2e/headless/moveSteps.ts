import { randomUUID } from 'node:crypto';
import type { Workspace } from '../../shared/model.ts';
import { practice } from '../../shared/practice.ts';
import { groupScope } from '../../simulator/azure/arm/scopes.ts';
import { assignRole } from '../../simulator/azure/buildState.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import type { Workspace as StoredWorkspace } from '../../simulator/azure/state.ts';
import type { HeadlessApp } from './headlessApp.ts';
import { practiceWorkspace, storedMembersIn } from './storedGroups.ts';
import { practiceCredentials, succeeded } from './wizardPath.ts';

/** The workspace of the branch office, which the working app sees once it has a role there. */
export const BRANCH = { resourceGroup: 'rg-oms-branch', name: 'law-contoso-branch' } as const;

/** Every app that works in the usual workspace works in the branch's as well. */
export function permitBranch({ simulator }: HeadlessApp): void {
  const [tenant] = simulator.azure.tenants;
  const ids: readonly string[] = [practice.clientId, practiceApps.graphPermitted.clientId];
  const apps = tenant?.apps.filter(({ appId }) => ids.includes(appId));
  const scope = groupScope(practice.subscriptionId, BRANCH.resourceGroup);
  for (const app of apps ?? [])
    tenant?.roleAssignments.push(assignRole(randomUUID(), app, 'contributor', scope));
}

export function branchWorkspace({ simulator }: HeadlessApp): StoredWorkspace {
  const [tenant] = simulator.azure.tenants;
  const group = tenant?.subscriptions
    .find(({ subscriptionId }) => subscriptionId === practice.subscriptionId)
    ?.resourceGroups.get(BRANCH.resourceGroup);
  const found = group?.workspaces.get(BRANCH.name);
  if (found === undefined) throw new Error('The simulator has no branch workspace');
  return found;
}

/** Sign-in with the app that may read its secret's end, which is another than the usual one. */
export async function otherApp({ handlers }: HeadlessApp): Promise<string> {
  const { clientId, clientSecret } = practiceApps.graphPermitted;
  const credentials = practiceCredentials({ clientId, secret: { kind: 'typed', value: clientSecret } });
  return succeeded(await handlers.verifySignIn(credentials)).signInId;
}

export interface MoveOptions {
  readonly to?: { readonly resourceGroup: string; readonly name: string };
  readonly groups?: 'keep' | 'delete';
  /** Default: the sign-in with the stored secret. */
  readonly signInId?: string;
}

/** The wizard's calls of a move, up to the answer of the last page. */
export async function startMove({ handlers }: HeadlessApp, connectionId: string, options: MoveOptions = {}) {
  const { to = BRANCH, groups = 'delete' } = options;
  const signInId = options.signInId ?? succeeded(await handlers.holdSignIn({ connectionId })).signInId;
  const { subscriptionId } = practice;
  const workspace: Workspace = succeeded(await handlers.getWorkspace({ signInId, subscriptionId, ...to }));
  return handlers.moveConnection({ connectionId, signInId, workspace, groups });
}

export async function move(app: HeadlessApp, connectionId: string, options: MoveOptions = {}) {
  const { runId } = succeeded(await startMove(app, connectionId, options));
  return app.finished(runId);
}

/** Names by alias in both workspaces. */
export const here = (app: HeadlessApp) => storedMembersIn(practiceWorkspace(app), ['a part is missing']);
export const there = (app: HeadlessApp) => storedMembersIn(branchWorkspace(app), ['a part is missing']);
