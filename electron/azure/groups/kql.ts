/** Text for the Kusto Query Language, escaped so that no name can end its literal or change the query. */

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * A double-quoted string literal of printable ASCII only. Everything else is written `\uXXXX`, beyond U+FFFF
 * as a pair (Kusto knows no eight-digit form): the saved-search store checks its text as XML, which refuses
 * control characters, and a right-to-left mark would make the query read differently from what it does.
 * A lone surrogate cannot be kept in UTF-8; it becomes U+FFFD, as Kusto itself does.
 */
export function kqlString(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(
      /[^\x20\x21\x23-\x5b\x5d-\x7e]/g,
      (unit) => shortEscapes[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `"${escaped}"`;
}
