/** Words that stand in several places. */
export const messageTexts = {
  copy: 'Copy',
  copied: 'Copied',
  copyDetails: 'Copy details',
  opensPortal: 'opens in the browser',
  passed: 'Passed',
  stopped: 'Stopped',
  attention: 'Needs attention',
  notChecked: 'Not checked',
  boundaryTitle: 'OMS Connect came to a stop in this window',
  boundaryBody: 'A sync that is running goes on. Open the window again to go on from the start page.',
  boundaryButton: 'Open the window again',
} as const;
