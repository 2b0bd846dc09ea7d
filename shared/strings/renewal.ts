import { formatDate } from './format.ts';

/** Lines of a run's log about the automatic renewal, and what stands in the record of it. */
export const renewalLogTexts = {
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
  failed: (code: string) => `The client secret was not renewed (${code}); the one in force stays in force`,
} as const;
