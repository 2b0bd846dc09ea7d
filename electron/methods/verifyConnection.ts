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

/** What was found before something failed, and what failed. */
interface Found {
  readonly failed?: { readonly id: ConnectionCheckId; readonly error: AppError };
  readonly appName?: string | undefined;
  readonly expiresOn?: string | undefined;
  /** Where the connection lacked it. */
  readonly subscriptionName?: string | undefined;
}

/**
 * Proves the secret that is stored: it signs in, it sees the workspace, it may keep groups there. The site is not
 * asked. An end that Microsoft Graph tells is remembered, since it may differ from what was typed.
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
    checks: connectionCheckIds.map((id) => checkOf(id, failed)),
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
          createArmClients(signIn, transport),
          record.workspace.subscriptionId,
        ),
      }
    : known;
  return missing ? { ...seen, failed: { id: 'permission', error: missing } } : seen;
}

/** Signing in and the secret are proven by one answer, so that neither is known where the other failed. */
function checkOf(id: ConnectionCheckId, failed: Found['failed']): ConnectionCheck {
  if (failed === undefined) return { id, state: 'passed' };
  if (failed.id === id) return { id, state: 'failed', error: failed.error };
  const isAfter = connectionCheckIds.indexOf(id) > connectionCheckIds.indexOf(failed.id);
  const isOneAnswer = failed.id === 'clientSecret' && id === 'signIn';
  return { id, state: isAfter || isOneAnswer ? 'notChecked' : 'passed' };
}
