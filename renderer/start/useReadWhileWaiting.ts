import { useEffect } from 'react';
import type { ConnectionView } from '../../shared/model.ts';
import { isMendedSince } from '../../shared/secretExpiry.ts';

/** What another account does is told by no event: while something waits for it, its files are looked at this often. */
const PAUSE_MS = 5000;

/** Reads the connections again and again while a client secret waits for the account that syncs, or its sync does. */
export function useReadWhileWaiting(
  connections: readonly ConnectionView[] | undefined,
  readAgain: () => void,
): void {
  useEffect(() => {
    if (connections?.some(isAwaited) !== true) return undefined;
    const timer = setTimeout(readAgain, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [connections, readAgain]);
}

function isAwaited(connection: ConnectionView): boolean {
  return !connection.syncsHere && (connection.handOver === 'waiting' || isMendedSince(connection));
}
