import { localised } from '../language/localised.ts';
import type { HowToId } from './howTo.ts';
import type { PageId } from './pages.ts';

/** What F1 and Help show: the page in a few sentences, the preparations that belong to it, the keys. */

export interface PageHelp {
  readonly lines: readonly string[];
  readonly howTo: readonly HowToId[];
}

export const pageHelp: Readonly<Record<PageId, PageHelp>> = localised('pageHelp', {
  general: {
    lines: [
      'Three things have to be ready in Azure before the wizard can go on. How to get each ready stands below.',
      'The SMS Provider is a server of your top-tier site. The app reads collections from its AdminService with your Windows account; the role Read-only Analyst is enough.',
      'Check again with F5 after you changed something on the site.',
    ],
    howTo: ['register', 'secret', 'role'],
  },
  azureAd: {
    lines: [
      'The app signs in to Azure with its own identity: tenant, client ID and client secret. Nobody has to be signed in to Azure on this computer.',
      'Verify asks Microsoft Entra ID once for what stands in the boxes. A secret that was made just now is tried again for a minute.',
    ],
    howTo: ['register', 'secret'],
  },
  workspace: {
    lines: [
      'The lists show the workspaces that the app can reach. Typing in a box narrows its list; what Azure does not list can be typed as it is.',
      'Saved searches of a workspace share a limited space. The checks show how much is left. The write check is optional and finds out how much one computer group may hold.',
    ],
    howTo: ['role'],
  },
  collections: {
    lines: [
      'Each device collection on the list becomes one computer group in the workspace. User collections are not offered: a group holds computers.',
      'In the list and in the picker the arrow keys move, Space selects, Shift and Space select what lies between, and Delete removes from the list.',
    ],
    howTo: [],
  },
  summary: {
    lines: [
      'Nothing is written before you choose the button that applies the settings. Edit leads to a setting, and Next from there straight back.',
    ],
    howTo: [],
  },
  progress: {
    lines: [
      'A step that stops keeps what is done. Retry from here goes on with the step that stopped.',
      'Cancel ends the run after the step in hand.',
    ],
    howTo: [],
  },
  completion: {
    lines: [
      'In Log Analytics a computer group is called by its function alias, as in the query on this page. A new group may need a few minutes until every query knows it.',
    ],
    howTo: [],
  },
});

export const helpTexts = localised('helpTexts', {
  title: (page: string) => `Help: ${page}`,
  keysTitle: 'Keys',
  keys: [
    { keys: 'Alt', does: 'Underlines the letters; Alt with a letter goes there' },
    { keys: 'Enter', does: 'Next' },
    { keys: 'Esc', does: 'Cancel, or closes what is open' },
    { keys: 'F5', does: 'Checks, reads or looks again' },
    { keys: 'Ctrl+L', does: 'Search, or the first field' },
    { keys: 'F1', does: 'Help' },
  ],
});
