/** What is typed into the search, key by key, and what each key must leave in the list. */
export interface Keystroke {
  readonly key: string;
  readonly search: string;
  readonly matches: number;
}

/**
 * Types each text and takes it away again with Backspace. Only texts whose every key changes the count are of use:
 * elsewhere nobody could see when the rows were there.
 */
export function typing(texts: readonly string[], count: (search: string) => number): readonly Keystroke[] {
  return texts.flatMap((text) => {
    const there = [...text].map((key, at) => ({ key, search: text.slice(0, at + 1) }));
    const back = [...text].map((_, at) => ({
      key: 'Backspace',
      search: text.slice(0, text.length - at - 1),
    }));
    let before = count('');
    return [...there, ...back].map(({ key, search }) => {
      const matches = count(search);
      if (matches === before) throw new Error(`"${search}" leaves the list as it was: ${matches}`);
      before = matches;
      return { key, search, matches };
    });
  });
}

/** The same search that the picker offers, over plain texts: every word must be in it, in any case. */
export function countMatches(texts: readonly string[], search: string): number {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const text of texts) if (words.every((word) => text.includes(word))) count += 1;
  return count;
}
