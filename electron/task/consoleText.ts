/** Stands for what was lost on the way. Never part of a path or an account, like the question mark. */
const LOST = '\ufffd';

/**
 * What a console program wrote, as text. schtasks writes UTF-16 to a console only: into a pipe goes the console's
 * code page, whatever the XML says of itself, and a character that it lacks becomes a question mark. Which code page
 * that is cannot be asked without more programs, so that everything but ASCII counts as lost there.
 */
export function consoleText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decoded('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decoded('utf-16be', bytes);
  if (first === 0xef && second === 0xbb && third === 0xbf) return decoded('utf-8', bytes);
  // No console code page has a zero byte in a text.
  if (second === 0 && first !== 0) return decoded('utf-16le', bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\x80-\xff]/g, LOST);
  }
}

/** True where the text may differ from what was written. */
export function hasLosses(text: string): boolean {
  return /[?\ufffd]/.test(text);
}

/** Compares as Windows compares paths and accounts: without regard to case; what was lost agrees with anything. */
export function agrees(read: string, meant: string): boolean {
  if (!hasLosses(read)) return read.toLowerCase() === meant.toLowerCase();
  return skeleton(read) === skeleton(meant);
}

/** Runs, because one character may be two bytes. */
function skeleton(text: string): string {
  return text.toLowerCase().replace(/[?\x80-\uffff]+/g, '?');
}

function decoded(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}
