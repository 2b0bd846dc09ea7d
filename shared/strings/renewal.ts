import { englishOnly } from '../language/englishOnly.ts';
import { localised } from '../language/localised.ts';
import { formatDate } from './format.ts';

/** The section in Properties. */
export const renewalTexts = localised('renewalTexts', {
  title: 'Automatic renewal',
  label: 'Renew the client secret automatically',
  means:
    'The app makes its own next client secret 30 days before the end, proves it with a full sync, and only then removes the one it replaced. Nobody has to paste anything. The switch takes effect at once.',
  tradeOff:
    'For this the app may change its own credentials. Whoever takes over this app, or this Windows account, can then add a credential of their own and keep it. Everything else that signs in with the same secret stops when it is replaced: give other computers and programs an app of their own.',
  forbidden: 'Set by your organisation: automatic renewal is not allowed on this computer.',
  practice:
    'Practice mode asks for no policy; elsewhere the organisation has to allow it. The practice app that may renew itself has the permission for it, the others are refused.',
  howTo: 'How to permit it',
  checkAgain: 'Check again',
  expired: 'The secret has expired, so it cannot renew itself. Update the client secret by hand.',
  underWay: 'A new secret is made and waits for its proof. The next sync goes on with it.',
  endUnknown: 'When the secret ends is not known yet. The next sync asks Microsoft Entra ID.',
  dueNow: 'The next sync renews it.',
  dueFrom: (from: Date) => `The first sync from ${formatDate(from)} on renews it.`,
  renewed: (at: Date) => `Last renewed on ${formatDate(at)}.`,
});

/** Lines of a run's log about the automatic renewal, and what stands in the record of it. */
export const renewalLogTexts = englishOnly({
  /** In place of the account that saved the secret. */
  savedBy: 'renewed automatically',
  notDue: 'The client secret is not due for renewal',
  tidied: 'The client secret needs no renewal now',
  waiting: 'The new client secret is not in force yet; the next sync goes on with it',
  renewed: 'The client secret was renewed automatically, and the former one was removed',
  renewedButLeft:
    'The client secret was renewed automatically; the former one stays in Microsoft Entra ID, as several begin with the same characters',
  overtaken: 'Another client secret was saved meanwhile; the one that was being made is removed',
  lost: 'A client secret that was being made is given up and removed',
  made: (end: Date) => `A new client secret was made, good until ${formatDate(end)}; a full sync proves it`,
  inForce: (end: Date) => `The new client secret is in force, until ${formatDate(end)}`,
  removed: (hint: string) => `The client secret that begins with ${hint} was removed from Microsoft Entra ID`,
  usedElsewhere:
    'The former client secret stays in Microsoft Entra ID, as another connection of this computer uses it',
  leftAtApp: (clientId: string, names: readonly string[]) =>
    `The app registration ${clientId} may keep client secrets that this app has made there and no longer needs: ${names.join(', ')}. Remove them under Certificates & secrets`,
  failed: (code: string) => `The client secret was not renewed (${code}); the one in force stays in force`,
});
