import type { Translation } from '../../language/translation.ts';
import type * as english from '../errorText.ts';

export const waitFor: Translation<typeof english.waitFor> = (facts) => {
  const seconds = Number(facts.retryAfterInSeconds);
  if (!Number.isFinite(seconds) || seconds <= 0) return 'Warten Sie eine Minute';
  if (seconds < 90)
    return seconds <= 1 ? 'Warten Sie eine Sekunde' : `Warten Sie ${Math.ceil(seconds)} Sekunden`;
  return `Warten Sie ${Math.ceil(seconds / 60)} Minuten`;
};
