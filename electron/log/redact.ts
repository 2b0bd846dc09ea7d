import type { Redactor } from './logger.ts';

const MASK = '[redacted]';

/**
 * Shorter texts are no client secrets (Microsoft Entra ID makes 40 characters), and masking them would
 * tear holes into everything else.
 */
const SHORTEST_SECRET = 4;
const SHORTEST_BASE64 = 8;

/** What looks like a credential even if nobody announced it. Each keeps its label. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g, MASK],
  [/\b(Bearer)(\s+|%20)[\w.~+/=-]{8,}/gi, `$1$2${MASK}`],
  [/\b(Negotiate|NTLM|Basic)(\s+|%20)[\w+/=-]{16,}/gi, `$1$2${MASK}`],
  [
    /\b(client_secret|client_assertion|refresh_token|access_token|id_token|password|assertion)(=|%3D)[^&\s"']+/gi,
    `$1$2${MASK}`,
  ],
  [
    /(["']?(?:client_?secret|clientSecret|secretText|refresh_token|access_token|id_token|password)["']?\s*:\s*)(["'])(?:\\.|(?!\2)[^\\])*\2/gi,
    `$1$2${MASK}$2`,
  ],
  // The same inside a text that is itself a JSON string, as the body of a recorded exchange is.
  [
    /(\\"(?:client_?secret|secretText|refresh_token|access_token|id_token|password)\\"\s*:\s*\\")[^"\\]*(?=\\")/gi,
    `$1${MASK}`,
  ],
];

/** Masks announced secrets first, the longest first, then whatever looks like a credential. */
export function createRedactor(): Redactor {
  const forms = new Set<string>();
  let known: RegExp | undefined;

  return {
    addSecret(secret: string): void {
      const before = forms.size;
      for (const form of secretForms(secret)) forms.add(form);
      if (forms.size === before) return;
      const longestFirst = [...forms].sort((a, b) => b.length - a.length);
      known = new RegExp(longestFirst.map(escapePattern).join('|'), 'g');
    },
    redact(text: string): string {
      let masked = known === undefined ? text : text.replace(known, MASK);
      for (const [pattern, replacement] of PATTERNS) masked = masked.replace(pattern, replacement);
      return masked;
    },
  };
}

/**
 * The ways in which a secret can stand in a text: as it is, URL-encoded and form-encoded (hexadecimal digits
 * in either case), JSON-escaped once or twice, base64 and base64url at each of the three alignments.
 */
export function secretForms(secret: string): ReadonlySet<string> {
  const forms = new Set<string>();
  if (secret.length < SHORTEST_SECRET) return forms;
  const json = JSON.stringify(secret).slice(1, -1);
  for (const raw of [secret, json, JSON.stringify(json).slice(1, -1)]) {
    const form = new URLSearchParams([['', raw]]).toString().slice(1);
    const component = encodeURIComponent(raw.toWellFormed());
    for (const encoded of [raw, component, form, strictlyEncoded(component)]) {
      forms.add(encoded);
      forms.add(encoded.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()));
    }
  }
  for (const form of base64Forms(Buffer.from(secret, 'utf8'))) forms.add(form);
  return forms;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** RFC 3986 encodes these too, while `encodeURIComponent` leaves them. */
function strictlyEncoded(component: string): string {
  return component.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Base64 of `bytes` inside a longer text begins at one of three alignments; the characters that also hold
 * bits of the neighbours are left out, the rest is the same wherever it stands.
 */
function base64Forms(bytes: Buffer): readonly string[] {
  const forms: string[] = [];
  for (const before of [0, 1, 2]) {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const first = Math.ceil((before * 8) / 6);
    const end = Math.floor((padded.length * 8) / 6);
    for (const encoding of ['base64', 'base64url'] as const) {
      const stable = padded.toString(encoding).slice(first, end);
      if (stable.length >= SHORTEST_BASE64) forms.push(stable);
    }
  }
  return forms;
}
