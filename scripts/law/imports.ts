import { type Node, parse, type Source, walk } from './syntax.ts';

export interface Import {
  /** As written: "../shared/api.ts", "node:fs", "react". */
  readonly specifier: string;
  readonly kind: 'static' | 'dynamic' | 'require';
  /** Erased before the code runs. */
  readonly typeOnly: boolean;
}

/** Stands for a specifier that is not a plain text, so that nobody can tell where it leads. */
export const COMPUTED = '(computed)';

/** Every way in which a file names another one: import, export from, import(), require, import types. */
export function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  const add = (node: unknown, kind: Import['kind'], typeOnly: boolean): void => {
    const specifier = text(node) ?? COMPUTED;
    found.push({ specifier, kind, typeOnly });
  };
  walk(parse(source), (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
        add(node.source, 'static', node.importKind === 'type');
        break;
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        if (node.source !== null) add(node.source, 'static', node.exportKind === 'type');
        break;
      case 'ImportExpression':
        add(node.source, 'dynamic', false);
        break;
      case 'TSImportType':
        add(node.source ?? node.argument, 'static', true);
        break;
      case 'TSExternalModuleReference':
        add(node.expression, 'require', false);
        break;
      case 'CallExpression':
        if (isRequire(node.callee as Node)) add((node.arguments as Node[])[0], 'require', false);
        break;
    }
    return undefined;
  });
  return found;
}

/** `require(…)` and `require.resolve(…)`. */
function isRequire(callee: Node): boolean {
  if (callee.type === 'MemberExpression') return isRequire(callee.object as Node);
  return callee.type === 'Identifier' && callee.name === 'require';
}

function text(node: unknown): string | undefined {
  const { type, value, quasis, literal } = (node ?? {}) as Record<string, unknown>;
  if (type === 'TSLiteralType') return text(literal);
  if (type === 'Literal' && typeof value === 'string') return value;
  const parts = quasis as { value: { cooked: string } }[] | undefined;
  return type === 'TemplateLiteral' && parts?.length === 1 ? parts[0]?.value.cooked : undefined;
}
