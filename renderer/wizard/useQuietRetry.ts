import { useEffect, useState } from 'react';
import type { WizardCommands } from './commands.ts';
import { freshRefusal } from './derive.ts';
import type { WizardState } from './state.ts';

// A new secret was seen to need up to a minute before Microsoft Entra ID knows it everywhere.
const PAUSE_IN_MS = 10_000;
const ATTEMPTS = 6;

/**
 * Signs in again quietly for a minute after a secret that was just pasted was called wrong or expired: the
 * refusal stays on the screen and changes only when it works. True while it tries, so that the page can say so.
 */
export function useQuietRetry(state: WizardState, commands: WizardCommands): boolean {
  const refusal = freshRefusal(state, 'signIn');
  const code = refusal?.error.code;
  const isWorthIt = (code === 'secretWrong' || code === 'secretExpired') && state.secret !== '';
  const since = refusal?.at;
  const [givenUp, setGivenUp] = useState<string>();
  useEffect(() => {
    if (!isWorthIt || since === undefined) return undefined;
    let left = ATTEMPTS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      timer = setTimeout(() => {
        left -= 1;
        void commands.verifyQuietly().then(() => {
          if (timer === undefined) return;
          if (left > 0) again();
          else setGivenUp(since);
        });
      }, PAUSE_IN_MS);
    };
    again();
    return () => {
      clearTimeout(timer);
      timer = undefined;
    };
  }, [isWorthIt, since, commands]);
  return isWorthIt && givenUp !== since;
}
