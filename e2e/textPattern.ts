/** Handed to a text in place of what a test cannot know. */
export const ANY = '\u2042';

/**
 * What a text looks like in the language in force, whatever stands in place of `ANY` and of each number in it: so
 * that a test names a text and not its words.
 */
export function textPattern(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll(ANY, '.*').replace(/\d+(\\?[.,]\d+)*/g, '[\\d.,]+')}$`);
}
