import { localised } from '../language/localised.ts';
import { plural } from './format.ts';

/** The one button that mends what a connection waits for. */
export const needTexts = localised('needTexts', {
  answer: (questions: number) => plural(questions, { one: 'Answer 1 question', other: 'Answer # questions' }),
  verify: 'Verify the connection',
  collections: 'Change the device collections',
  syncAgain: 'Sync again',
  groups: 'Show the computer groups',
  import: 'Go to the import switch',
});
