import { parseSync } from 'vite';

/** One source file: its path from the root with forward slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** A node of the syntax tree (ESTree with TypeScript's additions). */
export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Parses TypeScript, TSX or JavaScript; throws on text that is none. */
export function parse({ path, text }: Source): Node {
  const result = parseSync(path, text);
  const error = result.errors[0];
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  return result.program as unknown as Node;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The nodes directly below one, with the key under which each stands. */
export function children(node: Node): readonly (readonly [string, Node])[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (Array.isArray(value)) return value.filter(isNode).map((each) => [key, each] as const);
    return isNode(value) ? [[key, value] as const] : [];
  });
}

/** Calls `visit` for a node and everything below it, until `visit` answers false for a branch. */
export function walk(node: Node, visit: (node: Node) => boolean | undefined): void {
  if (visit(node) === false) return;
  for (const [, child] of children(node)) walk(child, visit);
}
