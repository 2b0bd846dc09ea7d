import { decoded, formSpans, type Span } from './nameForms.ts';

/** What a name stands for; its stand-in is "computer-1", "computer-2", … */
export type NameKind =
  | 'computer'
  | 'domain'
  | 'person'
  | 'tenant'
  | 'app'
  | 'subscription'
  | 'resourceGroup'
  | 'workspace'
  | 'collection'
  | 'site'
  | 'issuer'
  | 'id'
  | 'address';

export interface KnownName {
  readonly kind: NameKind;
  readonly text: string;
}

/** A single letter tells nobody's name, and stands everywhere. */
const SHORTEST_NAME = 2;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Replaces names by stand-ins, the same one for the same name in every text that it is given, whatever the case. IDs of
 * single requests and Microsoft's own addresses stay: by them support finds what happened.
 */
export function createPseudonyms(names: readonly KnownName[]) {
  const standIns = new Map<string, string>();
  const counts = new Map<NameKind, number>();
  const standInFor = (kind: NameKind, text: string): string => {
    const key = decoded(text).toLowerCase();
    const given = standIns.get(key);
    if (given !== undefined) return given;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    standIns.set(key, `${kind}-${count}`);
    return `${kind}-${count}`;
  };
  const known = indexed(names);
  const hosts = hostsBelow(names);

  return (text: string): string => {
    const spans: (Span & { readonly name?: string })[] = [...nameSpans(known, text)];
    for (const host of hosts)
      for (const { index, 0: whole } of text.matchAll(host))
        spans.push({ start: index, end: index + whole.length, kind: 'computer' });
    spans.push(...formSpans(text));
    // The first one, the longest of those that begin there. What another one leaves of a name is replaced as well.
    spans.sort((a, b) => a.start - b.start || b.end - a.end);
    let replaced = '';
    let done = 0;
    for (const { start, end, kind, name } of spans) {
      if (end <= done) continue;
      replaced += text.slice(done, Math.max(start, done));
      replaced +=
        kind === undefined
          ? text.slice(Math.max(start, done), end)
          : standInFor(kind, name ?? text.slice(start, end));
      done = end;
    }
    return replaced + text.slice(done);
  };
}

/** "contoso.com" of "cm01.contoso.com": computers there may have names that are no good names of hosts. */
function hostsBelow(names: readonly KnownName[]): readonly RegExp[] {
  const domains = names.filter(({ kind, text }) => kind === 'domain' && text.includes('.'));
  return [...new Set(domains.map(({ text }) => text.toLowerCase()))].map(
    (suffix) => new RegExp(`(?<![\\w.-])[\\w-]+(?:\\.[\\w-]+)*\\.${escaped(suffix)}(?![\\w-])`, 'gi'),
  );
}

/** A name in one of the forms that it is written in. */
interface FoundName extends KnownName {
  readonly name: string;
}

interface NameIndex {
  /** By lower-case text. */
  readonly names: ReadonlyMap<string, FoundName>;
  /** Of the names that begin with a word, descending: thousands of collections may begin with "All". */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

/** Each name also as it stands in JSON and in an address. */
function indexed(given: readonly KnownName[]): NameIndex {
  const names = new Map<string, FoundName>();
  const lengths = new Map<string, Set<number>>();
  for (const { kind, text } of given) {
    for (const form of new Set([
      text,
      JSON.stringify(text).slice(1, -1),
      encodeURIComponent(text.toWellFormed()),
    ])) {
      const start = form.search(/[\p{L}\p{N}]/u);
      const name = start < 0 ? '' : form.slice(start);
      const word = name.match(WORD)?.[0]?.toLowerCase();
      if (word === undefined || name.length < SHORTEST_NAME) continue;
      const key = name.toLowerCase();
      if (!names.has(key)) names.set(key, { kind, text: name, name: text });
      lengths.set(word, (lengths.get(word) ?? new Set()).add(name.length));
    }
  }
  const descending = [...lengths].map(([word, set]) => [word, [...set].sort((a, b) => b - a)] as const);
  return { names, lengths: new Map(descending) };
}

function nameSpans(known: NameIndex, text: string): readonly (Span & { readonly name: string })[] {
  const spans: (Span & { readonly name: string })[] = [];
  const words = new RegExp(WORD);
  for (let word = words.exec(text); word !== null; word = words.exec(text)) {
    const found = nameAt(known, text, word.index, word[0]);
    if (found === undefined) continue;
    const { kind, name } = found;
    spans.push({ start: word.index, end: word.index + found.text.length, kind, name });
    words.lastIndex = word.index + found.text.length;
  }
  return spans;
}

/** The longest name that stands there as whole words. */
function nameAt(
  { names, lengths }: NameIndex,
  text: string,
  at: number,
  word: string,
): FoundName | undefined {
  for (const length of lengths.get(word.toLowerCase()) ?? []) {
    const end = at + length;
    const name = names.get(text.slice(at, end).toLowerCase());
    if (name === undefined) continue;
    const goesOn = /[\p{L}\p{N}]$/u.test(name.text) && /^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));
    if (!goesOn) return name;
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
