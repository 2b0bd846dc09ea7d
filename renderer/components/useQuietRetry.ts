import { useEffect, useRef, useState } from 'react';
import type { ErrorCode } from '../../shared/errors.ts';

// A new secret was seen to need up to a minute before Microsoft Entra ID knows it everywhere.
const PAUSE_IN_MS = 10_000;
const ATTEMPTS = 6;

/**
 * Signs in again quietly for a minute after a secret that was just pasted was called wrong or expired: the
 * refusal stays on the screen and changes only when it works. True while it tries, so that the page can say so.
 */
export function useQuietRetry(
  refusal: { readonly code: ErrorCode; readonly at: string } | undefined,
  /** The refused secret still stands in its box. */
  isTyped: boolean,
  retry: () => Promise<void>,
): boolean {
  const code = refusal?.code;
  const isWorthIt =
    (code === 'secretWrong' || code === 'secretTooNew' || code === 'secretExpired') && isTyped;
  const since = refusal?.at;
  const [givenUp, setGivenUp] = useState<string>();
  const latest = useRef(retry);
  latest.current = retry;
  useEffect(() => {
    if (!isWorthIt || since === undefined) return undefined;
    let left = ATTEMPTS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      timer = setTimeout(() => {
        left -= 1;
        void latest.current().then(() => {
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
  }, [isWorthIt, since]);
  return isWorthIt && givenUp !== since;
}
