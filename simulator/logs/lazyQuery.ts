import type { FunctionCatalog, QueryTable } from '../types.ts';

/** Runs a query (see `evaluateQuery`); Kusto's language service is loaded by the first one. */
export async function runQuery(
  query: string,
  functions: FunctionCatalog,
  now?: () => Date,
): Promise<QueryTable> {
  const { evaluateQuery } = await import('./evaluateQuery.ts');
  return now === undefined ? evaluateQuery(query, functions) : evaluateQuery(query, functions, now);
}
