/** What was found, and how many characters were looked at for it. */
export interface FoundObjects {
  readonly objects: readonly Readonly<Record<string, unknown>>[];
  /** The text ends within something that looks like an object. */
  readonly isCutOff: boolean;
  readonly steps: number;
}

/** After so many characters that were looked at in vain, only the last braces are tried. */
const MOST_STEPS = 2_000_000;
const LAST_BRACES = 200;

/**
 * Every JSON object of the text, in its order; nested ones belong to the one around them. A brace that nothing closes
 * costs the whole rest of the text, and a long text may have a hundred thousand of them: then only its end counts.
 */
export function objectsIn(text: string): FoundObjects {
  const objects: Readonly<Record<string, unknown>>[] = [];
  let isCutOff = false;
  let steps = 0;
  let isShortened = false;
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const end = endOf(text, at);
    const parsed = end === undefined ? undefined : parse(text.slice(at, end));
    if (end === undefined) isCutOff ||= /^\{\s*["\u201c]/.test(text.slice(at, at + 200));
    steps += (end ?? text.length) - at;
    if (parsed !== undefined) {
      objects.push(parsed);
      at = end ?? text.length;
      continue;
    }
    at += 1;
    if (isShortened || steps <= MOST_STEPS) continue;
    isShortened = true;
    at = Math.max(at, lastBraces(text));
  }
  return { objects, isCutOff, steps };
}

/** Where the last braces of the text begin. */
function lastBraces(text: string): number {
  let at = text.length;
  for (let count = 0; count < LAST_BRACES && at > 0; count += 1) {
    const before = text.lastIndexOf('{', at - 1);
    if (before < 0) break;
    at = before;
  }
  return at;
}

/** Behind the brace that closes the one at `start`; undefined where the text ends before. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (isInString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isInString = false;
    } else if (sign === '"') isInString = true;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/** A terminal breaks long lines, also within a name; a mail makes typographic quotes. */
function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  const unbroken = text.replace(/\r?\n/g, '');
  for (const attempt of [text, unbroken, unbroken.replace(/[\u201c\u201d\u201e]/g, '"')]) {
    try {
      const value: unknown = JSON.parse(attempt);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
    } catch {
      // The next attempt reads it, or none does.
    }
  }
  return undefined;
}
