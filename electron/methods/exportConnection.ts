import type { MethodInput } from '../../shared/contract.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { CompositionDeps } from '../composition.ts';
import { exportText } from '../store/exportFile.ts';
import { type ConnectionStores, findById } from './findConnection.ts';

export interface ExportDeps extends Pick<CompositionDeps, 'clock' | 'computer' | 'logger' | 'saveText'> {
  readonly stores: ConnectionStores;
}

/** The connection as the text of a file, without a secret. */
export async function textOfConnection(
  connectionId: string,
  { stores, clock, computer }: Omit<ExportDeps, 'saveText'>,
): Promise<Result<{ readonly name: string; readonly text: string }>> {
  const found = await findById(stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record } = found.value;
  const { site, workspace } = record;
  return ok({
    name: `OMS connection ${site.siteCode} ${workspace.name}.json`,
    text: exportText(record, { now: clock.now(), computer }),
  });
}

/** Asks where to save it, and writes it there. Anybody may who can see the connection. */
export async function exportConnection(
  { connectionId }: MethodInput<'exportConnection'>,
  deps: ExportDeps,
): Promise<Result<MethodOutputs['exportConnection']>> {
  const made = await textOfConnection(connectionId, deps);
  if (!made.ok) return made;
  const answer = await deps.saveText(made.value.name, made.value.text);
  if (answer.ok && answer.value.saved)
    deps.logger.write('info', 'Store', `Connection ${connectionId} was exported, without its secret`);
  return answer;
}
