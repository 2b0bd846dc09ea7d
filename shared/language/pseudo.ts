import type { Language } from './active.ts';

/**
 * The pseudo-locale: English as a translator might leave it, longer and in other letters, between brackets. What
 * shows without them was never given to a translator; what has lost one is cut off.
 */
export const pseudo: Language = {
  tag: 'qps-ploc',
  // Dates, numbers and plurals as English has them: their words are inside of texts, and changed with these.
  locale: 'en-GB',
  textsOf(id, texts) {
    // Letters of keys, which no text holds any more: they are not underlined, but reach what they reach in English.
    if (id === 'mnemonics') return texts;
    const known = changed.get(id);
    if (known !== undefined) return known;
    const result = changeAll(texts);
    changed.set(id, result);
    return result;
  },
};

const changed = new Map<string, unknown>();

const OPEN = '［';
const CLOSE = '］';

const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, index) => [
    letter,
    Array.from('áƀçðéƒĝĥîĵķļɱñôþǫřšţûṽŵẋýžÁƁÇÐÉƑĜĤÎĴĶĻṀÑÔÞǪŘŠŢÛṼŴẊÝŽ')[index] ?? letter,
  ]),
);

/** Members that are no text: ids that a screen tells cases apart by, and addresses. */
const NO_TEXT: ReadonlySet<string> = new Set(['id', 'app', 'kind', 'url', 'code']);

// Never transformed: places that are filled in later, commands and paths, addresses, what is bracketed already.
const KEPT = /\{\w+\}|https?:\/\/\S+|%\w+%\S*|--[\w-]+/;

// The page's help names preparations by their ids; elsewhere the same member is a text.
const isNoText = (key: string, value: unknown): boolean =>
  NO_TEXT.has(key) || (key === 'howTo' && Array.isArray(value));

function changeAll(value: unknown, kept: readonly string[] = []): unknown {
  if (typeof value === 'string') return changeText(value, kept);
  if (typeof value === 'function') {
    return (...args: readonly unknown[]) =>
      changeAll((value as (...given: readonly unknown[]) => unknown)(...args), stringsIn(args));
  }
  if (Array.isArray(value)) return value.map((each) => changeAll(each, kept));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, isNoText(key, each) ? each : changeAll(each, kept)]),
  );
}

/** One text. What was handed in, such as the name of a host, stays as it is; so does what is changed already. */
export function changeText(text: string, kept: readonly string[] = []): string {
  if (!/[A-Za-z]/.test(text)) return text;
  const pieces = cut(text, kept);
  if (pieces.every(({ stays, text: piece }) => stays || !/[A-Za-z]/.test(piece))) return text;
  return `${OPEN}${pieces.map((piece) => (piece.stays ? piece.text : changeLetters(piece.text))).join('')}${CLOSE}`;
}

interface Piece {
  readonly text: string;
  readonly stays: boolean;
}

function cut(text: string, kept: readonly string[]): readonly Piece[] {
  const alternatives = [...kept].sort((a, b) => b.length - a.length).map(escaped);
  const stays = new RegExp([bracketed.source, KEPT.source, ...alternatives].join('|'), 'g');
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(stays)) {
    pieces.push({ text: text.slice(end, found.index), stays: false }, { text: found[0], stays: true });
    end = found.index + found[0].length;
  }
  return [...pieces, { text: text.slice(end), stays: false }];
}

// A changed text inside of another one, which may hold a changed one itself.
const bracketed = /［(?:[^［］]|［(?:[^［］]|［[^［］]*］)*］)*］/;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// Every vowel twice makes words, not only sentences, longer by two fifths: as German does.
function changeLetters(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) => {
    const other = LETTERS[letter] ?? letter;
    return /[aeiou]/i.test(letter) ? other + (LETTERS[letter.toLowerCase()] ?? '') : other;
  });
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /[A-Za-z]/.test(value) && value.length > 1 ? [value] : [];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.values(value).flatMap(stringsIn);
}
