import { localised } from '../language/localised.ts';
/** What is said where something was asked for from outside of the window: by a link, a notification, the taskbar. */
export const wishTexts = localised('wishTexts', {
  leaveTitle: (workspace: string) => `Leave this page and open ${workspace}?`,
  leaveBody:
    'It was asked for from outside of this window. What is typed on this page and not saved is lost; a sync that is running goes on.',
  stay: 'Stay on this page',
  leave: 'Leave and open it',
  refusedTitle: 'The link asks for something that no link can ask for',
  refusedBody:
    'A link opens a connection, its log search, or the place where a client secret is updated, and nothing else. Nothing was done. Ask whoever gave you the link.',
  unknownTitle: 'This computer does not have that connection',
  unknownBody:
    'It was deleted, or belongs to another computer. The connections of this computer are on the start page.',
  close: 'Close',
});
