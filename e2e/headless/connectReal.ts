import { practice } from '../../shared/practice.ts';
import type { HeadlessApp } from './headlessApp.ts';
import { practiceCredentials, succeeded } from './wizardPath.ts';

/** A connection in the shared folder of the computer, as a person with a real site has one; answers its ID. */
export async function connectReal(
  { handlers, finished }: HeadlessApp,
  collections = [{ collectionId: 'PS100014', name: 'Servers' }],
): Promise<string> {
  const source = { kind: 'provider', fqdn: practice.providerFqdn } as const;
  succeeded(await handlers.checkSite({ source }));
  const { signInId } = succeeded(await handlers.verifySignIn(practiceCredentials({ source })));
  const workspace = succeeded(
    await handlers.getWorkspace({
      signInId,
      subscriptionId: practice.subscriptionId,
      resourceGroup: practice.resourceGroup,
      name: practice.workspace,
    }),
  );
  const started = succeeded(await handlers.addConnection({ signInId, source, workspace, collections }));
  const { connectionId } = await finished(started.runId);
  return connectionId;
}
