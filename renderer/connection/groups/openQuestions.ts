import type { SyncAnswer } from '../../../shared/groupsModel.ts';
import type { SyncQuestion } from '../../../shared/runModel.ts';

/** A question as it is put to a person. */
export interface OpenQuestion {
  readonly key: string;
  readonly question: SyncQuestion;
  /** Groups that it is about. */
  readonly count: number;
  /** Changes no group. */
  readonly safe: SyncAnswer;
  readonly act: SyncAnswer;
}

/** Tells a question from the same one at another time: what was put off once may be asked again. */
function keyOf(question: SyncQuestion): string {
  switch (question.kind) {
    case 'heldBack':
      return `heldBack ${question.collectionId} ${question.since}`;
    case 'notVisible':
      return `notVisible ${question.collectionId}`;
    case 'otherWriter':
      return 'otherWriter';
  }
}

function answersTo(question: SyncQuestion): Pick<OpenQuestion, 'safe' | 'act'> {
  const { kind, collectionId } = question;
  switch (kind) {
    case 'heldBack':
      return { safe: { kind, collectionId, choice: 'wait' }, act: { kind, collectionId, choice: 'apply' } };
    case 'notVisible':
      return { safe: { kind, collectionId, choice: 'keep' }, act: { kind, collectionId, choice: 'delete' } };
    case 'otherWriter':
      return { safe: { kind, choice: 'leave' }, act: { kind, choice: 'takeOver' } };
  }
}

/** What waits for an answer; nothing does while the import is off. */
export function waitingQuestions(
  importEnabled: boolean,
  questions: readonly SyncQuestion[] | undefined,
): readonly OpenQuestion[] {
  return importEnabled ? openQuestions(questions ?? []) : [];
}

/** The groups that another computer keeps are one question, however many there are. */
export function openQuestions(questions: readonly SyncQuestion[]): readonly OpenQuestion[] {
  const foreign = questions.filter(({ kind }) => kind === 'otherWriter');
  return questions
    .filter((question) => question.kind !== 'otherWriter' || question === foreign[0])
    .map((question) => ({
      key: keyOf(question),
      question,
      count: question.kind === 'otherWriter' ? foreign.length : 1,
      ...answersTo(question),
    }));
}
