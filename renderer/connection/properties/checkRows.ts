import type { ConnectionCheckId, VerifiedConnection } from '../../../shared/connectionCheck.ts';
import { azureAdTexts } from '../../../shared/strings/azureAd.ts';
import { errorText } from '../../../shared/strings/errors.ts';
import { daysUntil } from '../../../shared/strings/format.ts';
import { messageTexts } from '../../../shared/strings/messages.ts';
import { signInTexts } from '../../../shared/strings/properties.ts';
import type { CheckRow } from '../../components/CheckTable.tsx';

/** The first of the four warnings before a secret expires. */
export const RENEW_SOON_DAYS = 30;

/** One row per check of Verify; why one did not pass stands below the table in full. */
export function checkRows(verified: VerifiedConnection, workspace: string, now: Date): readonly CheckRow[] {
  return verified.checks.map(({ id, state, error }): CheckRow => {
    const name = signInTexts.checks[id];
    if (state === 'failed') {
      const found = error === undefined ? '' : `${errorText(error).title}.`;
      return { id, name, status: 'stopped', word: messageTexts.stopped, found };
    }
    if (state === 'notChecked') {
      const found = id === 'site' ? signInTexts.siteSilent : signInTexts.notChecked;
      return { id, name, status: 'waiting', word: messageTexts.notChecked, found };
    }
    const days = daysLeft(verified, now);
    if (id === 'clientSecret' && days !== undefined && days <= RENEW_SOON_DAYS) {
      const found = signInTexts.renewSoon(days);
      return { id, name, status: 'attention', word: azureAdTexts.renewSoon, found };
    }
    return {
      id,
      name,
      status: 'good',
      word: messageTexts.passed,
      found: good(id, verified, workspace, days),
    };
  });
}

function daysLeft({ secret }: VerifiedConnection, now: Date): number | undefined {
  // One that signs in has not ended: a date that is past was typed wrong, or is another secret's.
  const days = secret.expiresOn === undefined ? undefined : daysUntil(new Date(secret.expiresOn), now);
  return days === undefined || days < 0 ? undefined : days;
}

function good(
  id: ConnectionCheckId,
  { appName, secret }: VerifiedConnection,
  workspace: string,
  days: number | undefined,
): string {
  switch (id) {
    case 'signIn':
      return appName === undefined ? azureAdTexts.signedIn : azureAdTexts.signedInAs(appName);
    case 'clientSecret':
      return days === undefined || secret.expiresOn === undefined
        ? azureAdTexts.works
        : azureAdTexts.goodFor(days, new Date(secret.expiresOn));
    case 'workspace':
      return signInTexts.workspaceSeen(workspace);
    case 'permission':
      return signInTexts.permitted(workspace);
    case 'site':
      return signInTexts.siteIsTop;
  }
}
