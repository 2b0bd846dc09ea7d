import { localised } from '../language/localised.ts';
import type { SecretThreshold } from '../secretExpiry.ts';
import { formatDate, plural } from './format.ts';

/** Updating the client secret of a connection: the pane, what leads to it, and the warnings before its end. */
export const updateSecretTexts = localised('updateSecretTexts', {
  title: 'Update client secret',
  open: 'Update client secret',
  close: 'Close',
  app: 'App',
  workspace: 'Workspace',
  tenant: 'Tenant',
  clientId: 'Client ID',
  copyClientId: 'Copy the client ID',
  create: 'Create a new secret for this app.',
  portal: 'Open Certificates & secrets in Microsoft Entra ID',
  paste: 'Paste its Value, not its Secret ID',
  expires: 'Secret expires',
  expiresHint: 'The app may not read it. Copy it from the portal to be warned in time.',
  save: 'Save and sync now',
  saving: 'Saving',
  handOver: 'Save and hand over',
  handedTo: (account: string) => `The client secret waits for ${account}, sealed`,
  saved: 'The client secret is updated',
  cancel: 'Cancel',
  note: (account: string) =>
    `The old secret is replaced when you save. The new one is sealed for ${account}, the account that syncs.`,
  notVerified: 'Verify the new secret first',
  otherAccount: (account: string) =>
    `${account} syncs this connection: sign in with it to update the secret.`,
});

/** How a connection is whose secret has ended or soon will. */
export const secretTroubleTexts = localised('secretTroubleTexts', {
  paused: 'Sync is paused.',
  waiting: (account: string) => `A new client secret waits for ${account}`,
  waitingBody:
    'It is sealed for that account, which checks and takes it within a minute while its app runs, else at its next scheduled sync.',
  next: 'As soon as the client secret is updated',
  soon: (days: number) =>
    days <= 0
      ? 'The client secret expires today'
      : plural(days, {
          one: 'The client secret expires tomorrow',
          other: 'The client secret expires in # days',
        }),
  soonBody: (expiresOn: Date) => `Syncs stop on ${formatDate(expiresOn)}.`,
});

/** The one notification of a threshold. */
export const secretNoticeTexts = localised('secretNoticeTexts', {
  title: (threshold: SecretThreshold, days: number) =>
    threshold === 'expired' ? 'A client secret has expired' : secretTroubleTexts.soon(days),
  body: (threshold: SecretThreshold, workspace: string, expiresOn: Date) =>
    threshold === 'expired'
      ? `The computer groups in ${workspace} are no longer refreshed. Choose this to update the secret.`
      : `The computer groups in ${workspace} are refreshed until ${formatDate(expiresOn)}. Choose this to update the secret.`,
});
