import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import type { SecretFacts, VerifiedSignIn } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isSameAccount } from '../store/owner.ts';
import type { SecretStore } from '../store/secretStore.ts';
import { type ConnectionStores, findById } from './findConnection.ts';
import { settleSecret } from './movedSecret.ts';
import { describeSignIn, type HeldSignIn } from './signIns.ts';
import { type VerifyDeps, verifySignIn } from './verifySignIn.ts';

export interface HoldDeps extends VerifyDeps {
  readonly stores: ConnectionStores;
  readonly secrets: SecretStore;
  readonly account: string;
}

/**
 * Proves the stored secret of a connection and holds the sign-in for moving or recreating it. The secret itself stays
 * here: the pages get the handle of what they did not type.
 */
export async function holdSignIn(
  { connectionId }: MethodInput<'holdSignIn'>,
  deps: HoldDeps,
): Promise<Result<VerifiedSignIn>> {
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  const { syncAccount, practice, site, cloud, tenantId, clientId, workspace } = record;
  if (!isSameAccount(syncAccount, deps.account))
    return fail(appError('notSyncAccount', { facts: { account: syncAccount } }));
  if (!record.importEnabled) return fail(appError('importOff', { facts: { workspace: workspace.name } }));
  const settled = await settleSecret(record, store, deps.secrets);
  if (!settled.ok) return settled;
  const secret = await deps.secrets.read(record.connectionId);
  if (!secret.ok) return secret;
  if (secret.value === undefined)
    return fail(appError('secretUnreadable', { facts: { account: syncAccount }, field: 'clientSecret' }));
  const verified = await verifySignIn(
    {
      source: practice ? { kind: 'practice' } : { kind: 'provider', fqdn: site.providerFqdn },
      cloud,
      tenant: tenantId,
      clientId,
      secret: { kind: 'typed', value: secret.value },
    },
    deps,
  );
  if (!verified.ok) return verified;
  const held = deps.signIns.get(verified.value.signInId);
  if (!held.ok) return held;
  const own: HeldSignIn = {
    ...held.value,
    isStored: true,
    facts: withTypedEnd(held.value.facts, record),
    forConnectionId: record.connectionId,
  };
  deps.signIns.hold(own);
  return ok(describeSignIn(own));
}

/** The date that a person typed when the connection was added, where Microsoft Graph does not tell it. */
function withTypedEnd(
  facts: SecretFacts,
  { secretExpiresOn }: { readonly secretExpiresOn?: string | undefined },
): SecretFacts {
  if (facts.expiresOn !== undefined || secretExpiresOn === undefined) return facts;
  return { ...facts, expiresOn: secretExpiresOn, expirySource: 'typed' };
}
