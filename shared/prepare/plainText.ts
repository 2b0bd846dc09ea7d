/**
 * What a person typed, written so that no shell, no PowerShell and no code page can make anything else of it: only
 * letters, digits and a few signs stay, everything else is escaped in the way of the format that reads it.
 */

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A JSON string with its quotes; JSON's own escapes stand for quotes, dollars, umlauts and line breaks. */
export function plainJson(text: string): string {
  return `"${text.replace(/[^A-Za-z0-9 _.()-]/g, escaped)}"`;
}

/** One part of an address, percent-encoded, also what addresses would allow. */
export function plainUrl(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
