import { type AppError, appError } from '../../shared/errors.ts';
import { hasSecretLike } from '../azure/secretExpiry.ts';
import type { SignIn } from '../azure/signIn.ts';
import type { Transport } from '../ports.ts';

/** A sign-in of the same app that works: Microsoft Graph may tell it what Entra does not tell of a refused secret. */
export interface Witness {
  readonly signIn: SignIn;
  readonly transport: Transport;
}

/**
 * Microsoft Entra ID answers AADSTS7000215 alike for a wrong, a foreign and a too new secret. Where the app may read its
 * own registration, the first three characters tell a foreign one from the others; where not, it stays one cause.
 */
export async function explainRefusal(
  error: AppError,
  secret: string,
  witness: Witness | undefined,
): Promise<AppError> {
  if (error.code !== 'secretWrong' || witness === undefined) return error;
  const isKnown = await hasSecretLike(witness.signIn, witness.transport, secret.slice(0, 3));
  if (isKnown === undefined) return error;
  const { code: _code, ...details } = error;
  return appError(isKnown ? 'secretTooNew' : 'secretForeign', details);
}
