import { clouds } from '../../../shared/clouds.ts';
import { renewalLogTexts } from '../../../shared/strings/renewal.ts';
import { listCredentials, removeCredential } from '../../azure/appCredentials.ts';
import { createSignIn } from '../../azure/signIn.ts';
import type { ConnectionRecord } from '../../store/records.ts';
import type { ConnectionDeps } from '../connectionMethods.ts';
import { abandoned, removable } from './decide.ts';
import { isUsedElsewhere } from './tidyUp.ts';

export type LeaveAppDeps = Pick<ConnectionDeps, 'sources' | 'stores' | 'clock' | 'logger'>;

/**
 * Before a connection signs in as another app: what its renewal has made at the former one, or was still to remove there,
 * goes, as afterwards nobody has a secret for that any more. `secret` is the one in force, which stays. It keeps nobody
 * from moving: what could not be removed is named in the log, so that a person can.
 */
export async function leaveApp(
  record: ConnectionRecord,
  secret: string | undefined,
  { sources, stores, clock, logger }: LeaveAppDeps,
): Promise<void> {
  const { renewal, tenantId: tenant, clientId, cloud: cloudId, practice } = record;
  const leftovers = renewal === undefined ? [] : abandoned(renewal, clock.now()).leftovers;
  if (leftovers.length === 0) return;
  const tell = (what: string): void => logger.write('warning', 'Renewal', what);
  const names = leftovers.map(({ displayName, keyId }) => displayName ?? keyId ?? '');
  if (secret === undefined) return tell(renewalLogTexts.leftAtApp(clientId, names));
  const transport = await sources.transport(practice);
  const signIn = createSignIn({ cloud: clouds[cloudId], tenant, clientId, secret, transport });
  const listed = await listCredentials({ signIn, transport });
  if (!listed.ok) return tell(renewalLogTexts.leftAtApp(clientId, names));
  for (const leftover of leftovers) {
    const found = removable(leftover, secret.slice(0, 3), listed.value);
    const name = leftover.displayName ?? leftover.keyId ?? '';
    if (found === undefined) {
      // Microsoft Graph may list it late; the one in force is not to be removed anyway.
      if (leftover.keyId === undefined) tell(renewalLogTexts.leftAtApp(clientId, [name]));
    } else if (await isUsedElsewhere(found, record, stores)) {
      logger.write('info', 'Renewal', renewalLogTexts.usedElsewhere);
    } else {
      const removed = await removeCredential({ signIn, transport }, found.keyId);
      if (removed.ok) logger.write('info', 'Renewal', renewalLogTexts.removed(found.hint));
      else tell(renewalLogTexts.leftAtApp(clientId, [name]));
    }
  }
}
