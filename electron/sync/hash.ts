/** Lower-case hexadecimal SHA-256 of the text's UTF-8 bytes; handed in, as this folder knows no platform. */
export type Sha256 = (text: string) => string;

/**
 * Fingerprint of a group's content: SHA-256 over `1\n` and the listed names (sorted) joined by `\n`, the first
 * 32 hexadecimal digits. The leading 1 is the format's version: a new query form changes every hash.
 */
export function contentHash(names: readonly string[], sha256: Sha256): string {
  return sha256(`1\n${names.join('\n')}`).slice(0, 32);
}
