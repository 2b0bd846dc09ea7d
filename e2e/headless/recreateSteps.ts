import { practice } from '../../shared/practice.ts';
import type { HeadlessApp } from './headlessApp.ts';
import { succeeded } from './wizardPath.ts';

export const CENTRAL = { code: 'CAS', name: 'Contoso Central', server: 'cas01.contoso.com' } as const;

/** The made-up site through the provider of its new central administration site. */
export const centralSource = { kind: 'practice', fqdn: CENTRAL.server } as const;

/** The wizard's calls of "Delete and recreate", up to the answer of the last page. */
export async function startRecreating({ handlers }: HeadlessApp, connectionId: string) {
  const { signInId } = succeeded(await handlers.holdSignIn({ connectionId }));
  const { connections } = succeeded(await handlers.listConnections({}));
  const former = connections.find((one) => one.connectionId === connectionId);
  if (former === undefined) throw new Error('The connection is gone');
  const { subscriptionId, resourceGroup, workspace: name } = practice;
  const workspace = succeeded(await handlers.getWorkspace({ signInId, subscriptionId, resourceGroup, name }));
  const collections = former.collections.map((one) => ({ ...one }));
  return handlers.addConnection({
    ...{ signInId, source: centralSource, workspace, collections },
    replaces: connectionId,
  });
}
