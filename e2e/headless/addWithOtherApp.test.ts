import { afterEach, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { groupScope } from '../../simulator/azure/arm/scopes.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import { generateSite } from '../../simulator/configmgr/generateSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { BRANCH, here, move, otherApp, permitBranch, there } from './moveSteps.ts';
import { connect, practiceSource, succeeded } from './wizardPath.ts';

let app: HeadlessApp;
afterEach(() => app.close());

it('adding with another app keeps the former app’s secret for the workspace that was left', async () => {
  app = startHeadless({ site: generateSite({ collections: 9, devices: 60, seed: 4 }) });
  const { connectionId } = await connect(app, ['SMS00001', 'PS100014']);
  permitBranch(app);
  const scope = groupScope(practice.subscriptionId, practice.resourceGroup);
  const [tenant] = app.simulator.azure.tenants;
  tenant?.locks.push({ name: 'keep', scope, level: 'CanNotDelete' });
  await move(app, connectionId);
  const signInId = await otherApp(app);
  const { subscriptionId } = practice;
  const workspace = succeeded(await app.handlers.getWorkspace({ signInId, subscriptionId, ...BRANCH }));
  const collections = [{ collectionId: 'PS100015', name: 'Added' }];
  const added = { signInId, source: practiceSource, workspace, collections };
  const { runId } = succeeded(await app.handlers.addConnection(added));
  const run = await app.finished(runId);
  expect(run).toMatchObject({ connectionId, state: 'done' });
  expect(Object.keys(there(app))).toHaveLength(3);
  // The app that was added with has no role where the groups are left.
  tenant?.locks.splice(0);
  const { clientId } = practiceApps.graphPermitted;
  const other = tenant?.apps.find(({ appId }) => appId === clientId);
  const roles = tenant?.roleAssignments ?? [];
  const at = roles.findIndex((one) => one.principalId === other?.servicePrincipalId && one.scope === scope);
  roles.splice(at, 1);
  app = app.restarted();
  await app.finished(succeeded(await app.handlers.syncNow({ connectionId })).runId);
  expect(here(app)).toEqual({});
  const [view] = succeeded(await app.handlers.listConnections({})).connections;
  expect(view?.leftovers).toBeUndefined();
  expect(view).toMatchObject({ clientId, workspace: BRANCH });
});
