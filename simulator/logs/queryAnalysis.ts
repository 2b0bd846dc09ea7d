import type { FunctionCatalog, QueryColumn } from '../types.ts';
import {
  classOf,
  columnsOf,
  type GlobalState,
  type KustoCode,
  type KustoDiagnostic,
  kusto,
  listed,
} from './kustoLanguage.ts';
import { type QueryError, semanticError, syntaxError } from './queryError.ts';
import { workspaceTables } from './workspaceTables.ts';

/** What Kusto's own analysis says of a query in a workspace with these functions. */
export interface QueryAnalysis {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly start: number;
    readonly length: number;
  }[];
  /** Columns of the result; empty where the query returns no table. */
  readonly resultColumns: readonly QueryColumn[];
}

export function analyzeQuery(query: string, functions: FunctionCatalog): QueryAnalysis {
  const code = analyze(query, globalsFor(query, functions));
  return {
    diagnostics: listed(code.GetDiagnostics()).map((found) => ({
      code: found.Code,
      severity: found.Severity,
      message: found.Message,
      start: found.Start,
      length: found.Length,
    })),
    resultColumns: columnsOf(code.ResultType),
  };
}

export function analyze(query: string, globals: GlobalState): KustoCode {
  return kusto.KustoCode.ParseAndAnalyze(query, globals);
}

/**
 * The workspace as Kusto sees it: its tables, and of the saved functions those that the query names, directly
 * or through another function (a workspace may hold thousands, of which each is a text to be parsed).
 */
export function globalsFor(query: string, functions: FunctionCatalog): GlobalState {
  const { Symbols, GlobalState } = kusto;
  const used = new Map<string, string>();
  const texts = [query];
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    for (const [name] of text.matchAll(/[A-Za-z_][A-Za-z0-9_]*/g)) {
      const body = functions.get(name);
      if (body === undefined || used.has(name)) continue;
      used.set(name, body);
      texts.push(body);
    }
  }
  const members = [
    ...[...workspaceTables].map(([name, schema]) => Symbols.TableSymbol.From(schema).WithName(name)),
    ...[...used].map(([name, body]) => new Symbols.FunctionSymbol.$ctor11(name, body, [])),
  ];
  return GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', members));
}

/** The first error of a text as the service would put it, or undefined if there is none. */
export function firstError(query: string, code: KustoCode): QueryError | undefined {
  const errors = listed(code.GetDiagnostics()).filter((found) => found.Severity === 'Error');
  // The library's KS0 codes are its parser's. `{name}`, which editors fill in before they send, is no query text.
  const syntax = errors.find(
    (found) => found.Code < 'KS1' || found.Message.startsWith('Client parameters are not supported'),
  );
  if (syntax !== undefined) return syntaxErrorAt(query, syntax.Start);
  const [semantic] = errors;
  if (semantic !== undefined) return semanticErrorOf(query, semantic);
  if (code.ResultType === null || classOf(code.ResultType) !== 'TableSymbol') {
    return semanticError(
      'SEM0003',
      "Top-level expressions must return tabular results. (Hint: If you're trying to output a scalar value, use the 'print' operator.)",
    );
  }
  return undefined;
}

function syntaxErrorAt(query: string, start: number): QueryError {
  const before = query.slice(0, start).split('\n');
  const token = /^\s*(\w+|\S)/.exec(query.slice(start))?.[1] ?? '<EOF>';
  return syntaxError(token, before.length, (before.at(-1) ?? '').length);
}

/** Codes and sentences of the service where they are known (SEM0100, SEM0260); else the library's sentence. */
function semanticErrorOf(query: string, { Message, Start, Length }: KustoDiagnostic): QueryError {
  const name = /'([^']*)'/.exec(Message)?.[1] ?? '';
  if (/function '.*' is not defined|any known function|not refer to a function/.test(Message)) {
    return semanticError('SEM0260', `Unknown function: '${name}'.`);
  }
  if (!Message.includes('does not refer to any known')) return semanticError('SEM0001', Message);
  // The service names the operator that wanted the name: the one before it, or, of a table, the one after it.
  const before = /\|\s*([a-z-]+)[^|]*$/.exec(query.slice(0, Start))?.[1];
  const after = /^\s*\|\s*([a-z-]+)/.exec(query.slice(Start + Length))?.[1];
  const entity = before === undefined ? 'table or column' : 'column or scalar';
  const operator = before ?? after ?? '';
  return semanticError(
    'SEM0100',
    `'${operator}' operator: Failed to resolve ${entity} expression named '${name}'`,
  );
}
