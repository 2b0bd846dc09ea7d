import { writeFileSync } from 'node:fs';
import { cliTexts } from '../../../shared/strings/cli.ts';
import { errorNumber } from '../../store/fileFailure.ts';
import { chosenConnection } from '../connections.ts';
import { refusalOf } from '../refusal.ts';
import type { ExitCode } from '../surroundings.ts';
import { refused, type VerbContext } from './verb.ts';

/** Writes a connection for another computer, without its secret: to a new file, else to standard output. */
export async function exportConnection(context: VerbContext): Promise<ExitCode> {
  const { app, line, print } = context;
  const chosen = await chosenConnection(app, line);
  if (!chosen.ok) return refused(context, chosen.refusal, 3);
  const { connectionId, workspace } = chosen.value;
  const made = await app.commands.exportConnection(connectionId);
  if (!made.ok) return refused(context, refusalOf(made.error), 1);
  const { text } = made.value;
  if (line.out === undefined) {
    print(text.trimEnd());
    return 0;
  }
  try {
    writeFileSync(line.out, text, { flag: 'wx', flush: true });
  } catch (error) {
    return refused(context, cliTexts.fileNotWritten(line.out, errorNumber(error) ?? 'unknown'), 1);
  }
  print(
    line.json
      ? JSON.stringify({ connectionId, file: line.out })
      : cliTexts.exported(workspace.name, line.out),
  );
  return 0;
}
