import type { AppError } from '../errors.ts';
import { englishOnly } from '../language/englishOnly.ts';
import { causeOf } from './runLog.ts';

/** Lines of a run's log about what the connection has left elsewhere. */
export const moveLogTexts = englishOnly({
  waits: 'What was left in another workspace goes when every group is here and verified',
  gone: (workspace: string, groups: 'keep' | 'delete') =>
    groups === 'keep'
      ? `The groups in ${workspace}, where the connection was before, stay as they are`
      : `Removed the groups in ${workspace}, where the connection was before`,
  left: (workspace: string, error: AppError) =>
    `The groups in ${workspace}, where the connection was before, are still there${causeOf(error)}; the next sync tries again`,
  formerGone: (connectionId: string) => `Removed the former connection ${connectionId} and its groups`,
  formerLeft: (connectionId: string, error: AppError) =>
    `The former connection ${connectionId} is still there${causeOf(error)}; the next sync tries again`,
});
