import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { practice as values } from '../../shared/practice.ts';
import { cliTexts } from '../../shared/strings/cli.ts';
import { type PracticeFacts, UnusableSite } from '../practice.ts';
import type { CommandLine } from './commandLine.ts';
import { chosenConnections } from './connections.ts';
import type { NodeApp } from './nodeApp.ts';
import { contextOf, type Found, found, refusalOf, refuse } from './refusal.ts';

/** The connection of the made-up site, if there is one, and the site. */
export interface PracticeConnection {
  readonly facts: PracticeFacts;
  readonly connection: ConnectionView | undefined;
}

/** What a sync has to do: go on with a connection, or add collections to it, or make it. */
export type SyncTarget =
  | { readonly kind: 'saved'; readonly connectionId: string }
  | { readonly kind: 'add'; readonly add: MethodInput<'addConnection'> };

/**
 * The practice connection that the command line means. A real one is refused: nothing here could sign in to its SMS
 * Provider.
 */
export async function practiceConnection(
  app: NodeApp,
  line: CommandLine,
): Promise<Found<PracticeConnection>> {
  if (line.practice === undefined) return refuse(cliTexts.realProvider);
  const facts = await factsOf(app, line.practice.site);
  if (!facts.ok) return facts;
  const chosen = await chosenConnections(app, line);
  if (!chosen.ok) return chosen;
  const { connections, unreadable } = chosen.value;
  const connection =
    line.connectionId === undefined
      ? connections.find(({ site }) => site.hierarchyId === facts.value.hierarchyId)
      : connections[0];
  const [broken] = unreadable;
  // It may be the one that is meant: a second one would undo what the first one did.
  if (connection === undefined && broken) return refuse(refusalOf(broken.error));
  return found({ facts: facts.value, connection });
}

async function factsOf({ practice }: NodeApp, path: string | undefined): Promise<Found<PracticeFacts>> {
  try {
    return found(await practice.facts());
  } catch (error) {
    if (!(error instanceof UnusableSite)) throw error;
    return refuse(cliTexts.siteUnusable(path ?? '', error.message));
  }
}

/** The connection as it has to be for this site; what is needed for adding to it is proven, and nothing is written. */
export async function syncTarget(
  app: NodeApp,
  { facts, connection }: PracticeConnection,
): Promise<Found<SyncTarget>> {
  const known = new Set(connection?.collections.map(({ collectionId }) => collectionId));
  const added = facts.collections.filter(({ collectionId }) => !known.has(collectionId));
  if (connection && !connection.importEnabled) {
    const facts = { workspace: connection.workspace.name };
    return refuse(refusalOf(appError('importOff', { facts }), contextOf(connection)));
  }
  if (connection && added.length === 0) {
    return found({ kind: 'saved', connectionId: connection.connectionId });
  }
  if (added.length === 0) return refuse(refusalOf(appError('noDeviceCollections')));
  // Saving it anew would throw away a secret that only the app can open.
  if (connection && (await app.commands.canOpenSecret(connection.connectionId)) === false) {
    return refuse(cliTexts.sealedElsewhere);
  }
  return addTo(app, added);
}

/** The wizard's own calls in the wizard's own order. */
async function addTo(
  { handlers }: NodeApp,
  collections: PracticeFacts['collections'],
): Promise<Found<SyncTarget>> {
  const source = { kind: 'practice' } as const;
  const verified = await handlers.verifySignIn({
    source,
    cloud: 'public',
    tenant: values.tenantId,
    clientId: values.clientId,
    secret: { kind: 'typed', value: values.clientSecret },
  });
  if (!verified.ok) return refuse(refusalOf(verified.error));
  const { signInId } = verified.value;
  const { subscriptionId, resourceGroup, workspace: name } = values;
  const workspace = await handlers.getWorkspace({ signInId, subscriptionId, resourceGroup, name });
  if (!workspace.ok) return refuse(refusalOf(workspace.error));
  return found({
    kind: 'add',
    add: { signInId, source, workspace: workspace.value, collections: [...collections] },
  });
}
