import { cliTexts, verifyEnd, verifyLine } from '../../../shared/strings/cli.ts';
import type { VerifiedGroups, VerifiedState } from '../../methods/verifyGroups.ts';
import { practiceConnection } from '../practiceTarget.ts';
import { refusalLine, refusalOf } from '../refusal.ts';
import type { ExitCode } from '../surroundings.ts';
import { refused, type VerbContext } from './verb.ts';

/** Compares every group with the site and has the workspace count it. */
export async function verify(context: VerbContext): Promise<ExitCode> {
  const { app, line, print } = context;
  const practice = await practiceConnection(app, line);
  if (!practice.ok) return refused(context, practice.refusal, 3);
  const { connection } = practice.value;
  if (connection === undefined) return refused(context, cliTexts.noPracticeConnection, 3);
  const answer = await app.commands.verifyGroups(connection.connectionId);
  if (!answer.ok) return refused(context, refusalOf(answer.error), 3);
  const counts = countsOf(answer.value);
  if (line.json) {
    const groups = answer.value.groups.map(({ error, ...group }) => ({
      ...group,
      ...(error ? { code: error.code } : {}),
    }));
    const { surplus } = answer.value;
    print(JSON.stringify({ connectionId: connection.connectionId, ...counts, groups, surplus }));
  } else {
    for (const group of answer.value.groups) {
      print(verifyLine(group, group.error ? refusalLine(refusalOf(group.error)) : undefined));
    }
    for (const { alias } of answer.value.surplus) print(cliTexts.surplusGroup(alias));
    print(verifyEnd(counts));
  }
  if (counts.wrong > 0) return 1;
  return counts.missing + counts.notChecked > 0 ? 2 : 0;
}

function countsOf({ groups, surplus }: VerifiedGroups): Readonly<Record<VerifiedState, number>> {
  const count = (state: VerifiedState) => groups.filter((group) => group.state === state).length;
  return {
    inSync: count('inSync'),
    // One that nobody asked for is as wrong as one with the wrong members.
    wrong: count('wrong') + surplus.length,
    missing: count('missing'),
    notChecked: count('notChecked'),
  };
}
