import { useEffect, useState } from 'react';
import { usePorts } from '../ports.tsx';

const MINUTE_IN_MS = 60_000;

/** The time, at most a minute old: "today" and "due now" must not stand on a page that is left open. */
export function useNow(): Date {
  const { now } = usePorts();
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), MINUTE_IN_MS);
    return () => clearInterval(timer);
  }, [now]);
  // A page drawn anew within the minute, by a run that has just ended, knows better.
  const current = now();
  return current > time ? current : time;
}
