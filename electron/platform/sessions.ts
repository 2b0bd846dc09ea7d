import { type Session, session } from 'electron';
import type { ServiceName } from '../../shared/runModel.ts';
import { guardSession } from './security.ts';

export interface AppSessions {
  /** Shows the page. */
  readonly page: Session;
  readonly network: (service: ServiceName) => Session;
}

/**
 * Three sessions: the page's; Azure's, which takes the system's proxy; and AdminService's, which goes
 * straight to the site server. The latter two keep nothing on disk.
 */
export async function openSessions(): Promise<AppSessions> {
  const azure = session.fromPartition('azure', { cache: false });
  const site = session.fromPartition('adminService', { cache: false });
  for (const each of [session.defaultSession, azure, site]) guardSession(each);
  await site.setProxy({ mode: 'direct' });
  return {
    page: session.defaultSession,
    network: (service) => (service === 'adminService' ? site : azure),
  };
}
