import { supportCliTexts, supportFileTexts, supportTexts } from '../../../shared/strings/support.ts';
import { refusalOf } from '../refusal.ts';
import type { ExitCode } from '../surroundings.ts';
import { refused, type VerbContext } from './verb.ts';

/** Writes the bundle for support to a new file and says what is in it. */
export async function exportSupport(context: VerbContext): Promise<ExitCode> {
  const { app, line, print } = context;
  const listed = await app.handlers.listSupportFiles({ hidesNames: !line.withNames });
  if (!listed.ok) return refused(context, refusalOf(listed.error), 1);
  const { bundleId, files } = listed.value;
  const names = files.map(({ name }) => name);
  const saved = await app.handlers.exportSupport({ bundleId, names });
  if (!saved.ok) return refused(context, refusalOf(saved.error), 1);
  const path = app.savedFile() ?? '';
  if (line.json) {
    print(JSON.stringify({ file: path, bytes: saved.value.bytes, namesHidden: !line.withNames, files }));
    return 0;
  }
  for (const { name, kind, bytes } of files)
    print(supportCliTexts.line(name, supportTexts.size(bytes), supportFileTexts[kind]));
  print(line.withNames ? supportCliTexts.namesKept : supportCliTexts.namesHidden);
  print(supportCliTexts.saved(path));
  return 0;
}
