import { daysUntil } from './strings/format.ts';

/** Days before the end of a client secret on which people are warned, and the end itself. */
export const warningDays = [1, 7, 14, 30] as const;
export type SecretThreshold = (typeof warningDays)[number] | 'expired';

/** The warning that a secret has come to; undefined while its end is further away. */
export function secretThreshold(expiresOn: Date, now: Date): SecretThreshold | undefined {
  if (expiresOn <= now) return 'expired';
  const days = daysUntil(expiresOn, now);
  return warningDays.find((limit) => days <= limit);
}
