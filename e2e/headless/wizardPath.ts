import type { MethodInput } from '../../shared/contract.ts';
import type { Workspace } from '../../shared/model.ts';
import { practice } from '../../shared/practice.ts';
import type { Result } from '../../shared/result.ts';
import type { RunView } from '../../shared/runModel.ts';
import type { HeadlessApp } from './headlessApp.ts';

export const practiceSource = { kind: 'practice' } as const;

/** The wizard's own calls in the wizard's own order, up to the workspace's choice. */
export async function signInAndChoose(app: HeadlessApp): Promise<{ signInId: string; workspace: Workspace }> {
  const report = succeeded(await app.handlers.checkSite({ source: practiceSource }));
  if (!report.passed) throw new Error(`The site check failed: ${JSON.stringify(report.checks)}`);
  const { signInId } = succeeded(await app.handlers.verifySignIn(practiceCredentials()));
  const workspace = await discoverOne(app, signInId);
  return { signInId, workspace };
}

export function practiceCredentials(
  patch: Partial<MethodInput<'verifySignIn'>> = {},
): MethodInput<'verifySignIn'> {
  return {
    source: practiceSource,
    cloud: 'public',
    tenant: practice.tenantId,
    clientId: practice.clientId,
    secret: { kind: 'typed', value: practice.clientSecret },
    ...patch,
  };
}

/** Starts discovery and answers the only workspace it finds. */
export async function discoverOne(app: HeadlessApp, signInId: string): Promise<Workspace> {
  const { runId } = succeeded(await app.handlers.discoverWorkspaces({ signInId }));
  await untilDiscovered(app, runId);
  const found = app
    .discovery()
    .flatMap((event) => (event.kind === 'found' && event.runId === runId ? event.workspaces : []));
  const [workspace] = found;
  if (!workspace || found.length !== 1) throw new Error(`Expected one workspace, found ${found.length}`);
  return workspace;
}

/** Resolves when the discovery has told its end. */
export async function untilDiscovered(app: HeadlessApp, runId: string): Promise<void> {
  const ended = () =>
    app
      .discovery()
      .some((event) => event.runId === runId && (event.kind === 'finished' || event.kind === 'failed'));
  while (!ended()) await new Promise((resolve) => setImmediate(resolve));
}

/** The whole wizard for these collections; answers the finished run. */
export async function connect(app: HeadlessApp, collectionIds: readonly string[]): Promise<RunView> {
  const { signInId, workspace } = await signInAndChoose(app);
  const listed = succeeded(await app.handlers.listCollections({ source: practiceSource })).collections;
  const collections = collectionIds.map((collectionId) => ({
    collectionId,
    name: listed.find((collection) => collection.collectionId === collectionId)?.name ?? collectionId,
  }));
  const started = succeeded(
    await app.handlers.addConnection({ signInId, source: practiceSource, workspace, collections }),
  );
  return app.finished(started.runId);
}

/** The value of a successful answer; anything else fails the test with what the app said. */
export function succeeded<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The app answered ${JSON.stringify(result.error)}`);
  return result.value;
}

/** A connection that is kept in the shared folder, as one of a real site is; its app's timer refreshes it. */
export async function connectShared(app: HeadlessApp, collectionIds: readonly string[]): Promise<RunView> {
  const source = { kind: 'provider', fqdn: practice.providerFqdn } as const;
  succeeded(await app.handlers.checkSite({ source }));
  const { signInId } = succeeded(await app.handlers.verifySignIn(practiceCredentials({ source })));
  const { subscriptionId, resourceGroup, workspace: name } = practice;
  const place = { signInId, subscriptionId, resourceGroup, name };
  const workspace = succeeded(await app.handlers.getWorkspace(place));
  const collections = collectionIds.map((collectionId) => ({ collectionId, name: collectionId }));
  const input = { signInId, source, workspace, collections };
  return app.finished(succeeded(await app.handlers.addConnection(input)).runId);
}

/** Runs the app's timer until a run of its own has ended. */
export async function untilTimerRan(app: HeadlessApp): Promise<RunView> {
  app.composition.startSchedule();
  const own = () => app.runs().find(({ trigger }) => trigger === 'schedule');
  while (own() === undefined) await new Promise((resolve) => setImmediate(resolve));
  return app.finished(own()?.runId ?? '');
}
