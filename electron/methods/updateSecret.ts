import { appError } from '../../shared/errors.ts';
import type { SecretFacts } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createArmClients } from '../azure/armClients.ts';
import { getWorkspace } from '../azure/workspace.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { type ConnectionDeps, missingPermission } from './connectionMethods.ts';
import { findById } from './findConnection.ts';
import type { HeldSignIn } from './signIns.ts';
import { type VerifyDeps, verifySignIn } from './verifySignIn.ts';

export interface UpdateSecretRequest {
  readonly connectionId: string;
  readonly secret: string;
  /** Also replaces one that cannot be opened here: it may be sealed by a vault that this program does not have. */
  readonly replacesUnreadable: boolean;
}

/**
 * Replaces the client secret of a connection by one that has been proven: it signs in, and it may write in the
 * workspace. Until then the old one stays. The site is not asked: whoever does this needs no role there.
 */
export async function updateSecret(
  { connectionId, secret, replacesUnreadable }: UpdateSecretRequest,
  deps: ConnectionDeps & VerifyDeps,
): Promise<Result<SecretFacts>> {
  deps.redactor.addSecret(secret);
  const found = await findById(deps.stores, connectionId.toLowerCase());
  if (!found.ok) return found;
  const { record, store } = found.value;
  if (!isSameAccount(record.syncAccount, deps.account)) {
    return fail(appError('notSyncAccount', { facts: { account: record.syncAccount } }));
  }
  const former = await deps.secrets.read(record.connectionId);
  if (!former.ok && !(replacesUnreadable && former.error.code === 'secretUnreadable')) return former;

  const held = await prove(record, secret, deps);
  if (!held.ok) return held;
  const saved = await deps.secrets.save(record.connectionId, secret);
  if (!saved.ok) return saved;
  const written = await store.save(withSecret(record, held.value));
  if (written.ok) return ok(held.value.facts);
  // The record still tells of the former one: it has to come back with it.
  if (former.ok && former.value !== undefined) await deps.secrets.save(record.connectionId, former.value);
  return written;
}

async function prove(
  { practice, site, cloud, tenantId, clientId, workspace }: ConnectionRecord,
  secret: string,
  deps: ConnectionDeps & VerifyDeps,
): Promise<Result<HeldSignIn>> {
  const verified = await verifySignIn(
    {
      source: practice ? { kind: 'practice' } : { kind: 'provider', fqdn: site.providerFqdn },
      cloud,
      tenant: tenantId,
      clientId,
      secret: { kind: 'typed', value: secret },
    },
    deps,
  );
  if (!verified.ok) return verified;
  const held = deps.signIns.get(verified.value.signInId);
  // It is in the vault or refused from here on; nothing else needs it.
  deps.signIns.forget(verified.value.signInId);
  if (!held.ok) return held;
  const { signIn, transport } = held.value;
  const seen = await getWorkspace(createArmClients(signIn, transport), workspace);
  if (!seen.ok) return seen;
  const missing = await missingPermission(signIn, transport, seen.value);
  return missing ? fail(missing) : held;
}

/** What is known of the former secret says nothing about the new one. */
function withSecret(record: ConnectionRecord, { facts, secret }: HeldSignIn): ConnectionRecord {
  const { secretExpiresOn: _date, secretExpirySource: _source, ...rest } = record;
  return {
    ...rest,
    secretHint: secret.slice(0, 3),
    ...(facts.expiresOn === undefined
      ? {}
      : { secretExpiresOn: facts.expiresOn, secretExpirySource: 'graph' as const }),
  };
}
