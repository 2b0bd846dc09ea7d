import { children, type Node, parse, type Source } from './syntax.ts';

const EXPORTED = /^export const (\w+)[^=]*= localised\(/gm;

/** Names of everything that `localised` has made, by the files of the strings. */
export function localisedNames(sources: readonly Source[]): ReadonlySet<string> {
  return new Set(
    sources
      .filter(({ path }) => path.startsWith('shared/strings/'))
      .flatMap(({ text }) => [...text.matchAll(EXPORTED)].map(([, name]) => name ?? '')),
  );
}

/**
 * Texts that a file reads while it is loaded, as `line: text`: they would stay in the language that was in force
 * then, which is English. Functions and methods run later, and what
 * `localised` is given is English, whichever of it comes from other texts.
 */
export function textsReadAtLoad(source: Source, names: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (
      /^(ArrowFunctionExpression|FunctionExpression|FunctionDeclaration|TS(Type|Interface)\w*)$/.test(
        node.type,
      )
    )
      return;
    if (isLocalised(node)) return;
    const read = readText(node, names);
    if (read !== undefined) {
      const line = source.text.slice(0, Number(node.start)).split('\n').length;
      found.push(`${line}: ${read}`);
      return;
    }
    for (const [, child] of children(node)) visit(child);
  };
  visit(parse(source));
  return found;
}

function isLocalised(node: Node): boolean {
  return node.type === 'CallExpression' && (node.callee as Node).name === 'localised';
}

/** A member of a text's object, or a call of a text; naming the object alone reads nothing. */
function readText(node: Node, names: ReadonlySet<string>): string | undefined {
  if (node.type !== 'MemberExpression' && node.type !== 'CallExpression') return undefined;
  let object = (node.object ?? node.callee) as Node;
  while (object.type === 'MemberExpression') object = object.object as Node;
  const name = object.type === 'Identifier' ? String(object.name) : '';
  return names.has(name) ? name : undefined;
}
