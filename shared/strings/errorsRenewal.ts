import { localised } from '../language/localised.ts';
import type { ErrorTextBuilder } from './errorText.ts';
import { appPermissions } from './links.ts';

/** Why a client secret was not renewed by itself. The one in force stays in force. */
export const renewalErrorTexts = localised('renewalErrorTexts', {
  renewalNotAllowed: () => ({
    title: 'Your organisation does not allow automatic renewal',
    action:
      'It is allowed for this computer by the policy value AllowSecretRenewal. Until then, update the client secret by hand.',
  }),
  renewalNotKept: () => ({
    title: 'A renewed client secret could not be kept',
    action:
      'This computer has no key store that OMS Connect can use, so a new secret would be lost when the app closes. Until there is one, update the client secret by hand.',
  }),
  renewalNotPermitted: (_facts, context) => ({
    title: 'The app may not renew its own client secret',
    action:
      'It needs the Microsoft Graph permission Application.ReadWrite.OwnedBy with admin consent, and has to be an owner of itself. “How to permit it” in Properties shows the commands. It is tried again once a day.',
    link: { label: 'Open the app’s API permissions', url: appPermissions(context) },
  }),
  renewalNotProven: () => ({
    title: 'The new client secret is not yet in use',
    action:
      'A full sync with it was not done completely, so the former secret stays in force. See the last sync; it is tried again once a day.',
  }),
} satisfies Record<string, ErrorTextBuilder>);
