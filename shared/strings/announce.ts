import { localised } from '../language/localised.ts';
import type { OutcomeKind } from '../runModel.ts';
import { plural } from './format.ts';

/** What screen readers are told of what happens beside what a person does. */
export const announceTexts = localised('announceTexts', {
  step: (step: string, state: string) => `${step}: ${state}`,
  ended: {
    done: (workspace: string, changes: string) => `The sync of ${workspace} is done. ${changes}.`,
    partly: (workspace: string, changes: string) => `The sync of ${workspace} is partly done. ${changes}.`,
    failed: (workspace: string, why: string) =>
      why === '' ? `The sync of ${workspace} stopped.` : `The sync of ${workspace} stopped. ${why}.`,
    cancelled: (workspace: string) => `The sync of ${workspace} was cancelled.`,
  } satisfies Readonly<Record<OutcomeKind, (workspace: string, more: string) => string>>,
  checksPassed: (table: string, count: number) =>
    plural(count, { one: `${table}: the check has passed`, other: `${table}: all # checks have passed` }),
  check: (name: string, state: string) => `${name}: ${state}`,
});
