import { useEffect } from 'react';
import type { WizardCommands } from './commands.ts';
import { freshRefusal } from './derive.ts';
import type { WizardState } from './state.ts';

// A new secret was seen to need up to a minute before Microsoft Entra ID knows it everywhere.
const PAUSE_IN_MS = 10_000;
const ATTEMPTS = 6;

/**
 * Signs in again quietly for a minute after a secret that was just pasted was called wrong or expired: the
 * screen keeps its message and changes only when it works.
 */
export function useQuietRetry(state: WizardState, commands: WizardCommands): void {
  const refusal = freshRefusal(state, 'signIn');
  const code = refusal?.error.code;
  const isWorthIt = (code === 'secretWrong' || code === 'secretExpired') && state.secret !== '';
  const since = refusal?.at;
  useEffect(() => {
    if (!isWorthIt || since === undefined) return undefined;
    let left = ATTEMPTS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      timer = setTimeout(() => {
        left -= 1;
        void commands.verifyQuietly().then(() => left > 0 && timer !== undefined && again());
      }, PAUSE_IN_MS);
    };
    again();
    return () => {
      clearTimeout(timer);
      timer = undefined;
    };
  }, [isWorthIt, since, commands]);
}
