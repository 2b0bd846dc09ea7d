/** What Windows keeps of a folder's rights, out of the text form that is the same in every language (SDDL). */

export interface Ace {
  readonly allows: boolean;
  /** Of the flags, what matters here: it counts for this folder, and it goes on to what is in it. */
  readonly countsHere: boolean;
  readonly isHandedOn: boolean;
  readonly mask: number;
  /** SID in full, or SDDL's two letters for a well-known one. */
  readonly sid: string;
}

export interface SecurityDescriptor {
  readonly owner: string;
  /** Undefined: none at all, by which Windows lets everybody do everything. */
  readonly aces: readonly Ace[] | undefined;
}

/** Two letters each ("ACE Strings"); what stands for more than one bit is written out. */
const RIGHTS: Readonly<Record<string, number>> = {
  ...{ GA: 0x10000000, GX: 0x20000000, GW: 0x40000000, GR: 0x80000000 },
  ...{ RC: 0x20000, SD: 0x10000, WD: 0x40000, WO: 0x80000 },
  ...{ CC: 0x1, DC: 0x2, LC: 0x4, SW: 0x8, RP: 0x10, WP: 0x20, DT: 0x40, LO: 0x80, CR: 0x100 },
  ...{ FA: 0x1f01ff, FR: 0x120089, FW: 0x120116, FX: 0x1200a0 },
};

/** Owner, group, rights, auditing ("Security Descriptor String Format"). */
const WHOLE =
  /^O:(S-1(?:-\d+)+|[A-Z]{2})(?:G:(?:S-1(?:-\d+)+|[A-Z]{2}))?(?:D:([A-Z_]*)((?:\([^()]*\))*))?(?:S:.*)?$/s;

/** Undefined for what is none. Conditions and resource attributes, which no folder of ours has, are none either. */
export function readDescriptor(sddl: string): SecurityDescriptor | undefined {
  const parts = WHOLE.exec(sddl);
  const [, owner, flags, list = ''] = parts ?? [];
  if (owner === undefined) return undefined;
  if (flags === undefined || flags.includes('NO_ACCESS_CONTROL')) return { owner, aces: undefined };
  const aces: Ace[] = [];
  for (const [, text = ''] of list.matchAll(/\(([^()]*)\)/g)) {
    const [type, flags = '', rights = '', , , sid = ''] = text.split(';');
    const mask = readMask(rights);
    if ((type !== 'A' && type !== 'D') || mask === undefined || sid === '') return undefined;
    const each: readonly string[] = flags.match(/../g) ?? [];
    aces.push({
      allows: type === 'A',
      countsHere: !each.includes('IO'),
      isHandedOn: each.includes('OI') || each.includes('CI'),
      mask,
      sid,
    });
  }
  return { owner, aces };
}

function readMask(rights: string): number | undefined {
  if (/^0x[0-9a-f]{1,8}$/i.test(rights)) return Number(rights);
  if (!/^(?:[A-Z]{2})*$/.test(rights)) return undefined;
  let mask = 0;
  for (const right of rights.match(/../g) ?? []) {
    const bits = RIGHTS[right];
    if (bits === undefined) return undefined;
    mask = (mask | bits) >>> 0;
  }
  return mask;
}
