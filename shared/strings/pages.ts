import { localised } from '../language/localised.ts';
import { plural } from './format.ts';

/** The pages of the wizard in their order, with Microsoft's old name first and today's beside it. */
export const pageIds = [
  'general',
  'azureAd',
  'workspace',
  'collections',
  'summary',
  'progress',
  'completion',
] as const;
export type PageId = (typeof pageIds)[number];

export const pageNames: Readonly<Record<PageId, { readonly name: string; readonly today?: string }>> =
  localised('pageNames', {
    general: { name: 'General' },
    azureAd: { name: 'Azure Active Directory', today: 'Microsoft Entra ID' },
    workspace: { name: 'OMS Connection Configuration', today: 'Log Analytics' },
    collections: { name: 'Device collections' },
    summary: { name: 'Summary' },
    progress: { name: 'Progress' },
    completion: { name: 'Completion' },
  });

export type RailState = 'current' | 'currentWithProblem' | 'done' | 'toCome';

/** Added to a page's accessible name, since the icon alone says nothing to a screen reader. */
export const railStates: Readonly<Record<RailState, string>> = localised('railStates', {
  current: 'current page',
  currentWithProblem: 'current page, needs attention',
  done: 'done',
  toCome: 'to come',
});

export const wizardTexts = localised('wizardTexts', {
  title: 'Add OMS Connection Wizard',
  windowTitle: (page: PageId, title: string) => `${pageNames[page].name} – ${title}`,
  pages: 'Pages of the wizard',
  pageOf: (position: number, total: number) => `Page ${position} of ${total}`,
  allPages: 'All pages',
  previous: '< Previous',
  next: 'Next >',
  help: 'Help',
  summary: 'Summary',
  cancel: 'Cancel',
  close: 'Close',
  addConnection: 'Add connection',
  retryFromHere: 'Retry from here',
  practiceBadge: 'Practice: made-up site, nothing leaves this computer',
  practiceShort: 'Practice',
});

export const cancelTexts = localised('cancelTexts', {
  title: 'Leave the wizard?',
  body: 'Nothing was changed on the site or in Azure. What you typed can be kept for later, without the client secret.',
  bodyNotKept: 'Nothing was changed on the site or in Azure. What you typed is not kept.',
  bodyOfTask: 'Nothing is changed yet: the connection stays as it was. What you typed is not kept.',
  stay: 'Go on',
  keep: 'Keep and leave',
  discard: 'Discard',
  runTitle: 'Cancel adding the connection?',
  runBodySaved: (groups: number) =>
    `${
      groups === 0
        ? 'The connection is saved and stays. No computer group is written yet.'
        : plural(groups, {
            one: 'The connection is saved, and 1 computer group is written. Both stay.',
            other: 'The connection is saved, and # computer groups are written. All of that stays.',
          })
    } You can go on later with Sync now on the start page, or from here.`,
  runBodyNotSaved: 'Nothing is saved or written yet, so nothing stays.',
  runCancel: 'Cancel the run',
  runStay: 'Let it run',
  runNote: 'If you cancel now, what is done stays, and you can go on later.',
  cancelling: 'Cancelling: the step in hand is finished first.',
});
