import type { PipelineResponse, RestError } from '@azure/core-rest-pipeline';
import { type AppError, appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { noAnswer } from '../transport/noAnswer.ts';
import { type ArmContext, armError } from './armErrors.ts';
import { SignInFailure } from './signIn.ts';

/** Options that every call of an Azure SDK operation takes. */
export interface CallOptions {
  readonly onResponse: (response: PipelineResponse) => void;
  readonly abortSignal?: AbortSignal;
}

/**
 * Runs one SDK call and turns its failures into values. The answer's text is caught on the way, because the
 * error of a paged call has lost the service's sentence (which action, which scope).
 */
export async function armCall<T>(
  run: (options: CallOptions) => Promise<T>,
  context: ArmContext = {},
  signal?: AbortSignal,
): Promise<Result<{ readonly value: T; readonly body: string }>> {
  let last: PipelineResponse | undefined;
  try {
    const value = await run({
      onResponse: (response) => {
        last = response;
      },
      ...(signal ? { abortSignal: signal } : {}),
    });
    // Otherwise a sign-in page with status 200 would pass for an empty list.
    if (last !== undefined && isReplaced(last)) return fail(unreadable(last));
    return ok({ value, body: last?.bodyAsText ?? '' });
  } catch (error) {
    if (error instanceof SignInFailure) return fail(error.error);
    const cut = noAnswer(error) ?? noAnswer((error as RestError).cause);
    if (cut) return fail(cut);
    if (last !== undefined && isReplaced(last)) return fail(unreadable(last));
    const status = last?.status ?? (error as RestError).statusCode;
    // An answer that says 200 and cannot be read: cut, or somebody else's page.
    if (status !== undefined && status < 300 && error instanceof SyntaxError) {
      return fail(
        appError('answerUnreadable', { facts: { host: 'Azure Resource Manager' }, retryable: true }),
      );
    }
    // Carried out, and answered with a status that the SDK does not know: the caller judges.
    if (status !== undefined && status > 200 && status < 300) {
      return fail(appError('answerUnreadable', { status, facts: { host: 'Azure Resource Manager' } }));
    }
    if (status === undefined) throw error;
    // The SDK trips over what is in an answer that is none of Azure's.
    if (status < 400)
      return fail(
        appError('answerUnreadable', { status, facts: { host: 'Azure Resource Manager' }, retryable: true }),
      );
    return fail(
      armError(
        {
          status,
          body: last?.bodyAsText ?? '',
          retryAfter: last?.headers.get('retry-after') ?? null,
          correlationId: last?.headers.get('x-ms-correlation-request-id') ?? null,
        },
        context,
      ),
    );
  }
}

// Azure Resource Manager neither redirects these calls nor answers them in anything but JSON: a proxy did.
function isReplaced({ status, bodyAsText }: PipelineResponse): boolean {
  return status < 400 && (status >= 300 || /^\s*[^\s{[]/.test(bodyAsText ?? ''));
}

function unreadable({ request, status }: PipelineResponse): AppError {
  return appError('answerUnreadable', {
    status,
    facts: { host: new URL(request.url).host },
    retryable: true,
  });
}
