// Two scripts compiled from C# that publish their namespaces as globals, in this order. Importing this module
// costs about 5 MB of script and a quarter of a second: import it only where a query is at hand.
import '@kusto/language-service-next/bridge.min.js';
import '@kusto/language-service-next/Kusto.Language.Bridge.min.js';

/** The part of Kusto's own language service that is used here. Names are the library's. */

export interface SyntaxNode {
  readonly ChildCount: number;
  GetChild(index: number): SyntaxNode | null;
  ToString(trivia: number): string;
  readonly TextStart: number;
  readonly ResultType?: TypeSymbol | null;
}

interface List<T> {
  readonly Count: number;
  getItem(index: number): T;
}

export interface TypeSymbol {
  readonly Name: string;
  readonly Columns?: List<{ readonly Name: string; readonly Type: TypeSymbol }>;
}

export interface KustoDiagnostic {
  readonly Code: string;
  readonly Category: string;
  readonly Severity: string;
  readonly Message: string;
  readonly Start: number;
  readonly Length: number;
}

export interface KustoCode {
  readonly Syntax: SyntaxNode;
  readonly ResultType: TypeSymbol | null;
  GetDiagnostics(): List<KustoDiagnostic>;
}

export interface GlobalState {
  WithDatabase(database: object): GlobalState;
}

interface KustoLibrary {
  readonly KustoCode: { ParseAndAnalyze(text: string, globals: GlobalState): KustoCode };
  readonly GlobalState: { readonly Default: GlobalState };
  readonly Symbols: {
    readonly TableSymbol: { From(schema: string): { WithName(name: string): object } };
    /** Overload (name, body, parameters) of the constructor. */
    readonly FunctionSymbol: { readonly $ctor11: new (name: string, body: string, parameters: []) => object };
    /** Overload (name, members). */
    readonly DatabaseSymbol: { readonly ctor: new (name: string, members: object[]) => object };
  };
}

interface BridgeGlobals {
  readonly Bridge: { getTypeName(value: unknown): string };
  readonly Kusto: { readonly Language: KustoLibrary };
}

const { Bridge, Kusto } = globalThis as unknown as BridgeGlobals;

export const kusto: KustoLibrary = Kusto.Language;

export function listed<T>(list: List<T>): T[] {
  return Array.from({ length: list.Count }, (_, index) => list.getItem(index));
}

/** Class of a node without its namespace: `FilterOperator`, `NameReference`, `KindToken` ... */
export function classOf(node: object): string {
  return Bridge.getTypeName(node)
    .replace(/`.*$/, '')
    .replace(/^.*[.+]/, '');
}

/** A named part of a node that the grammar guarantees. */
export function part(node: SyntaxNode, name: string): SyntaxNode {
  const value = optionalPart(node, name);
  if (value === undefined) throw new TypeError(`${classOf(node)} has no ${name}.`);
  return value;
}

export function optionalPart(node: SyntaxNode, name: string): SyntaxNode | undefined {
  const value: unknown = Reflect.get(node, name);
  return typeof value === 'object' && value !== null ? (value as SyntaxNode) : undefined;
}

/** The elements of a syntax list, freed of their separators. */
export function elements(list: SyntaxNode): SyntaxNode[] {
  return children(list).map((child) =>
    classOf(child) === 'SeparatedElement' ? (child.GetChild(0) ?? child) : child,
  );
}

export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let index = 0; index < node.ChildCount; index++) {
    const child = node.GetChild(index);
    if (child) found.push(child);
  }
  return found;
}

export function sourceText(node: SyntaxNode): string {
  return node.ToString(0).trim();
}

/** Name that a reference or declaration spells, without brackets and quotes. */
export function spelledName(node: SyntaxNode): string {
  const name: unknown = Reflect.get(node, 'SimpleName');
  return typeof name === 'string' ? name : sourceText(node);
}

/** Value of a string literal with its escapes resolved, by Kusto's own rules. */
export function literalText(node: SyntaxNode): string {
  return String(Reflect.get(node, 'LiteralValue') ?? '');
}

export function isTabular(node: SyntaxNode): boolean {
  return (
    node.ResultType !== null && node.ResultType !== undefined && classOf(node.ResultType) === 'TableSymbol'
  );
}

export function columnsOf(type: TypeSymbol | null | undefined): { name: string; type: string }[] {
  if (!type?.Columns) return [];
  return listed(type.Columns).map((column) => ({ name: column.Name, type: column.Type.Name }));
}
