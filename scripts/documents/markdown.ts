import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One document: its path from the root with forward slashes, and its text. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

/** What readers and contributors are told: the documents beside the code's own notes. */
export function readDocuments(root: string): readonly Document[] {
  const named = (folder: string) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => (folder === '.' ? name : `${folder}/${name}`));
  const paths = [...named('.'), ...(existsSync(join(root, 'docs')) ? named('docs') : [])];
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const FENCE = /^```[^\n]*\n(.*?)^```/gms;
const SPAN = /`([^`\n]+)`/g;

/** Everything that stands as code: spans, and the lines of blocks. */
export function codeIn({ text }: Document): readonly string[] {
  const blocks = [...text.matchAll(FENCE)].flatMap(([, block = '']) => block.split('\n'));
  const spans = [...text.replace(FENCE, '').matchAll(SPAN)].map(([, span = '']) => span);
  return [...blocks, ...spans].filter((line) => line.trim() !== '');
}

/** Targets of links and pictures, as they are written. */
export function linksIn({ text }: Document): readonly string[] {
  const prose = text.replace(FENCE, '').replace(SPAN, '');
  const written = [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target);
  const tagged = [...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(([, target = '']) => target);
  return [...written, ...tagged];
}

/** Anchors that GitHub makes of the headings. */
export function anchorsIn(text: string): ReadonlySet<string> {
  const headings = [...text.replace(FENCE, '').matchAll(/^#{1,6} +(.+)$/gm)].map(([, title = '']) => title);
  return new Set(
    headings.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

/** Rows of the first table below a heading, its own head left out; cells without their code marks. */
export function tableBelow({ path, text }: Document, heading: string): readonly (readonly string[])[] {
  const start = text.search(new RegExp(`^#+ ${heading}$`, 'm'));
  if (start < 0) throw new Error(`${path} has no heading "${heading}"`);
  const lines = text.slice(start).split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  if (first < 0) throw new Error(`${path} has no table below "${heading}"`);
  const after = lines.slice(first);
  const end = after.findIndex((line) => !line.startsWith('|'));
  return after.slice(2, end < 0 ? undefined : end).map((line) =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

/** What stands between “ and ”, quotation marks inside it included, on one line each. */
export function quotesIn({ text }: Document): readonly string[] {
  const quotes: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(/[“”]/g)) {
    if (mark === '“') {
      if (depth === 0) start = index + 1;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) quotes.push(text.slice(start, index).replace(/\s+/g, ' '));
    }
  }
  return quotes;
}
