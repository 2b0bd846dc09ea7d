import { cliTexts, plannedLine } from '../../../shared/strings/cli.ts';
import type { PlannedAction } from '../../../shared/syncPreview.ts';
import type { DryRun } from '../../methods/dryRun.ts';
import type { SyncTarget } from '../practiceTarget.ts';
import { refusalLine, refusalOf } from '../refusal.ts';
import type { ExitCode } from '../surroundings.ts';
import { cannotStart, documentError, exitCodeOf, type SyncDocument } from '../syncDocument.ts';
import type { VerbContext } from './verb.ts';

/** Says what a sync would do, and why. Nothing is changed, and nothing remembers that it was asked. */
export async function dryRun(context: VerbContext, target: SyncTarget): Promise<ExitCode> {
  const { app, line, print, tell } = context;
  const request =
    target.kind === 'add' ? { add: target.add } : { connectionId: target.connectionId, full: line.full };
  const answer = await app.commands.dryRun(request);
  if (!answer.ok) {
    tell(refusalLine(refusalOf(answer.error)));
    const reason = documentError(refusalOf(answer.error));
    if (line.json) print(JSON.stringify({ ...cannotStart, ...reason, dryRun: true, changes: [] }));
    return 3;
  }
  const plan = answer.value;
  const document = documentOf(plan);
  if (plan.error) tell(refusalLine(refusalOf(plan.error)));
  if (line.json) {
    const changes = plan.groups.map(({ error, ...group }) => ({
      ...group,
      ...(error ? { code: error.code } : {}),
    }));
    const reason = plan.error ? documentError(refusalOf(plan.error)) : {};
    print(JSON.stringify({ ...document, ...reason, dryRun: true, changes }));
  } else {
    for (const group of plan.groups) {
      print(plannedLine(group, group.error ? refusalLine(refusalOf(group.error)) : undefined));
    }
    print(cliTexts.dryRunEnd(plan.groups.length, plan.unchanged, plan.full));
  }
  return exitCodeOf(document);
}

/** The same document as of a sync, with what would be counted in place of what was. */
function documentOf({ groups, unchanged, error, traffic, durationInMs }: DryRun): SyncDocument {
  const count = (action: PlannedAction) => groups.filter((group) => group.action === action).length;
  const heldBack = count('holdBack');
  const failed = count('leave');
  const isWhole = heldBack + failed === 0;
  return {
    ...cannotStart,
    outcome: error ? 'failed' : isWhole ? 'done' : 'partly',
    created: count('create'),
    updated: count('update'),
    deleted: count('remove'),
    ...{ unchanged, heldBack, failed, durationInMs },
    requests: traffic.requests,
    bytes: traffic.bytes,
  };
}
