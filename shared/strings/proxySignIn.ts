import { localised } from '../language/localised.ts';
import type { ProxyQuestion } from '../proxySignIn.ts';

/** A proxy asks who wants through. */
export const proxyTexts = localised('proxyTexts', {
  title: 'Sign in to the proxy',
  asks: ({ proxy }: Pick<ProxyQuestion, 'proxy'>) =>
    `${proxy} wants a user name and password before it lets OMS Connect through. Windows signs in by itself where it can; here it could not.`,
  says: ({ realm }: Pick<ProxyQuestion, 'realm'>) => `The proxy calls itself “${realm}”.`,
  user: 'User name',
  userHint: 'Often with the domain: CONTOSO\\name',
  password: 'Password',
  readable:
    'This proxy offers no encrypted sign-in: what you type can be read on the way to it. Give it only on a network that you trust.',
  refused: 'The proxy did not accept this user name and password. Type them again.',
  kept: 'Kept in memory until OMS Connect closes, and saved nowhere.',
  userMissing: 'Type the user name.',
  userUnusable: 'A user name has no colon (:).',
  signIn: 'Sign in',
  cancel: 'Cancel',
});
