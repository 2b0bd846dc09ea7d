import { type AppError, appError } from '../../shared/errors.ts';
import type { Workspace } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Transport } from '../ports.ts';
import type { ArmAnswer } from './armErrors.ts';
import { kindOfRefusal, unknownTableIn } from './logQueryErrors.ts';
import { restCall } from './restCall.ts';
import type { SignIn } from './signIn.ts';

/** Rows of the first table of a log query. */
export type QueryRows = readonly (readonly unknown[])[];

/**
 * Runs a query in a workspace. A refusal by the query itself (syntax, unknown function) is `queryRefused`; its fact
 * `unknownTable` names the table that the workspace does not have, where that is why.
 */
export async function queryWorkspace(
  signIn: SignIn,
  transport: Transport,
  workspace: Workspace,
  query: string,
  signal?: AbortSignal,
): Promise<Result<QueryRows>> {
  const answer = await restCall({
    signIn,
    transport,
    service: 'logs',
    resource: signIn.cloud.logs,
    url: `${signIn.cloud.logs}/v1/workspaces/${workspace.customerId}/query`,
    method: 'POST',
    body: { query },
    context: { workspace: workspace.name },
    signal,
    refused: (refusal, error) => refusedQuery(refusal, error, new URL(signIn.cloud.logs).host),
  });
  if (!answer.ok) return answer;
  const { tables, error } = answer.value as { tables?: { rows?: unknown }[]; error?: unknown };
  const rows = tables?.[0]?.rows;
  // A partial result comes with status 200 and an `error` beside the tables; a count from it would be a lie.
  if (!Array.isArray(rows) || error) {
    return fail(
      appError('answerUnreadable', { facts: { host: new URL(signIn.cloud.logs).host }, retryable: true }),
    );
  }
  return ok(rows as QueryRows);
}

function refusedQuery({ status, body }: ArmAnswer, error: AppError, host: string): AppError {
  if (status !== 400) return error;
  switch (kindOfRefusal(body)) {
    case 'notTheService':
      return { ...error, code: 'answerUnreadable', facts: { ...error.facts, host }, retryable: true };
    // Something about the request, and nothing about what it asks for.
    case 'other':
      return error;
    case 'query': {
      const unknownTable = unknownTableIn(body);
      const facts = unknownTable === undefined ? error.facts : { ...error.facts, unknownTable };
      return { ...error, code: 'queryRefused', facts };
    }
  }
}
