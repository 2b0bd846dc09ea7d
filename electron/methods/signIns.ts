import type { CloudId } from '../../shared/clouds.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import type { SecretFacts, VerifiedSignIn } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SignIn } from '../azure/signIn.ts';
import type { Transport } from '../ports.ts';

/** A sign-in that Entra has accepted, with the secret that must not go back to the renderer. */
export interface HeldSignIn {
  readonly signInId: string;
  readonly practice: boolean;
  readonly cloud: CloudId;
  /** As typed; a held secret is used again for exactly these inputs only. */
  readonly tenant: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
  readonly signIn: SignIn;
  readonly transport: Transport;
  readonly facts: SecretFacts;
  readonly appName?: string;
  /** The connection that it was proven for, to replace its secret; it is good for nothing else. */
  readonly forConnectionId?: string;
  /** Its secret is not typed: it is the one that was stored for that connection. */
  readonly isStored?: true;
  /** A connection that was saved with this sign-in and has no group yet. */
  readonly unusedConnectionId?: string;
}

/** The accepted sign-ins of this session, by handle. They end with the app or when a connection took over. */
export interface SignIns {
  hold(signIn: HeldSignIn): void;
  get(signInId: string): Result<HeldSignIn>;
  forget(signInId: string): void;
  /** One that Entra has accepted for the same app: it can be asked about the app where a secret is refused. */
  ofApp(app: Pick<HeldSignIn, 'practice' | 'cloud' | 'tenant' | 'clientId'>): HeldSignIn | undefined;
}

export function createSignIns(): SignIns {
  const held = new Map<string, HeldSignIn>();
  return {
    hold(signIn) {
      held.set(signIn.signInId, signIn);
    },
    get(signInId) {
      const found = held.get(signInId.toLowerCase());
      return found ? ok(found) : fail(forgotten());
    },
    forget(signInId) {
      held.delete(signInId.toLowerCase());
    },
    ofApp: ({ practice, cloud, tenant, clientId }) =>
      [...held.values()].find(
        (one) =>
          one.practice === practice &&
          one.cloud === cloud &&
          one.clientId === clientId &&
          [one.tenant, one.tenantId].includes(tenant),
      ),
  };
}

export function forgotten(): AppError {
  return appError('signInForgotten', { field: 'clientSecret' });
}

/** What the renderer may know of it. */
export function describeSignIn(held: HeldSignIn): VerifiedSignIn {
  return {
    signInId: held.signInId,
    tenantId: held.tenantId,
    secret: held.facts,
    ...(held.appName === undefined ? {} : { appName: held.appName }),
  };
}
