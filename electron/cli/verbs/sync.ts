import type { RunView } from '../../../shared/runModel.ts';
import { cliTexts, groupLine, questionLine } from '../../../shared/strings/cli.ts';
import { requestsSentence } from '../../../shared/strings/connectionPage.ts';
import { formatDuration } from '../../../shared/strings/format.ts';
import { progressTexts, stepNames, stepSentence } from '../../../shared/strings/progress.ts';
import { outcomeWords, whatChanged } from '../../../shared/strings/start.ts';
import type { GroupContents } from '../../methods/groupContents.ts';
import {
  type PracticeConnection,
  practiceConnection,
  type SyncTarget,
  syncTarget,
} from '../practiceTarget.ts';
import { type Found, found, type Refusal, refusalLine, refusalOf, refuse } from '../refusal.ts';
import type { ExitCode } from '../surroundings.ts';
import { cannotStart, documentError, exitCodeOf, type SyncDocument, syncDocument } from '../syncDocument.ts';
import { dryRun } from './dryRun.ts';
import type { VerbContext } from './verb.ts';

/** Brings the computer groups into step with the site. */
export async function sync(context: VerbContext): Promise<ExitCode> {
  const { app, line } = context;
  const practice = await practiceConnection(app, line);
  if (!practice.ok) return notStarted(context, practice.refusal);
  const target = await syncTarget(app, practice.value);
  if (!target.ok) return notStarted(context, target.refusal);
  if (line.dryRun) return dryRun(context, target.value);
  if (!line.json) tellSteps(context);
  const run = await runToItsEnd(context, target.value, practice.value);
  if (!run.ok) return notStarted(context, run.refusal);
  const groups = line.groups ? await app.commands.listGroupContents(run.value.view.connectionId) : undefined;
  if (groups && !groups.ok) context.tell(refusalLine(refusalOf(groups.error)));
  const { view, challenges } = run.value;
  const contents = groups?.ok ? groups.value : undefined;
  const document = syncDocument(view.outcome, challenges, contents);
  tellTrouble(context, view);
  const stopped = view.steps.find(({ error }) => error !== undefined)?.error;
  const reason = document.outcome === 'failed' && stopped ? documentError(refusalOf(stopped)) : {};
  if (line.json) context.print(JSON.stringify({ ...document, ...reason }));
  else printRun(context, view, document, contents);
  return exitCodeOf(document);
}

/** Nothing was begun; the document says so as well. */
export function notStarted({ line, print, tell }: VerbContext, refusal: Refusal): ExitCode {
  tell(refusalLine(refusal));
  if (line.json) print(JSON.stringify({ ...cannotStart, ...documentError(refusal) }));
  return exitCodeOf(cannotStart);
}

interface EndedRun {
  readonly view: RunView;
  readonly challenges: number;
}

async function runToItsEnd(
  { app, line }: VerbContext,
  target: SyncTarget,
  { facts }: PracticeConnection,
): Promise<Found<EndedRun>> {
  const started =
    target.kind === 'add'
      ? await app.handlers.addConnection(target.add)
      : await app.handlers.syncNow({ connectionId: target.connectionId, full: line.full });
  if (!started.ok) return refuse(refusalOf(started.error));
  const before = facts.challenges();
  const view = await app.finished(started.value.runId);
  return found({ view, challenges: facts.challenges() - before });
}

function tellSteps({ app, tell }: VerbContext): void {
  const told = new Set<string>();
  let paused: string | undefined;
  app.whenRunChanges(({ steps, pausedUntil }) => {
    if (pausedUntil !== undefined && pausedUntil !== paused)
      tell(progressTexts.paused(new Date(pausedUntil)));
    paused = pausedUntil;
    for (const step of steps) {
      if (step.state !== 'done' || told.has(step.id)) continue;
      told.add(step.id);
      tell(`${stepNames[step.id]}: ${stepSentence(step)}`);
    }
  });
}

/** More of the same says nothing more; the log and the document have them all. */
const MOST_TOLD = 20;

/** What ended the run, and which groups were left as they were. */
function tellTrouble({ tell }: VerbContext, { steps, outcome }: RunView): void {
  const stopped = steps.find(({ error }) => error !== undefined)?.error;
  if (stopped) tell(refusalLine(refusalOf(stopped)));
  const left = (outcome?.groups ?? []).flatMap(({ alias, name, error }) =>
    error ? [cliTexts.groupTrouble(alias, name, refusalLine(refusalOf(error)))] : [],
  );
  for (const sentence of left.slice(0, MOST_TOLD)) tell(sentence);
  if (left.length > MOST_TOLD) tell(cliTexts.moreInLog(left.length - MOST_TOLD));
}

function printRun(
  { print, now }: VerbContext,
  { outcome, state }: RunView,
  { questions }: SyncDocument,
  groups: readonly GroupContents[] | undefined,
): void {
  if (outcome === undefined) {
    print(outcomeWords[state === 'running' ? 'failed' : state]);
    return;
  }
  const duration = formatDuration(outcome.durationInMs);
  print(cliTexts.synced(outcomeWords[outcome.outcome], whatChanged(outcome), outcome.unchanged, duration));
  print(cliTexts.requests(requestsSentence(outcome.traffic)));
  for (const question of questions) print(questionLine(question, now()));
  for (const group of groups ?? []) print([groupLine(group), ...group.members].join('\n  '));
}
