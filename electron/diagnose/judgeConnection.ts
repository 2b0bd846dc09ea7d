import { networkCause } from '../transport/networkErrors.ts';
import type { Judged } from './judgeCertificate.ts';

export const passed = (finding: Judged['finding'], facts: Judged['facts'] = {}): Judged => ({
  state: 'passed',
  finding,
  facts,
});
export const failed = (finding: Judged['finding'], facts: Judged['facts'] = {}): Judged => ({
  state: 'failed',
  finding,
  facts,
});

/** What a port that did not open means. */
export function connectionFinding(code: string): Judged['finding'] {
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH' || code === 'ENETDOWN')
    return 'connectionUnreachable';
  const cause = networkCause(code);
  if (cause === 'connectionRefused') return 'connectionRefused';
  return cause === 'timedOut' ? 'connectionTimedOut' : 'connectionCut';
}
