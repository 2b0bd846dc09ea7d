import { looksLikeSecretId } from '../../shared/fields.ts';
import type { FieldIssueId } from '../../shared/strings/fields.ts';

/** A stop keeps the next step off; a warning only tells. */
export interface FieldIssue {
  readonly id: FieldIssueId;
  readonly severity: 'stop' | 'warning';
}

/** What stands wrongly in a box for a client secret. `text` is clean; `isHeld`: one is kept, so none is needed. */
export function secretIssue(text: string, isHeld: boolean): FieldIssue | undefined {
  if (text === '') return isHeld ? undefined : { id: 'secretMissing', severity: 'stop' };
  if (/\s/.test(text)) return { id: 'secretHasBlanks', severity: 'warning' };
  return looksLikeSecretId(text) ? { id: 'secretLooksLikeId', severity: 'warning' } : undefined;
}

/** The same for its date, as a date box gives it; `today` is `yyyy-mm-dd`. */
export function expiryIssue(text: string, today: string): FieldIssue | undefined {
  if (text === '') return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return { id: 'expiryMalformed', severity: 'stop' };
  return text < today ? { id: 'expiryPast', severity: 'stop' } : undefined;
}

/** The typed date as the start of that day here. */
export function expiryFromBox(text: string): string | undefined {
  return text === '' ? undefined : new Date(`${text}T00:00:00`).toISOString();
}
