import { localised } from '../language/localised.ts';
import { type ErrorText, type ErrorTextBuilder, type Facts, factOr } from './errorText.ts';

function leftByOthers(facts: Facts): ErrorText {
  return {
    title: 'This connection was left by somebody who is no administrator, and is not synced',
    action: `Nothing was sent, and no secret was taken. If it was handed to this account, the account’s scheduled task takes the secret at its next start. If nobody here knows it, let an administrator look at ${factOr(facts, 'path', 'its folder')} and delete it.`,
  };
}

/** What was asked for, or left, by somebody who must not be believed. */
export const trustTexts = localised('trustTexts', {
  callRefused: () => ({
    title: 'Something other than the app’s own window asked for this, and was refused',
    action: 'Close the window and start OMS Connect again. If it comes back, tell your administrator.',
  }),
  sharedFolderNotTrusted: (facts) =>
    facts.connectionId
      ? leftByOthers(facts)
      : {
          title: 'The folder of the connections can be changed by somebody who is no administrator',
          action: facts.account
            ? `Nothing in ${factOr(facts, 'path', 'it')} was used, as ${facts.account} owns it. Have an administrator look at what is in it. If it is right, let them run “icacls "${factOr(facts, 'path', 'the folder')}" /setowner *S-1-5-32-544” and start OMS Connect once as administrator; if not, let them rename it.`
            : `Nothing in ${factOr(facts, 'path', 'it')} was used, as it leads elsewhere, hides its rights, or lets somebody change what is not theirs. Have an administrator look at what is in it and rename it; OMS Connect makes a new one.`,
        },
  keyNotTrusted: (facts) => ({
    title: `The key in the shared folder was not left there by ${factOr(facts, 'account', 'the account that syncs')}`,
    action: `Nothing was sent: whoever left it could have read the secret. Let an administrator delete the file ${factOr(facts, 'path', 'handover-key.json')}; the next sync of ${factOr(facts, 'account', 'that account')} leaves a new one.`,
  }),
} satisfies Record<string, ErrorTextBuilder>);
