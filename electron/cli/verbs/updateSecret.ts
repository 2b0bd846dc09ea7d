import { appError } from '../../../shared/errors.ts';
import { cleanPaste, looksLikeSecretId } from '../../../shared/fields.ts';
import { cliTexts, secretReplaced } from '../../../shared/strings/cli.ts';
import { chosenConnection } from '../connections.ts';
import { contextOf, refusalOf } from '../refusal.ts';
import type { ExitCode } from '../surroundings.ts';
import { refused, type VerbContext } from './verb.ts';

/**
 * Replaces the client secret of a connection by the one from standard input, once it is proven. Nothing of it is shown
 * but the three characters that Microsoft Entra ID shows as well.
 */
export async function updateSecret(context: VerbContext): Promise<ExitCode> {
  const { app, line, input, print } = context;
  // Typed, it would stand on the screen; and a person who just started the program would wait for nothing.
  if (input.isTerminal) return refused(context, cliTexts.secretByPipe, 3);
  const chosen = await chosenConnection(app, line);
  if (!chosen.ok) return refused(context, chosen.refusal, 3);
  const connection = chosen.value;
  const { connectionId } = connection;
  if ((await app.commands.canOpenSecret(connectionId)) === false) {
    return refused(context, cliTexts.sealedElsewhere, 3);
  }
  const secret = await secretFrom(input.read);
  if (secret === undefined) return refused(context, cliTexts.noSecretRead, 3);
  if (looksLikeSecretId(secret)) return refused(context, refusalOf(appError('secretIsId')), 1);
  const updated = await app.commands.updateSecret({ connectionId, secret });
  if (!updated.ok) return refused(context, refusalOf(updated.error, contextOf(connection)), 1);
  if (line.json) print(JSON.stringify({ connectionId, secret: updated.value }));
  else print(secretReplaced(connection.workspace.name, updated.value));
  return 0;
}

/** One line; what a file or `echo` puts around it is taken off. Undefined where there is none, or more. */
async function secretFrom(read: () => Promise<string>): Promise<string | undefined> {
  let text: string;
  try {
    text = await read();
  } catch {
    return undefined;
  }
  const { value } = cleanPaste(text);
  return value === '' || /\s/.test(value) ? undefined : value;
}
