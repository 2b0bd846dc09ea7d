import type { Session } from 'electron';
import { isFullHostName } from '../../shared/fields.ts';

/**
 * The hosts that may be sent this Windows account's own credentials (Negotiate). The setting is one for the
 * whole process and the last call wins, so each change tells the complete list. Only full host names get in:
 * Kerberos needs them, and a pattern could let a stranger ask for credentials.
 */
export function createAmbientCredentials(session: Pick<Session, 'allowNTLMCredentialsForDomains'>) {
  const hosts = new Set<string>();
  return {
    /** Lets a provider in, from the moment it is first asked. */
    allow(host: string): void {
      const name = host.toLowerCase();
      if (!isFullHostName(name)) return;
      hosts.add(name);
      // Told every time: Chromium's network process forgets the list when it is started anew.
      session.allowNTLMCredentialsForDomains([...hosts].sort().join(','));
    },
  };
}

export type AmbientCredentials = ReturnType<typeof createAmbientCredentials>;
