import type { FunctionCatalog, QueryTable } from '../types.ts';
import type { TableSource } from './agentTables.ts';
import type { Environment } from './environment.ts';
import { analyze, firstError, globalsFor } from './queryAnalysis.ts';
import { QueryError } from './queryError.ts';
import { compileStatements, compileTable } from './tables.ts';
import type { TimeRange } from './timeRange.ts';
import { cellOf } from './values.ts';

export { analyzeQuery, type QueryAnalysis } from './queryAnalysis.ts';
export { QueryError } from './queryError.ts';

/** What the tables hold, and the time range that the request asks for beside the query. */
export interface WorkspaceData {
  readonly source: TableSource;
  readonly range?: TimeRange | undefined;
}

/** Rows of one answer ("Query limits", Kusto; the query API has the same figure). */
export const mostResultRows = 500_000;

/** Size of one answer's data before the service cuts it off (Azure Monitor service limits: about 100 MB). */
const mostResultBytes = 104_857_600;

/**
 * Runs a query on the saved functions and the tables of a workspace. Throws `QueryError` for what the service would
 * refuse and for what this simulator does not know (both 400), and, with the rows so far, for a result beyond the service's limits (200, partial). Loads Kusto's language service with the module: import
 * it through `lazyQuery.ts`.
 */
export function evaluateQuery(
  query: string,
  functions: FunctionCatalog,
  now: () => Date = () => new Date(),
  data: WorkspaceData = { source: () => [] },
): QueryTable {
  const globals = globalsFor(query, functions);
  const code = analyze(query, globals);
  const error = firstError(query, code);
  if (error) throw error;
  const time = now();
  const environment: Environment = {
    functions,
    globals,
    now: time,
    recordsOf: (table) => data.source(table, data.range, time),
    variables: new Map(),
    calling: [],
    compiled: new Map(),
    compileTable,
  };
  const { columns, run } = compileStatements(code.Syntax, environment);
  const rows = run().map((row) => row.map(cellOf));
  return withinLimits({ columns, rows });
}

function withinLimits(table: QueryTable): QueryTable {
  if (table.rows.length > mostResultRows) {
    throw tooLarge(
      { columns: table.columns, rows: table.rows.slice(0, mostResultRows) },
      `The results of this query exceed the set limit of ${mostResultRows} records, so not all records were returned (E_QUERY_RESULT_SET_TOO_LARGE, 0x80DA0003).`,
    );
  }
  let bytes = 0;
  for (const [index, row] of table.rows.entries()) {
    for (const cell of row) bytes += typeof cell === 'string' ? Buffer.byteLength(cell) : 8;
    if (bytes > mostResultBytes) {
      throw tooLarge(
        { columns: table.columns, rows: table.rows.slice(0, index) },
        `The results of this query exceed the set limit of ${mostResultBytes} bytes, so not all records were returned (E_QUERY_RESULT_SET_TOO_LARGE, 0x80DA0003).`,
      );
    }
  }
  return table;
}

function tooLarge(partial: QueryTable, message: string): QueryError {
  return new QueryError(200, 'PartialError', message, { code: '-2133196797', message }, partial);
}
