import type { AccessToken, TokenCredential } from '@azure/core-auth';
import { AuthError, ConfidentialClientApplication } from '@azure/msal-node';
import pLimit from 'p-limit';
import type { AzureCloud } from '../../shared/clouds.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { isGuid } from '../../shared/fields.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Transport } from '../ports.ts';
import { createMsalNetwork } from '../transport/msalNetwork.ts';
import { noAnswer } from '../transport/noAnswer.ts';
import { signInError } from './signInErrors.ts';
import { readClaims } from './tokenClaims.ts';

export interface SignInOptions {
  readonly cloud: AzureCloud;
  /** GUID or domain; judged before, as MSAL sends out whatever stands here. */
  readonly tenant: string;
  readonly clientId: string;
  readonly secret: string;
  readonly transport: Transport;
}

/** A service principal that can ask for tokens. One instance per Verify. */
export interface SignIn {
  readonly cloud: AzureCloud;
  readonly clientId: string;
  /** Token for `${resource}/.default`; cached until five minutes before it ends. */
  token(resource: string, claims?: string): Promise<Result<string>>;
  /** A new token, whatever is cached: Azure has refused the one that looked good. */
  renewed(resource: string): Promise<Result<string>>;
  /** The same for the Azure SDK. Throws `SignInFailure`. */
  readonly credential: TokenCredential;
  /** GUID of the tenant that issued the token, also where a domain was typed. */
  tenantId(): Promise<Result<string>>;
}

/** Carries an AppError through the Azure SDK, which hands errors of a credential on unchanged. */
export class SignInFailure extends Error {
  override readonly name = 'SignInFailure';
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** A token that ends within this time is renewed, as MSAL does it. */
const RENEWED_BEFORE_MS = 5 * 60 * 1000;

/**
 * Signs in with client ID and secret. A new MSAL client each time: after a 429 or a 5xx an instance answers
 * from memory for up to an hour, which would make a corrected secret look wrong.
 */
export function createSignIn(options: SignInOptions): SignIn {
  const { cloud, tenant, clientId, secret, transport } = options;
  const network = createMsalNetwork(transport);
  const client = new ConfidentialClientApplication({
    auth: { clientId, clientSecret: secret, authority: `${cloud.login}/${encodeURIComponent(tenant)}` },
    system: { networkClient: network },
  });

  /** The last token of each resource: MSAL has it too, but takes a while to find it, and each write asks. */
  const kept = new Map<string, AccessToken>();

  const ask = async (
    resource: string,
    how: { readonly claims?: string | undefined; readonly skipCache?: boolean },
  ): Promise<Result<AccessToken>> => {
    network.reset();
    try {
      const answer = await client.acquireTokenByClientCredential({
        scopes: [`${resource}/.default`],
        ...(how.claims ? { claims: how.claims } : {}),
        ...(how.skipCache ? { skipCache: true } : {}),
      });
      const token: unknown = answer?.accessToken;
      if (typeof token !== 'string' || !isHeaderText(token))
        return fail(appError('signInUnknown', { facts: { tenant, clientId } }));
      // Not a number where the answer told no time: then it is asked for anew each time.
      const got = { token, expiresOnTimestamp: answer?.expiresOn?.getTime() || 0 };
      kept.set(resource, got);
      return ok(got);
    } catch (error) {
      const cut = noAnswer(network.failure() ?? error);
      if (cut) return fail(cut);
      if (error instanceof AuthError) {
        return fail(signInError(error, { tenant, clientId, secret, retryAfter: network.retryAfter() }));
      }
      const host = network.answeredBy();
      // MSAL trips over what is in an answer that is none of Microsoft Entra ID's.
      if (host !== undefined) return fail(appError('answerUnreadable', { facts: { host }, retryable: true }));
      throw error;
    }
  };

  // One after the other: MSAL drops the cause of a failure, and the network keeps one only.
  const inTurn = pLimit(1);
  const acquire = async (resource: string, claims?: string): Promise<Result<AccessToken>> => {
    const known = kept.get(resource);
    const isGood = known !== undefined && known.expiresOnTimestamp - Date.now() > RENEWED_BEFORE_MS;
    return isGood && claims === undefined ? ok(known) : inTurn(() => ask(resource, { claims }));
  };

  const token = async (resource: string, claims?: string): Promise<Result<string>> => {
    const answer = await acquire(resource, claims);
    return answer.ok ? ok(answer.value.token) : answer;
  };

  return {
    cloud,
    clientId,
    token,
    async renewed(resource) {
      const answer = await inTurn(() => ask(resource, { skipCache: true }));
      return answer.ok ? ok(answer.value.token) : answer;
    },
    credential: {
      async getToken(scopes, tokenOptions) {
        const scope = Array.isArray(scopes) ? scopes[0] : scopes;
        const answer = await acquire((scope ?? '').replace(/\/\.default$/, ''), tokenOptions?.claims);
        if (!answer.ok) throw new SignInFailure(answer.error);
        // The SDK would keep it as long as it lasts, also when it has been renewed meanwhile. It is kept here anyway.
        return { ...answer.value, expiresOnTimestamp: 0 };
      },
    },
    async tenantId() {
      if (isGuid(tenant)) return ok(tenant.toLowerCase());
      const answer = await token(cloud.arm);
      if (!answer.ok) return answer;
      const { tid } = readClaims(answer.value);
      return tid && isGuid(tid) ? ok(tid.toLowerCase()) : tenantFromMetadata(options);
    },
  };
}

/** What may stand in the header that it is sent in. */
function isHeaderText(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token);
}

// The claim is not part of a documented contract for clients; the issuer of the metadata document is.
async function tenantFromMetadata(options: SignInOptions): Promise<Result<string>> {
  const { cloud, tenant, transport } = options;
  const url = `${cloud.login}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`;
  try {
    const response = await transport(new Request(url), { service: 'entra' });
    const { issuer } = (await response.json()) as { issuer?: unknown };
    const found = typeof issuer === 'string' ? issuer.split('/').find(isGuid) : undefined;
    if (found) return ok(found.toLowerCase());
  } catch (error) {
    const cut = noAnswer(error);
    if (cut) return fail(cut);
  }
  return fail(appError('tenantNotFound', { facts: { tenant }, field: 'tenant' }));
}
