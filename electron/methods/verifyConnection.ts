import {
  type ConnectionCheck,
  type ConnectionCheckId,
  connectionCheckIds,
  type VerifiedConnection,
} from '../../shared/connectionCheck.ts';
import type { MethodInput } from '../../shared/contract.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createArmClients } from '../azure/armClients.ts';
import { readAppRegistration } from '../azure/secretExpiry.ts';
import { seeWorkspace } from '../azure/seeWorkspace.ts';
import { lacksName, readSubscriptionName } from '../azure/subscriptionName.ts';
import { isSameAccount } from '../store/owner.ts';
import { missingPermission } from './connectionMethods.ts';
import { findById } from './findConnection.ts';
import { type OpenConnection, type OpenDeps, openConnection } from './openConnection.ts';
import { rememberExpiry } from './rememberExpiry.ts';
import { centralSiteError, noteSite } from './siteWatch.ts';

/** What was found before something failed, and what failed. */
interface Found {
  readonly failed?: { readonly id: AzureCheckId; readonly error: AppError };
  readonly appName?: string | undefined;
  readonly expiresOn?: string | undefined;
  /** Where the connection lacked it. */
  readonly subscriptionName?: string | undefined;
}

type AzureCheckId = Exclude<ConnectionCheckId, 'site'>;
const azureChecks = connectionCheckIds.filter((id) => id !== 'site');

/**
 * Proves the secret that is stored: it signs in, it sees the workspace, it may keep groups there; and that the site is
 * still the one to import from. An end that Microsoft Graph tells is remembered, since it may differ from what was typed.
 */
export async function verifyConnection(
  { connectionId }: MethodInput<'verifyConnection'>,
  deps: OpenDeps,
): Promise<Result<VerifiedConnection>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { syncAccount } = found.value.record;
  if (!isSameAccount(syncAccount, deps.account)) {
    return fail(appError('notSyncAccount', { facts: { account: syncAccount } }));
  }
  const opened = await openConnection(connectionId, deps);
  if (!opened.ok) return opened;
  const { failed, appName, expiresOn, subscriptionName } = await prove(opened.value, deps);
  const { record, store } = opened.value;
  const site = await siteCheck(opened.value, deps);
  const kept =
    expiresOn === undefined
      ? ok(record)
      : await rememberExpiry(record, { hint: record.secretHint, expiresOn }, store);
  if (subscriptionName !== undefined) {
    await store.alter(record.connectionId, (now) => ({
      ...now,
      workspace: { ...now.workspace, subscriptionName },
    }));
  }
  // What could not be remembered is asked again at the next Verify.
  const { secretHint, secretExpiresOn, secretExpirySource } = kept.ok ? kept.value : record;
  return ok({
    checks: [...azureChecks.map((id) => checkOf(id, failed)), site],
    checkedAt: deps.clock.now().toISOString(),
    ...(appName === undefined ? {} : { appName }),
    secret: {
      hasSecret: true,
      hint: secretHint,
      ...(secretExpiresOn === undefined ? {} : { expiresOn: secretExpiresOn }),
      ...(secretExpirySource === undefined ? {} : { expirySource: secretExpirySource }),
    },
  });
}

async function prove(
  { signIn, transport, record }: OpenConnection,
  { clock }: Pick<OpenDeps, 'clock'>,
): Promise<Found> {
  const token = await signIn.token(signIn.cloud.arm);
  if (!token.ok) {
    const id = token.error.field === 'clientSecret' ? 'clientSecret' : 'signIn';
    return { failed: { id, error: token.error } };
  }
  const registration = await readAppRegistration(
    signIn,
    transport,
    record.secretHint,
    clock.now(),
    record.secretKeyId,
  );
  const told = registration.ok ? registration.value : {};
  const known = { appName: told.appName, expiresOn: told.secretExpiresOn };
  const workspace = await seeWorkspace(signIn, transport, record.workspace);
  if (!workspace.ok) return { ...known, failed: { id: 'workspace', error: workspace.error } };
  const missing = await missingPermission(signIn, transport, workspace.value);
  const seen = lacksName(record.workspace)
    ? {
        ...known,
        subscriptionName: await readSubscriptionName(
          await createArmClients(signIn, transport),
          record.workspace.subscriptionId,
        ),
      }
    : known;
  return missing ? { ...seen, failed: { id: 'permission', error: missing } } : seen;
}

/** A site that does not answer says nothing about its place: the next sync tells why it does not. */
async function siteCheck(
  { record, store, source }: OpenConnection,
  deps: Pick<OpenDeps, 'clock' | 'account'>,
): Promise<ConnectionCheck> {
  const report = await source.checkSite();
  const above = report.ok ? await noteSite(report.value, record, store, deps) : undefined;
  if (above !== undefined) return { id: 'site', state: 'failed', error: centralSiteError(record, above) };
  const isAnswered = report.ok && report.value.site !== undefined;
  return { id: 'site', state: isAnswered ? 'passed' : 'notChecked' };
}

/** Signing in and the secret are proven by one answer, so that neither is known where the other failed. */
function checkOf(id: AzureCheckId, failed: Found['failed']): ConnectionCheck {
  if (failed === undefined) return { id, state: 'passed' };
  if (failed.id === id) return { id, state: 'failed', error: failed.error };
  const isAfter = azureChecks.indexOf(id) > azureChecks.indexOf(failed.id);
  const isOneAnswer = failed.id === 'clientSecret' && id === 'signIn';
  return { id, state: isAfter || isOneAnswer ? 'notChecked' : 'passed' };
}
