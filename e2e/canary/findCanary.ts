import { Buffer } from 'node:buffer';

/** Where a canary was found: in which form, and at which byte. */
export interface Finding {
  readonly form: string;
  readonly at: number;
}

/**
 * Looks for a secret in bytes or text in every form in which it may have been kept: plain, in UTF-16, encoded
 * for addresses and forms, escaped for JSON, HTML or XML, hexadecimal, base64 at each alignment. Written
 * without the app's own masking, so that both cannot share a gap.
 */
export function findCanary(haystack: Uint8Array | string, canary: string): readonly Finding[] {
  const bytes = typeof haystack === 'string' ? Buffer.from(haystack, 'utf8') : Buffer.from(haystack);
  return [...forms(canary)].flatMap(([form, needle]) => {
    const at = bytes.indexOf(needle);
    return at === -1 ? [] : [{ form, at }];
  });
}

/** Every form by its name. Two forms that are the same bytes appear once. */
export function forms(canary: string): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  const add = (name: string, needle: Buffer): void => {
    if (![...found.values()].some((known) => known.equals(needle))) found.set(name, needle);
  };
  const utf8 = Buffer.from(canary, 'utf8');
  const utf16 = Buffer.from(canary, 'utf16le');
  add('plain', utf8);
  add('UTF-16', utf16);
  add('UTF-16 big endian', Buffer.from(utf16).swap16());
  for (const [name, text] of Object.entries(texts(canary))) {
    add(name, Buffer.from(text, 'utf8'));
    add(`${name}, in UTF-16`, Buffer.from(text, 'utf16le'));
  }
  add('hexadecimal', Buffer.from(utf8.toString('hex')));
  add('hexadecimal, capitals', Buffer.from(utf8.toString('hex').toUpperCase()));
  for (const [name, raw] of [
    ['', utf8],
    [' of UTF-16', utf16],
    [' of JSON', Buffer.from(JSON.stringify(canary).slice(1, -1), 'utf8')],
  ] as const) {
    for (const shift of [0, 1, 2]) {
      const core = base64Core(raw, shift);
      add(`base64${name}, shifted by ${shift}`, Buffer.from(core));
      add(
        `base64url${name}, shifted by ${shift}`,
        Buffer.from(core.replaceAll('+', '-').replaceAll('/', '_')),
      );
    }
  }
  return found;
}

function texts(canary: string): Record<string, string> {
  const json = JSON.stringify(canary).slice(1, -1);
  const ascii = json.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const address = encodeURIComponent(canary);
  const strict = address.replace(/[!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = new URLSearchParams([['k', canary]]).toString().slice(2);
  const html = canary.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  const small = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
  return {
    'URL-encoded': address,
    'URL-encoded, small letters': small(address),
    'URL-encoded, strictly': strict,
    'URL-encoded twice': encodeURIComponent(address),
    'form-encoded': form,
    'form-encoded, small letters': small(form),
    JSON: json,
    'JSON in ASCII': ascii,
    'JSON in JSON': JSON.stringify(json).slice(1, -1),
    'HTML by number': html,
    'HTML by name': canary.replace(/[&<>"]/g, (c) => named[c as keyof typeof named]),
    'HTML text': canary.replace(/[&<>]/g, (c) => named[c as keyof typeof named]),
  };
}

/**
 * The characters of base64 that only depend on `raw` when it begins `shift` bytes after a group of three:
 * those at the edges also hold bits of its neighbours.
 */
function base64Core(raw: Buffer, shift: number): string {
  const lead = Buffer.concat([Buffer.alloc(shift, 0x00), raw, Buffer.alloc(2, 0x00)]).toString('base64');
  const other = Buffer.concat([Buffer.alloc(shift, 0xff), raw, Buffer.alloc(2, 0xff)]).toString('base64');
  // What two opposite surroundings have in common is what no surrounding changes.
  let first = 0;
  while (lead[first] !== other[first]) first += 1;
  let last = first;
  while (last < lead.length && lead[last] === other[last]) last += 1;
  return lead.slice(first, last);
}
