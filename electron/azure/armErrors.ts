import {
  type AppError,
  type AppErrorDetails,
  appError,
  type ErrorCode,
  type FieldId,
} from '../../shared/errors.ts';

/** What a refused Azure request was about, for the texts. */
export interface ArmContext {
  readonly subscription?: string;
  readonly resourceGroup?: string;
  readonly workspace?: string;
  readonly name?: string;
}

export interface ArmAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter?: string | null;
  readonly correlationId?: string | null;
}

const byCode: Readonly<Record<string, readonly [ErrorCode, FieldId | undefined]>> = {
  AuthorizationFailed: ['notAuthorized', undefined],
  LinkedAuthorizationFailed: ['notAuthorized', undefined],
  InsufficientAccessError: ['notAuthorized', undefined],
  InvalidAuthenticationTokenTenant: ['tokenOfAnotherTenant', 'tenant'],
  ExpiredAuthenticationToken: ['tokenExpired', undefined],
  SubscriptionNotFound: ['subscriptionNotFound', 'subscription'],
  InvalidSubscriptionId: ['subscriptionNotFound', 'subscription'],
  ResourceGroupNotFound: ['resourceGroupNotFound', 'resourceGroup'],
  ResourceNotFound: ['workspaceNotFound', 'workspace'],
  ReadOnlyDisabledSubscription: ['subscriptionDisabled', undefined],
  ScopeLocked: ['scopeLocked', undefined],
  RequestDisallowedByPolicy: ['disallowedByPolicy', undefined],
  SubscriptionRequestsThrottled: ['azureThrottled', undefined],
};

/** What an answer of Azure Resource Manager or Log Analytics with a status of 400 or more means. */
export function armError(answer: ArmAnswer, context: ArmContext = {}): AppError {
  const { code: serviceCode, message } = readEnvelope(answer.body);
  const details: AppErrorDetails = {
    status: answer.status,
    facts: { ...context, status: String(answer.status), ...factsOf(serviceCode, message, answer) },
    ...(serviceCode ? { serviceCode } : {}),
    ...(answer.correlationId ? { correlationId: answer.correlationId } : {}),
  };
  const known = serviceCode === undefined ? undefined : byCode[serviceCode];
  if (known) {
    const [code, field] = known;
    return appError(code, { ...details, retryable: code === 'azureThrottled', ...(field ? { field } : {}) });
  }
  if (answer.status === 429) return appError('azureThrottled', { ...details, retryable: true });
  if (answer.status === 401) return appError('tokenExpired', { ...details, retryable: true });
  if (answer.status === 403) return appError('notAuthorized', details);
  if (answer.status === 404) return appError('workspaceNotFound', { ...details, field: 'workspace' });
  // What an outdated etag is answered with is not documented; 412 is what HTTP has for it.
  if (answer.status === 409 || answer.status === 412)
    return appError('savedSearchConflict', { ...details, retryable: true });
  if (answer.status >= 500) return appError('azureUnavailable', { ...details, retryable: true });
  return appError('azureRefused', details);
}

/** The service's own code and sentence; the sentence is for facts and the log, never for the screen. */
export function readEnvelope(body: string): { code?: string; message?: string } {
  try {
    const parsed = JSON.parse(body) as { error?: { code?: unknown; message?: unknown } };
    const { code, message } = parsed?.error ?? {};
    return {
      ...(typeof code === 'string' ? { code } : {}),
      ...(typeof message === 'string' ? { message } : {}),
    };
  } catch {
    return {};
  }
}

// The names below stand in quotes inside the service's sentence and nowhere else in the answer.
function factsOf(code: string | undefined, message = '', answer: ArmAnswer): Record<string, string> {
  const facts: Record<string, string> = {};
  const take = (name: string, pattern: RegExp) => {
    const found = pattern.exec(message)?.[1];
    if (found) facts[name] = found;
  };
  if (code === 'AuthorizationFailed') {
    take('action', /perform action '([^']+)'/);
    take('scope', /over scope '([^']+)'/);
  }
  if (code === 'ScopeLocked') {
    // The sentence names what is locked, never the lock itself: the last part is the name that people know.
    take('locked', /locked: '(?:[^']*\/)?([^'/]+)'/);
  }
  if (code === 'RequestDisallowedByPolicy') {
    const { name, id } = policyOf(/Policy identifiers: '(.+)'\.?$/s.exec(message)?.[1]);
    if (name) facts.policy = name;
    if (id) facts.policyId = id;
  }
  if (answer.retryAfter) facts.retryAfterInSeconds = answer.retryAfter;
  return facts;
}

// A JSON list of what forbids: the assignment's shown name where it has one, else its own.
function policyOf(identifiers: string | undefined): { name?: string | undefined; id?: string | undefined } {
  if (identifiers === undefined) return {};
  try {
    const [first] = JSON.parse(identifiers) as {
      policyAssignment?: { name?: unknown; displayName?: unknown; id?: unknown };
    }[];
    const { displayName, name, id } = first?.policyAssignment ?? {};
    const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
    return { name: text(displayName) ?? text(name), id: text(id) };
  } catch {
    return {};
  }
}
