import type { FunctionCatalog, QueryColumn } from '../types.ts';
import type { TableRecord } from './agentTables.ts';
import type { GlobalState, SyntaxNode } from './kustoLanguage.ts';
import type { Row, Value } from './values.ts';

/** A table expression that has been checked as a whole and can now be run. */
export interface CompiledTable {
  readonly columns: readonly QueryColumn[];
  readonly run: () => readonly Row[];
}

export type CompiledScalar = (row: Row) => Value;

/** What a name may stand for inside a query. Everything is compiled before anything runs, so that an unknown
 * operator is refused even where there is no row that would reach it. */
export interface Environment {
  readonly functions: FunctionCatalog;
  readonly globals: GlobalState;
  readonly now: Date;
  /** Records of a table of the workspace, within the time range of the request. */
  readonly recordsOf: (table: string) => readonly TableRecord[];
  readonly variables: ReadonlyMap<string, CompiledTable | { readonly value: Value }>;
  /** Saved functions that are being compiled, outermost first: a function cannot call itself. */
  readonly calling: readonly string[];
  readonly compiled: Map<string, CompiledTable>;
  /** Handed in, since tables hold scalars (`where`) and scalars hold tables (`in`). */
  readonly compileTable: (node: SyntaxNode, environment: Environment) => CompiledTable;
}

/** Where a scalar expression stands: the columns of the row it is given. */
export interface Scope {
  readonly columns: readonly QueryColumn[];
  readonly environment: Environment;
}
