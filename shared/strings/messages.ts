import { localised } from '../language/localised.ts';
import { plural } from './format.ts';

/** Words that stand in several places. */
export const messageTexts = localised('messageTexts', {
  copied: 'Copied',
  saved: 'Saved',
  copyDetails: 'Copy details',
  opensPortal: 'opens in the browser',
  passed: 'Passed',
  stopped: 'Stopped',
  attention: 'Needs attention',
  notChecked: 'Not checked',
  running: 'Running',
  waiting: 'Waiting',
  more: (count: number) => plural(count, { one: 'and 1 more', other: 'and # more' }),
  boundaryTitle: 'OMS Connect came to a stop in this window',
  boundaryBody:
    'A sync that is running goes on. What you typed is kept, except for the client secret: go on from the start page.',
  boundaryButton: 'Go to the start page',
});
