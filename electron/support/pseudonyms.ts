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
  | 'address';

export interface KnownName {
  readonly kind: NameKind;
  readonly text: string;
}

/** A single letter tells nobody's name, and stands everywhere. */
const SHORTEST_NAME = 2;
const WORD = /[\p{L}\p{N}]+/gu;

/** Names that nobody has told, by their form. The whole match is replaced, or its group where there is one. */
const FORMS: readonly (readonly [NameKind, RegExp])[] = [
  ['tenant', /\b[\w-]+\.onmicrosoft\.(?:com|us|cn)\b/gi],
  ['tenant', /\blogin\.[a-z.]+\/(?!common\/|organizations\/)([\w.-]+)(?=\/)/gi],
  ['person', /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g],
  ['person', /\bS-1-5-21(?:-\d{1,10}){4}\b/gi],
  ['address', /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g],
];

/**
 * Replaces names by stand-ins, the same one for the same name in every text that it is given, whatever the case. IDs of
 * single requests stay: by them Microsoft's support finds what happened.
 */
export function createPseudonyms(names: readonly KnownName[], dnsSuffixes: readonly string[]) {
  const standIns = new Map<string, string>();
  const counts = new Map<NameKind, number>();
  const standInFor = (kind: NameKind, text: string): string => {
    const key = text.toLowerCase();
    const given = standIns.get(key);
    if (given !== undefined) return given;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    standIns.set(key, `${kind}-${count}`);
    return `${kind}-${count}`;
  };
  const known = indexed(names);
  const hosts = dnsSuffixes.map(
    (suffix) => new RegExp(`(?<![\\w.-])[\\w-]+(?:\\.[\\w-]+)*\\.${escaped(suffix)}(?![\\w-])`, 'gi'),
  );

  const replaceForms = (text: string): string => {
    let replaced = text;
    for (const [kind, form] of FORMS)
      replaced = replaced.replace(form, (whole: string, ...rest: unknown[]) => {
        const [part] = rest;
        if (typeof part !== 'string') return standInFor(kind, whole);
        return whole.slice(0, whole.length - part.length) + standInFor(kind, part);
      });
    for (const host of hosts) replaced = replaced.replace(host, (whole) => standInFor('computer', whole));
    return replaced;
  };

  const replaceNames = (text: string): string => {
    let replaced = '';
    let done = 0;
    const words = new RegExp(WORD);
    for (let word = words.exec(text); word !== null; word = words.exec(text)) {
      const name = nameAt(known, text, word.index, word[0]);
      if (name === undefined) continue;
      replaced += text.slice(done, word.index) + standInFor(name.kind, name.text);
      done = word.index + name.text.length;
      words.lastIndex = done;
    }
    return replaced + text.slice(done);
  };

  return (text: string): string => replaceNames(replaceForms(text));
}

interface NameIndex {
  /** By lower-case text. */
  readonly names: ReadonlyMap<string, KnownName>;
  /** Of the names that begin with a word, descending: thousands of collections may begin with "All". */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

/** Each name also as it stands in JSON. */
function indexed(given: readonly KnownName[]): NameIndex {
  const names = new Map<string, KnownName>();
  const lengths = new Map<string, Set<number>>();
  for (const { kind, text } of given) {
    for (const form of new Set([text, JSON.stringify(text).slice(1, -1)])) {
      const start = form.search(/[\p{L}\p{N}]/u);
      const name = start < 0 ? '' : form.slice(start);
      const word = name.match(WORD)?.[0]?.toLowerCase();
      if (word === undefined || name.length < SHORTEST_NAME) continue;
      const key = name.toLowerCase();
      if (!names.has(key)) names.set(key, { kind, text: name });
      lengths.set(word, (lengths.get(word) ?? new Set()).add(name.length));
    }
  }
  const descending = [...lengths].map(([word, set]) => [word, [...set].sort((a, b) => b - a)] as const);
  return { names, lengths: new Map(descending) };
}

/** The longest name that stands there as whole words. */
function nameAt(
  { names, lengths }: NameIndex,
  text: string,
  at: number,
  word: string,
): KnownName | undefined {
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
