import { localised } from '../language/localised.ts';
import { plural } from './format.ts';

/** Notifications of Windows: only when something has changed, never of each run. */
export const failureNoticeTexts = localised('failureNoticeTexts', {
  failing: (workspace: string) => `${workspace} is no longer refreshed`,
  failingBody: (runs: number) =>
    plural(runs, {
      one: 'The last sync stopped. The computer groups stay as they were. Choose this to see why.',
      other: 'The last # syncs stopped. The computer groups stay as they were. Choose this to see why.',
    }),
  working: (workspace: string) => `${workspace} is refreshed again`,
  workingBody: 'The last sync went through. Nothing has to be done.',
});

/** A sync that was ended by the end of the Windows session, or of the app. */
export const interruptionTexts = localised('interruptionTexts', {
  sessionEnd: 'The last sync was ended by the end of the Windows session',
  appClosed: 'The last sync was ended when the app was closed',
  body: 'It stopped between two groups. What it had written stays, and the next sync does the rest.',
});
