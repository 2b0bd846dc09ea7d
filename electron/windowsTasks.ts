import type { Result } from '../shared/result.ts';
import type { CompositionDeps } from './composition.ts';
import { createScheduledTasks, noScheduledTasks, type ScheduledTasks } from './task/scheduledTasks.ts';
import { taskFiles } from './task/taskFiles.ts';

/** Windows' own, where the installed program runs on Windows. */
export function windowsTasks(
  { taskScheduler, folders, clock }: CompositionDeps,
  installationId: () => Promise<Result<string>>,
): ScheduledTasks {
  if (!taskScheduler) return noScheduledTasks;
  const now = () => clock.now();
  return createScheduledTasks({
    ...taskScheduler,
    files: taskFiles,
    accountFolder: folders.account,
    installationId,
    now,
  });
}
