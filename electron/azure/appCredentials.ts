import { z } from 'zod';
import { type AppError, appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Transport } from '../ports.ts';
import { restCall } from './restCall.ts';
import type { SignIn } from './signIn.ts';

/** The client secrets of the app that signs in, as Microsoft Graph lets it see and change them itself. */

export interface AppCredential {
  readonly keyId: string;
  readonly displayName: string | null;
  /** First three characters of the secret. */
  readonly hint: string;
  readonly startsOn: Date;
  readonly endsOn: Date;
}

export interface MadeSecret {
  readonly credential: AppCredential;
  /** Told this once. */
  readonly secret: string;
}

export interface GraphAccess {
  readonly signIn: SignIn;
  readonly transport: Transport;
  readonly signal?: AbortSignal;
}

const credential = z.object({
  keyId: z.guid(),
  displayName: z.string().nullish(),
  hint: z.string().nullish(),
  startDateTime: z.coerce.date(),
  endDateTime: z.coerce.date(),
});

const read = ({ keyId, displayName, hint, startDateTime, endDateTime }: z.output<typeof credential>) => ({
  keyId: keyId.toLowerCase(),
  displayName: displayName ?? null,
  hint: hint ?? '',
  startsOn: startDateTime,
  endsOn: endDateTime,
});

export async function listCredentials(access: GraphAccess): Promise<Result<readonly AppCredential[]>> {
  const answer = await call(access, '?$select=id,appId,passwordCredentials');
  if (!answer.ok) return answer;
  const parsed = z.object({ passwordCredentials: z.array(credential) }).safeParse(answer.value);
  return parsed.success ? ok(parsed.data.passwordCredentials.map(read)) : unreadable(access);
}

export async function addCredential(
  access: GraphAccess,
  { displayName, endsOn }: { readonly displayName: string; readonly endsOn: Date },
): Promise<Result<MadeSecret>> {
  const passwordCredential = { displayName, endDateTime: endsOn.toISOString() };
  const answer = await call(access, '/addPassword', { passwordCredential });
  if (!answer.ok) return answer;
  const parsed = credential.extend({ secretText: z.string().min(1) }).safeParse(answer.value);
  if (!parsed.success) return unreadable(access);
  return ok({ credential: read(parsed.data), secret: parsed.data.secretText });
}

/** Fine where there is none any more. */
export async function removeCredential(access: GraphAccess, keyId: string): Promise<Result<void>> {
  const answer = await call(access, '/removePassword', { keyId });
  return answer.ok || answer.error.status === 400 || answer.error.status === 404 ? ok(undefined) : answer;
}

async function call(
  { signIn, transport, signal }: GraphAccess,
  tail: string,
  body?: unknown,
): Promise<Result<unknown>> {
  const { graph } = signIn.cloud;
  const answer = await restCall({
    ...{ signIn, transport, signal },
    service: 'graph',
    resource: graph,
    url: `${graph}/v1.0/applications(appId='${encodeURIComponent(signIn.clientId)}')${tail}`,
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  return answer.ok ? answer : fail(withoutGuess(answer.error, signIn.clientId));
}

/** Refused for want of the permission is another thing here than in Azure Resource Manager. */
function withoutGuess(error: AppError, clientId: string): AppError {
  if (error.status !== 403 && error.status !== 404) return error;
  const { status, serviceCode } = error;
  return appError('renewalNotPermitted', {
    facts: { clientId },
    ...(status === undefined ? {} : { status }),
    ...(serviceCode === undefined ? {} : { serviceCode }),
  });
}

const unreadable = ({ signIn }: GraphAccess): Result<never> =>
  fail(appError('answerUnreadable', { facts: { host: new URL(signIn.cloud.graph).host }, retryable: true }));
