import type { FunctionCatalog, QueryTable } from '../types.ts';
import type { WorkspaceData } from './evaluateQuery.ts';

/** Runs a query (see `evaluateQuery`); Kusto's language service is loaded by the first one. */
export async function runQuery(
  query: string,
  functions: FunctionCatalog,
  now?: () => Date,
  data?: WorkspaceData,
): Promise<QueryTable> {
  const { evaluateQuery } = await import('./evaluateQuery.ts');
  return evaluateQuery(query, functions, now, data);
}
