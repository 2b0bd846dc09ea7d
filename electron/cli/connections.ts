import { appError } from '../../shared/errors.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { cliTexts } from '../../shared/strings/cli.ts';
import type { CommandLine } from './commandLine.ts';
import type { NodeApp } from './nodeApp.ts';
import { type Found, found, refusalOf, refuse } from './refusal.ts';

export type ChosenConnections = MethodOutputs['listConnections'];

/** The connections that the command line means: of practice mode only, one only, or all of this computer. */
export async function chosenConnections(
  { handlers }: Pick<NodeApp, 'handlers'>,
  { practice, connectionId }: Pick<CommandLine, 'practice' | 'connectionId'>,
): Promise<Found<ChosenConnections>> {
  const listing = await handlers.listConnections({});
  if (!listing.ok) return refuse(refusalOf(listing.error));
  const isMeant = (id: string): boolean => connectionId === undefined || id === connectionId;
  const connections = listing.value.connections.filter(
    (one) => isMeant(one.connectionId) && (practice === undefined || one.practice),
  );
  const unreadable = listing.value.unreadable.filter((one) => isMeant(one.connectionId));
  if (connectionId !== undefined && connections.length + unreadable.length === 0) {
    const error = appError('connectionNotFound', { facts: { connectionId } });
    return refuse({ ...cliTexts.noSuchConnection(connectionId), error });
  }
  return found({ connections, unreadable });
}

/** The one connection that is meant; with several, the person has to say which. */
export async function chosenConnection(
  app: Pick<NodeApp, 'handlers'>,
  line: Pick<CommandLine, 'practice' | 'connectionId'>,
): Promise<Found<ConnectionView>> {
  const chosen = await chosenConnections(app, line);
  if (!chosen.ok) return chosen;
  const { connections, unreadable } = chosen.value;
  const [first, ...others] = connections;
  // One that cannot be read may be the one that is meant.
  if (first !== undefined && others.length + unreadable.length === 0) return found(first);
  if (first !== undefined) return refuse(cliTexts.severalConnections);
  const [broken] = unreadable;
  return refuse(broken ? refusalOf(broken.error) : cliTexts.noConnection);
}
