import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { groupScope } from '../../simulator/azure/arm/scopes.ts';
import { assignRole, buildSecret } from '../../simulator/azure/buildState.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { BRANCH, move, startMove } from './moveSteps.ts';
import { connectRenewing, FORMER, recordOf, renewingApp, secretsOf, sync, viewOf } from './renewing.ts';
import { practiceCredentials, practiceSource, succeeded } from './wizardPath.ts';

/** Pages stay open for hours: the secret that they hold must not take the place of a newer one. */

let app: HeadlessApp;
let connectionId: string;
afterEach(() => app.close());

async function begin(): Promise<void> {
  app = startHeadless({ site: loadSampleSite() });
  connectionId = await connectRenewing(app);
  const scope = groupScope(practice.subscriptionId, BRANCH.resourceGroup);
  const [tenant] = app.simulator.azure.tenants;
  tenant?.roleAssignments.push(assignRole(randomUUID(), renewingApp(app), 'contributor', scope));
}
const typed = async () => {
  const secret = { kind: 'typed', value: FORMER } as const;
  const credentials = practiceCredentials({ clientId: renewingApp(app).appId, secret });
  return succeeded(await app.handlers.verifySignIn(credentials)).signInId;
};
async function renew(): Promise<void> {
  succeeded(await app.handlers.setRenewal({ connectionId, enabled: true }));
  await sync(app, connectionId);
  expect(secretsOf(app)).toEqual(['made']);
}
const refused = [['saveConnection', 'secretWrong']];
const errorsOf = async (runId: string) =>
  (await app.finished(runId)).steps.flatMap(({ id, error }) => (error ? [[id, error.code]] : []));

describe('a secret that was renewed while the pages were open', () => {
  it('stays where a connection moves with its own one', async () => {
    await begin();
    const { signInId } = succeeded(await app.handlers.holdSignIn({ connectionId }));
    // As the pages do when a person goes back and on again.
    const again = succeeded(
      await app.handlers.verifySignIn(
        practiceCredentials({ clientId: renewingApp(app).appId, secret: { kind: 'held', signInId } }),
      ),
    );
    await renew();
    expect((await move(app, connectionId, { signInId: again.signInId })).state).toBe('done');
    app = app.restarted();
    expect((await sync(app, connectionId)).outcome?.outcome).toBe('done');
    expect((await viewOf(app)).workspace).toMatchObject(BRANCH);
  });

  it('stays where a typed one is no longer accepted, and the move says so', async () => {
    await begin();
    const signInId = await typed();
    await renew();
    const { runId } = succeeded(await startMove(app, connectionId, { signInId }));
    expect(await errorsOf(runId)).toEqual(refused);
    app = app.restarted();
    expect((await sync(app, connectionId)).outcome?.outcome).toBe('done');
  });

  it('stays where the wizard adds to the connection', async () => {
    await begin();
    const signInId = await typed();
    const { subscriptionId, resourceGroup, workspace: name } = practice;
    const place = { signInId, subscriptionId, resourceGroup, name };
    const workspace = succeeded(await app.handlers.getWorkspace(place));
    await renew();
    const collections = [{ collectionId: 'PS100014', name: 'Servers' }];
    const added = { signInId, source: practiceSource, workspace, collections };
    const { runId } = succeeded(await app.handlers.addConnection(added));
    expect(await errorsOf(runId)).toEqual(refused);
    app = app.restarted();
    expect((await sync(app, connectionId)).outcome?.outcome).toBe('done');
  });
});

it('a connection that moves with another secret is not said to use the former one', async () => {
  await begin();
  await renew();
  expect(recordOf(app, connectionId).secretKeyId).toBeDefined();
  const dates = { startsOn: app.clock.now(), endsOn: new Date('2028-11-18T00:00:00.000Z') };
  renewingApp(app).secrets.push(buildSecret(FORMER, randomUUID(), dates));
  await move(app, connectionId, { signInId: await typed() });
  expect(recordOf(app, connectionId)).toMatchObject({ secretHint: FORMER.slice(0, 3) });
  expect(recordOf(app, connectionId).secretKeyId).toBeUndefined();
});
