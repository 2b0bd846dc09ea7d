import type { MethodInput } from '../../../shared/contract.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import type { MethodOutputs } from '../../../shared/methodOutputs.ts';
import { isInOrder, type RenewalView } from '../../../shared/renewal.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { listCredentials } from '../../azure/appCredentials.ts';
import { readClaims } from '../../azure/tokenClaims.ts';
import type { Policy } from '../../policy/policy.ts';
import type { ConnectionRecord } from '../../store/records.ts';
import type { ConnectionDeps } from '../connectionMethods.ts';
import { findById } from '../findConnection.ts';
import { changeRecord } from '../importMethods.ts';
import { openConnection } from '../openConnection.ts';
import { RENEWED_BEFORE_MS } from './decide.ts';

/** The switch of the automatic renewal, and what is told of it. */

export interface SetRenewalDeps extends ConnectionDeps {
  readonly policy: Policy;
}

/** On a computer of an organisation it is off until policy allows it; practice mode harms nobody. */
export async function isRenewalAllowed(
  { practice }: Pick<ConnectionRecord, 'practice'>,
  policy: Policy,
): Promise<boolean> {
  return practice || (await policy.values()).AllowSecretRenewal === true;
}

export async function renewalView(record: ConnectionRecord, policy: Policy): Promise<RenewalView> {
  const { renewal, secretExpiresOn, secretExpirySource } = record;
  const isKnown = secretExpiresOn !== undefined && secretExpirySource === 'graph';
  return {
    enabled: renewal?.enabled ?? false,
    allowed: await isRenewalAllowed(record, policy),
    underWay: renewal?.intention !== undefined,
    ...(isKnown ? { dueFrom: new Date(Date.parse(secretExpiresOn) - RENEWED_BEFORE_MS).toISOString() } : {}),
    ...(renewal?.renewedAt === undefined ? {} : { renewedAt: renewal.renewedAt }),
    ...(renewal?.trouble === undefined ? {} : { trouble: renewal.trouble }),
  };
}

/** True where the secret needs no person, as far as is known. */
export async function renewsItself(record: ConnectionRecord, policy: Policy): Promise<boolean> {
  return isInOrder(await renewalView(record, policy));
}

/**
 * Switches it on or off. On asks Microsoft Graph at once whether the app may do it, so that a missing permission is
 * seen here and not in a month. Off leaves nothing behind: the next sync removes what was being made.
 */
export async function setRenewal(
  { connectionId, enabled }: MethodInput<'setRenewal'>,
  deps: SetRenewalDeps,
): Promise<Result<MethodOutputs['setRenewal']>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  if (enabled && !(await isRenewalAllowed(found.value.record, deps.policy)))
    return fail(appError('renewalNotAllowed'));
  if (enabled && !(await deps.secrets.isLasting())) return fail(appError('renewalNotKept'));
  const changed = await changeRecord(connectionId, deps, (record) => {
    const { trouble: _before, ...kept } = record.renewal ?? { leftovers: [] };
    return { ...record, renewal: { ...kept, enabled } };
  });
  if (!changed.ok) return changed;
  const obstacle = enabled ? await obstacleTo(connectionId, deps) : undefined;
  const told = obstacle === undefined ? changed : await keepTrouble(connectionId, obstacle, deps);
  return told.ok ? ok({ renewal: await renewalView(told.value, deps.policy) }) : told;
}

async function obstacleTo(connectionId: string, deps: SetRenewalDeps): Promise<AppError | undefined> {
  const opened = await openConnection(connectionId, deps);
  if (!opened.ok) return opened.error;
  const { signIn, transport, record } = opened.value;
  const listed = await listCredentials({ signIn, transport });
  if (!listed.ok) return listed.error;
  // Being able to read its own secrets is less than being allowed to write them.
  const token = await signIn.token(signIn.cloud.graph);
  if (!token.ok) return token.error;
  const roles = readClaims(token.value).roles ?? [];
  const mayWrite = roles.some((role) => /^Application\.ReadWrite\.(OwnedBy|All)$/.test(role));
  return mayWrite ? undefined : appError('renewalNotPermitted', { facts: { clientId: record.clientId } });
}

async function keepTrouble(
  connectionId: string,
  { code, facts, retryable, status, serviceCode }: AppError,
  { stores, clock }: SetRenewalDeps,
): Promise<Result<ConnectionRecord>> {
  const found = await findById(stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const error = {
    ...{ code, facts, retryable },
    ...(status === undefined ? {} : { status }),
    ...(serviceCode === undefined ? {} : { serviceCode }),
  };
  const trouble = { error, at: clock.now().toISOString() };
  return found.value.store.alter(found.value.record.connectionId, (now) =>
    now.renewal === undefined ? now : { ...now, renewal: { ...now.renewal, trouble } },
  );
}
