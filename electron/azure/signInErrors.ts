import type { AuthError } from '@azure/msal-node';
import {
  type AppError,
  type AppErrorDetails,
  appError,
  type ErrorCode,
  type FieldId,
} from '../../shared/errors.ts';
import { looksLikeSecretId } from '../../shared/fields.ts';

/**
 * Microsoft Entra ID's refusals by AADSTS number. `invalid_client` alone covers a wrong, an expired and a
 * missing secret, so the number decides, never the error name or the sentence.
 * Source: Microsoft Learn "Microsoft Entra authentication and authorization error codes".
 */
const byNumber: Readonly<Record<number, readonly [ErrorCode, FieldId | undefined]>> = {
  7000215: ['secretWrong', 'clientSecret'],
  7000222: ['secretExpired', 'clientSecret'],
  7000218: ['secretMissing', 'clientSecret'],
  700016: ['appNotInTenant', 'clientId'],
  7000229: ['appNotInTenant', 'clientId'],
  7000112: ['appDisabled', 'clientId'],
  90002: ['tenantNotFound', 'tenant'],
  900023: ['tenantMalformed', 'tenant'],
  90013: ['tenantMalformed', 'tenant'],
  53003: ['conditionalAccess', undefined],
  500011: ['resourceNotInTenant', 'cloud'],
  90055: ['signInThrottled', undefined],
  50196: ['signInThrottled', undefined],
};

export interface SignInInputs {
  readonly tenant: string;
  readonly clientId: string;
  readonly secret: string;
  /** Retry-After of the refusal, in seconds. */
  readonly retryAfter?: string | undefined;
}

/** What a failed token request means to the person who typed the inputs. */
export function signInError(error: AuthError, inputs: SignInInputs): AppError {
  const numbers = aadstsNumbers(error);
  const number = numbers.find((candidate) => candidate in byNumber) ?? numbers[0];
  const facts = {
    tenant: inputs.tenant,
    clientId: inputs.clientId,
    ...(inputs.retryAfter ? { retryAfterInSeconds: inputs.retryAfter } : {}),
  };
  const details: AppErrorDetails = {
    facts,
    ...statusOf(error),
    ...(error.correlationId ? { correlationId: error.correlationId } : {}),
    ...(number === undefined ? {} : { serviceCode: `AADSTS${number}` }),
  };
  if (statusOf(error).status === 429) return appError('signInThrottled', { ...details, retryable: true });
  if ((statusOf(error).status ?? 0) >= 500)
    return appError('azureUnavailable', {
      ...details,
      facts: { ...facts, host: 'Microsoft Entra ID' },
      retryable: true,
    });
  const known = number === undefined ? undefined : byNumber[number];
  if (!known) return appError(number === undefined ? 'signInUnknown' : 'signInRefused', details);
  const [code, field] = known;
  if (code === 'secretWrong' && looksLikeSecretId(inputs.secret)) {
    return appError('secretIsId', { ...details, field: 'clientSecret' });
  }
  return appError(code, {
    ...details,
    retryable: code === 'signInThrottled',
    ...(field ? { field } : {}),
  });
}

// MSAL puts the number into `errorNo`, and for its own throttle only into `errorCode`.
function aadstsNumbers(error: AuthError): number[] {
  const raw = 'errorNo' in error ? String(error.errorNo) : '';
  const texts = [raw, ...String(error.errorCode).split(/[\s,]+/)];
  return texts.map(Number).filter((number) => Number.isInteger(number) && number > 0);
}

function statusOf(error: AuthError): { status?: number } {
  return 'status' in error && typeof error.status === 'number' ? { status: error.status } : {};
}
