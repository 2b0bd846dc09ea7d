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

export const pageNames: Readonly<Record<PageId, { readonly name: string; readonly today?: string }>> = {
  general: { name: 'General' },
  azureAd: { name: 'Azure Active Directory', today: 'Microsoft Entra ID' },
  workspace: { name: 'OMS Connection Configuration', today: 'Log Analytics' },
  collections: { name: 'Device collections' },
  summary: { name: 'Summary' },
  progress: { name: 'Progress' },
  completion: { name: 'Completion' },
};

export type RailState = 'current' | 'currentWithProblem' | 'done' | 'toCome';

/** Added to a page's accessible name, since the icon alone says nothing to a screen reader. */
export const railStates: Readonly<Record<RailState, string>> = {
  current: 'current page',
  currentWithProblem: 'current page, needs attention',
  done: 'done',
  toCome: 'to come',
};

export const wizardTexts = {
  title: 'Add OMS Connection Wizard',
  windowTitle: (page: PageId) => `${pageNames[page].name} – Add OMS Connection Wizard`,
  pages: 'Pages of the wizard',
  pageOf: (position: number, total: number) => `Page ${position} of ${total}`,
  allPages: 'All pages',
  previous: '< Previous',
  next: 'Next >',
  summary: 'Summary',
  cancel: 'Cancel',
  close: 'Close',
  addConnection: 'Add connection',
  retryFromHere: 'Retry from here',
  practiceBadge: 'Practice: made-up site, nothing leaves this computer',
  practiceShort: 'Practice',
} as const;

export const cancelTexts = {
  title: 'Leave the wizard?',
  body: 'What you typed on these pages is not kept. Nothing was changed on the site or in Azure.',
  leave: 'Leave',
  stay: 'Go on',
  runTitle: 'Cancel adding the connection?',
  runBody: (done: number, total: number) =>
    `${done} of ${total} steps are done and stay. You can go on later from the start page or from here.`,
  runCancel: 'Cancel the run',
  runStay: 'Let it run',
  runNote: 'If you cancel now, what is done stays, and you can go on later.',
  cancelling: 'Cancelling: the step in hand is finished first.',
} as const;
