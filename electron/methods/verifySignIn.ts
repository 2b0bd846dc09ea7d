import { randomUUID } from 'node:crypto';
import { clouds } from '../../shared/clouds.ts';
import type { MethodInput } from '../../shared/contract.ts';
import { appError } from '../../shared/errors.ts';
import { isGuid, isTenant } from '../../shared/fields.ts';
import type { VerifiedSignIn } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { readAppRegistration } from '../azure/secretExpiry.ts';
import { createSignIn } from '../azure/signIn.ts';
import type { Redactor } from '../log/logger.ts';
import type { Clock } from '../ports.ts';
import { explainRefusal } from './refusedSecret.ts';
import { describeSignIn, forgotten, type HeldSignIn, type SignIns } from './signIns.ts';
import type { Sources } from './sources.ts';

export interface VerifyDeps {
  readonly sources: Sources;
  readonly signIns: SignIns;
  readonly redactor: Redactor;
  readonly clock: Clock;
}

type Input = MethodInput<'verifySignIn'>;

/** Proves tenant, client ID and secret against Microsoft Entra ID and holds them for the rest of the wizard. */
export async function verifySignIn(input: Input, deps: VerifyDeps): Promise<Result<VerifiedSignIn>> {
  const secret = secretOf(input, deps);
  if (!secret.ok) return secret;
  if (!isTenant(input.tenant)) {
    return fail(appError('tenantMalformed', { facts: { tenant: input.tenant }, field: 'tenant' }));
  }
  if (!isGuid(input.clientId)) {
    return fail(appError('fieldNotAccepted', { facts: { clientId: input.clientId }, field: 'clientId' }));
  }
  const practice = input.source.kind === 'practice';
  const transport = await deps.sources.transport(practice);
  const cloud = clouds[input.cloud];
  const clientId = input.clientId.toLowerCase();
  const signIn = createSignIn({ cloud, tenant: input.tenant, clientId, secret: secret.value, transport });
  const token = await signIn.token(cloud.arm);
  if (!token.ok) {
    const { cloud: id, tenant } = input;
    const witness = deps.signIns.ofApp({ practice, cloud: id, tenant, clientId });
    return fail(await explainRefusal(token.error, secret.value, witness));
  }
  const tenantId = await signIn.tenantId();
  if (!tenantId.ok) return tenantId;

  const hint = secret.value.slice(0, 3);
  const registration = await readAppRegistration(signIn, transport, hint, deps.clock.now());
  const { appName, secretExpiresOn } = registration.ok ? registration.value : {};
  const held: HeldSignIn = {
    signInId: randomUUID(),
    practice,
    cloud: input.cloud,
    tenant: input.tenant,
    tenantId: tenantId.value,
    clientId,
    secret: secret.value,
    signIn,
    transport,
    facts: {
      hasSecret: true,
      hint,
      ...(secretExpiresOn ? { expiresOn: secretExpiresOn, expirySource: 'graph' } : {}),
    },
    ...(appName === undefined ? {} : { appName }),
    ...forConnection(input, deps),
  };
  deps.signIns.hold(held);
  return ok(describeSignIn(held));
}

/** A secret that was held for one connection is not good for another by being verified once more. */
function forConnection(
  { secret }: Input,
  { signIns }: VerifyDeps,
): Pick<HeldSignIn, 'forConnectionId' | 'isStored'> {
  const held = secret.kind === 'held' ? signIns.get(secret.signInId) : undefined;
  if (!held?.ok || held.value.forConnectionId === undefined) return {};
  const { forConnectionId, isStored } = held.value;
  return { forConnectionId, ...(isStored === undefined ? {} : { isStored }) };
}

// A held secret is sent only where it was proven before: anything else must be typed again.
function secretOf(input: Input, deps: VerifyDeps): Result<string> {
  if (input.secret.kind === 'typed') {
    deps.redactor.addSecret(input.secret.value);
    return ok(input.secret.value);
  }
  const held = deps.signIns.get(input.secret.signInId);
  if (!held.ok) return held;
  const { cloud, tenant, clientId, practice, secret } = held.value;
  const same =
    cloud === input.cloud &&
    tenant === input.tenant &&
    clientId === input.clientId.toLowerCase() &&
    practice === (input.source.kind === 'practice');
  return same ? ok(secret) : fail(forgotten());
}
