import { localised } from '../language/localised.ts';
import type { DraftPage } from '../model.ts';
import { pageNames } from './pages.ts';

/** "Continue where you left off", on the start page and when the wizard opens. */
export const draftTexts = localised('draftTexts', {
  title: 'Continue where you left off',
  left: (page: DraftPage, moment: string) =>
    `The Add OMS Connection Wizard was left on the page ${pageNames[page].name}, ${moment}. Everything is kept but the client secret.`,
  leftPractice: (page: DraftPage, moment: string) =>
    `Practice was left on the page ${pageNames[page].name}, ${moment}. Everything is kept but the client secret.`,
  continue: 'Continue',
  startOver: 'Start over',
  askTitle: 'Continue where you left off?',
  secretTitle: 'The client secret is not kept',
  secretBody:
    'The other values are as you left them. Paste the secret again; Next then leads back to this page.',
  secretLink: 'Paste the client secret',
  secretToGoOn: 'To go on, paste the client secret again.',
  secretHint: 'Not kept. Paste the Value once more.',
});
