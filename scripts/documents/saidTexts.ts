import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, type Node, parse, walk } from '../law/syntax.ts';

/** Stands for whatever a text says at that place. */
const ANYTHING = '\u0000';

const FOLDERS = ['shared/strings', 'electron/platform'];

/** Every text that the app can say in English, with one sign in place of each name and number. */
export function saidTexts(root: string): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap((name) => textsIn({ path: name, text: readFileSync(join(root, folder, name), 'utf8') })),
  );
}

export function textsIn(source: { readonly path: string; readonly text: string }): readonly string[] {
  const found: string[] = [];
  walk(parse(source), (node) => {
    const text = textOf(node);
    if (text === undefined) return true;
    // In a plural "#" is the number.
    found.push(text.replaceAll('#', ANYTHING).replace(/\s+/g, ' '));
    // What is said at the places in it is a text as well.
    return node.type !== 'Literal';
  });
  return found;
}

function textOf(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'TemplateLiteral') {
    const parts = node.quasis as readonly { readonly value: { readonly cooked: string } }[];
    return parts.map(({ value }) => value.cooked).join(ANYTHING);
  }
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return undefined;
  const [left, right] = [node.left, node.right].map((side) => (isNode(side) ? textOf(side) : undefined));
  return left === undefined && right === undefined ? undefined : `${left ?? ANYTHING}${right ?? ANYTHING}`;
}

/** Whether a quotation is one of these texts, or whole words of it; *something* stands for a name or number. */
export function isSaid(quote: string, texts: readonly string[]): boolean {
  const wanted = quote.replace(/\*[^*]+\*/g, ANYTHING);
  return texts.some((text) => {
    const at = text.indexOf(wanted);
    if (at < 0) return false;
    const isWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
    const starts = !(isWord(text[at - 1]) && isWord(wanted[0]));
    return starts && !(isWord(text[at + wanted.length]) && isWord(wanted.at(-1)));
  });
}

/** A quotation as a pattern for the whole of a text that is said; *something* stands for any name or number. */
export function asPattern(quote: string): RegExp {
  const words = quote.split(/\*[^*]+\*/).map((part) => RegExp.escape(part));
  return new RegExp(`^${words.join('.*')}$`);
}
