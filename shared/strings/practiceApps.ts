import { localised } from '../language/localised.ts';
import type { OtherPracticeApp } from '../practiceApps.ts';

/** Practice apps beside the one that works, as the wizard offers them: each with what it shows. */
export const practiceAppTexts = localised('practiceAppTexts', {
  open: 'Other practice apps',
});

/** In the order of the menu: the life of a client secret first, then what an app may lack. */
export const practiceAppChoices: readonly {
  readonly app: OtherPracticeApp;
  readonly name: string;
  readonly shows: string;
}[] = localised('practiceAppChoices', [
  {
    app: 'expiresSoon',
    name: 'The secret ends in 12 days',
    shows: 'The date is read from Microsoft Entra ID, and you are warned.',
  },
  { app: 'expiredSecret', name: 'The secret has expired', shows: 'Azure refuses the sign-in and says so.' },
  {
    app: 'newSecret',
    name: 'The secret is too new',
    shows: 'Refused for 15 seconds after the first try, then accepted.',
  },
  {
    app: 'severalSecrets',
    name: 'Several secrets begin alike',
    shows: 'The earliest end that is still ahead counts: 45 days.',
  },
  {
    app: 'renewing',
    name: 'The app may renew its own secret',
    shows: 'It ends in 25 days. Switch on Automatic renewal in Properties.',
  },
  { app: 'noRole', name: 'The app has no role', shows: 'It signs in and sees no subscription.' },
  { app: 'reader', name: 'The app may only read', shows: 'It sees the workspace and cannot write groups.' },
  { app: 'queryReader', name: 'The app may only query', shows: 'Its role is named, and what it lacks.' },
  {
    app: 'otherGroup',
    name: 'The app has another resource group',
    shows: 'Type rg-oms-hq and law-contoso-hq: it may write elsewhere only.',
  },
  {
    app: 'newRole',
    name: 'The role is not yet in effect',
    shows: 'It counts a minute after practice mode has begun.',
  },
  { app: 'manySubscriptions', name: 'The app sees much', shows: '12 subscriptions with 36 workspaces.' },
  { app: 'disabled', name: 'The app is disabled', shows: 'Azure refuses the sign-in.' },
  {
    app: 'conditionalAccess',
    name: 'Conditional Access blocks the app',
    shows: 'Azure refuses the sign-in from here.',
  },
  { app: 'foreign', name: 'The app of another tenant', shows: 'Azure does not know it in this tenant.' },
]);
