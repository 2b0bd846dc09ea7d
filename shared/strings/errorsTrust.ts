import { localised } from '../language/localised.ts';
import { type ErrorTextBuilder, factOr } from './errorText.ts';

/** What was asked for, or left, by somebody who must not be believed. */
export const trustTexts = localised('trustTexts', {
  callRefused: () => ({
    title: 'Something other than the app’s own window asked for this, and was refused',
    action: 'Close the window and start OMS Connect again. If it comes back, tell your administrator.',
  }),
  sharedFolderNotTrusted: (facts) => ({
    title: 'The folder of the connections can be changed by somebody who is no administrator',
    action: facts.account
      ? `Nothing in ${factOr(facts, 'path', 'it')} was used, as ${facts.account} owns it. Have an administrator look at what is in it. If it is right, let them run “icacls "${factOr(facts, 'path', 'the folder')}" /setowner *S-1-5-32-544” and start OMS Connect once as administrator; if not, let them rename it.`
      : `Nothing in ${factOr(facts, 'path', 'it')} was used, as it leads elsewhere, hides its rights, or lets somebody change what is not theirs. Have an administrator look at what is in it and rename it; OMS Connect makes a new one.`,
  }),
  keyNotTrusted: (facts) => ({
    title: `The key in the shared folder was not left there by ${factOr(facts, 'account', 'the account that syncs')}`,
    action: `Nothing was sent: whoever left it could have read the secret. Let an administrator delete the file ${factOr(facts, 'path', 'handover-key.json')}; the next sync of ${factOr(facts, 'account', 'that account')} leaves a new one.`,
  }),
} satisfies Record<string, ErrorTextBuilder>);
