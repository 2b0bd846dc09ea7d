import type { QueryTable } from '../types.ts';

/** The inner error of Log Analytics: nested once more for the cause. */
export interface InnerError {
  readonly code: string;
  readonly message: string;
  readonly line?: number;
  readonly pos?: number;
  readonly token?: string;
  readonly innererror?: InnerError;
}

/**
 * A query that gets no (complete) answer, with what the query API says about it. `partial` is set where the
 * service answers 200 with some of the rows and an error beside them.
 */
export class QueryError extends Error {
  readonly status: number;
  readonly code: string;
  readonly inner: InnerError | undefined;
  readonly partial: QueryTable | undefined;

  constructor(status: number, code: string, message: string, inner?: InnerError, partial?: QueryTable) {
    super(message);
    this.name = 'QueryError';
    this.status = status;
    this.code = code;
    this.inner = inner;
    this.partial = partial;
  }

  /** Body of the query API's answer; a partial one carries its table as well. */
  body(correlationId?: string): Readonly<Record<string, unknown>> {
    const correlation = correlationId === undefined ? {} : { correlationId };
    if (this.partial !== undefined) {
      const details = [{ code: 'EngineError', message: this.message, innererror: this.inner }];
      return {
        tables: [{ name: 'PrimaryResult', ...this.partial }],
        error: { code: this.code, message: partialMessage, details, ...correlation },
      };
    }
    const innererror = this.inner === undefined ? {} : { innererror: this.inner };
    const message = this.code === badArgument ? 'The request had some invalid properties' : this.message;
    return { error: { message, code: this.code, ...correlation, ...innererror } };
  }
}

const badArgument = 'BadArgumentError';
const partialMessage = 'There were some errors when processing your query.';

/** 400 of a query that Kusto can read but not resolve: an unknown name, a wrong type. */
export function semanticError(code: string, message: string): QueryError {
  return new QueryError(400, badArgument, message, {
    code: 'SemanticError',
    message: 'A semantic error occurred.',
    innererror: { code, message },
  });
}

/** 400 of a text that is no query. `line` and `pos` count from 1 and 0. */
export function syntaxError(token: string, line: number, pos: number): QueryError {
  const message = `Query could not be parsed at '${token}' on line [${line},${pos}]`;
  return new QueryError(400, badArgument, message, {
    code: 'SyntaxError',
    message: 'A recognition error occurred in the query.',
    innererror: { code: 'SYN0002', message, line, pos, token },
  });
}

/** A query that Azure would run and this simulator cannot. Never an empty result, which could pass for true. */
export function notSimulated(kind: string, name: string): QueryError {
  return semanticError('NotSimulated', `The simulated log query does not know the ${kind} '${name}'.`);
}
