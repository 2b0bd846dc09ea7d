import type { CompositionDeps } from './composition.ts';
import { lookAfter } from './methods/changingHands.ts';
import { type ConnectionDeps, syncNow } from './methods/connectionMethods.ts';
import { createFailureWatch } from './methods/failureWatch.ts';
import { renewsItself } from './methods/renewal/setRenewal.ts';
import { createScheduler, type Scheduler } from './methods/scheduler.ts';
import { createSecretWatch, type SecretWatchDeps } from './methods/secretWatch.ts';
import type { Policy } from './policy/policy.ts';
import type { ConnectionStore } from './store/connectionStore.ts';

/** The app's own timer: what it syncs, what it looks at, and what it tells a person of. */
export function composeSchedule(
  { folders, settings, notify }: CompositionDeps,
  connection: ConnectionDeps &
    Required<Pick<SecretWatchDeps, 'warningDays'>> & {
      readonly policy: Policy;
      readonly store: ConnectionStore;
    },
): Scheduler {
  const { clock, logger, account, installationId, hasDrops, policy, warningDays, store } = connection;
  const watched = {
    ...{ accountFolder: folders.account, clock, logger },
    notify: (notice: Parameters<NonNullable<typeof notify>>[0]) => notify?.(notice),
  };
  const watchFailures = createFailureWatch({ ...watched, store });
  return createScheduler({
    ...{ store, clock, logger, account, installationId, hasDrops },
    watchSecret: createSecretWatch({
      ...{ ...watched, warningDays },
      renewsItself: (record) => renewsItself(record, policy),
    }),
    async look(record) {
      await lookAfter(record, connection);
      await watchFailures(record);
    },
    isPaused: async () => (await settings.pausedUntil()) !== undefined,
    sync: (connectionId) => syncNow({ connectionId, trigger: 'schedule' }, connection),
  });
}
