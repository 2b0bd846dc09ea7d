import { useEffect, useState } from 'react';

// After this long a spinner alone leaves people wondering whether anything happens.
const SLOW_IN_MS = 10_000;

/** True once something has been running for 10 s: then the page says what it is waiting for. */
export function useSlow(running: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!running) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_IN_MS);
    return () => clearTimeout(timer);
  }, [running]);
  return slow && running;
}
