import { type AppError, type AppErrorDetails, appError } from '../../shared/errors.ts';
import type { PartialReason } from '../../shared/logSearch.ts';
import { type ArmAnswer, type ArmContext, armError } from './armErrors.ts';

/** An answer of the query API with a status of 400 or more. */
export type Refusal = ArmAnswer;

/** One level of what Log Analytics says; the cause is the innermost. */
interface Said {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly innererror?: unknown;
  readonly details?: unknown;
  readonly line?: unknown;
  readonly pos?: unknown;
  readonly token?: unknown;
}

/** Longest sentence of the service that is shown. */
const SAYS_LENGTH = 400;

/** What a refused log query means ("Azure Monitor Log Analytics API errors", Microsoft Learn). */
export function logQueryError(refusal: Refusal, context: ArmContext, host: string): AppError {
  const levels = levelsOf(bodyOf(refusal.body));
  const codes = levels.map(({ code }) => code);
  const inner = levels.at(-1);
  const details: AppErrorDetails = {
    status: refusal.status,
    facts: { ...context },
    ...(typeof inner?.code === 'string' ? { serviceCode: inner.code } : {}),
    ...(refusal.correlationId ? { correlationId: refusal.correlationId } : {}),
  };
  const withFacts = (facts: Readonly<Record<string, string>>): AppErrorDetails => ({
    ...details,
    facts: { ...details.facts, ...facts },
  });
  if (refusal.status === 429) {
    const seconds = /^\s*(\d+)\s*$/.exec(refusal.retryAfter ?? '')?.[1];
    const wait: Record<string, string> = seconds === undefined ? {} : { retryAfterInSeconds: seconds };
    return appError('queryThrottled', { ...withFacts(wait), retryable: true });
  }
  if (refusal.status === 504 || refusal.status === 408 || codes.includes('GatewayTimeout')) {
    return appError('queryTimedOut', { ...details, retryable: true });
  }
  if (codes.includes('SyntaxError')) return appError('querySyntax', withFacts(placeOf(inner)));
  // Not in the service's own form: something on the way has answered.
  if (refusal.status === 400 && kindOfRefusal(refusal.body) === 'notTheService') {
    return appError('answerUnreadable', { ...withFacts({ host }), retryable: true });
  }
  // What is not syntax and was refused as an argument: names, types, limits of the language.
  if (refusal.status === 400) {
    return appError('querySemantic', withFacts({ ...placeOf(inner), ...saysOf(inner) }));
  }
  const general = armError(refusal, context);
  return general.code === 'notAuthorized' ? appError('queryNotAllowed', details) : general;
}

/**
 * What a 400 says: the query itself is no good (its syntax, or a name or type in it, such as a function that is not
 * known yet), the service refuses for another reason, or it was not the service that answered.
 */
export function kindOfRefusal(body: string): 'query' | 'other' | 'notTheService' {
  const codes = levelsOf(bodyOf(body)).map(({ code }) => code);
  if (codes.every((code) => typeof code !== 'string')) return 'notTheService';
  return codes.some((code) => code === 'SyntaxError' || code === 'SemanticError') ? 'query' : 'other';
}

/** The table that a query names and the workspace does not have; tables come with the first row in them. */
export function unknownTableIn(body: string): string | undefined {
  const said = levelsOf(bodyOf(body)).at(-1)?.message;
  // "'where' operator: Failed to resolve table or column expression named 'Heartbeat'"
  return typeof said === 'string'
    ? /Failed to resolve table[^']* named '([^']{1,100})'/i.exec(said)?.[1]
    : undefined;
}

/** Why there are fewer rows than the query has. The codes are Kusto's own ("Query limits"). */
export function whyPartial(error: unknown): { readonly reason: PartialReason; readonly says?: string } {
  const levels = levelsOf(error);
  const said = levels.map(({ message }) => (typeof message === 'string' ? message : '')).join('\n');
  const says = saysOf(levels.at(-1));
  if (/E_QUERY_RESULT_SET_TOO_LARGE|80DA0003/i.test(said)) {
    return { reason: /bytes|data size|size limit/i.test(said) ? 'bytes' : 'rows', ...says };
  }
  if (/time(d)? ?out|E_RUNAWAY_QUERY.*time|execution timeout/i.test(said)) return { reason: 'time', ...says };
  return { reason: 'other', ...says };
}

function bodyOf(body: string): unknown {
  try {
    return (JSON.parse(body) as { error?: unknown } | null)?.error;
  } catch {
    return undefined;
  }
}

/** Outermost first: `innererror` inside of `innererror`, or inside of the first of `details`. */
function levelsOf(error: unknown): readonly Said[] {
  const found: Said[] = [];
  let level = error;
  // Deeper than any answer of the service.
  while (typeof level === 'object' && level !== null && found.length < 10) {
    const said: Said = level;
    found.push(said);
    const [detail] = Array.isArray(said.details) ? (said.details as unknown[]) : [];
    level = said.innererror ?? detail;
  }
  return found;
}

/** Lines count from 1, characters from 0; people count both from 1. */
function placeOf(said: Said | undefined): Record<string, string> {
  const facts: Record<string, string> = {};
  if (typeof said?.line === 'number') facts.line = String(said.line);
  if (typeof said?.pos === 'number') facts.character = String(said.pos + 1);
  if (typeof said?.token === 'string' && said.token !== '<EOF>') facts.token = said.token.slice(0, 60);
  return facts;
}

/** The sentence, and the name in it that could not be resolved. */
function saysOf(said: Said | undefined): Record<string, string> {
  if (typeof said?.message !== 'string' || said.message === '') return {};
  const name = /(?:named|function:|known|resolve[^']*) '([^']{1,100})'/i.exec(said.message)?.[1];
  const cut = said.message.replace(/\s+/g, ' ').trim().slice(0, SAYS_LENGTH);
  return { says: cut, ...(name === undefined ? {} : { name }) };
}
