/**
 * One object of an answer. Members are read without regard to case: the same property is "ResourceID" in one
 * class and "ResourceId" in another, whatever casing was asked for.
 */
export interface Row {
  text(name: string): string | null;
  number(name: string): number | null;
  flag(name: string): boolean;
  list(name: string): readonly unknown[];
}

/** Wraps an object; anything else reads as an object without members. */
export function toRow(value: unknown): Row {
  const members = new Map<string, unknown>();
  if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) members.set(name.toLowerCase(), member);
  }
  const get = (name: string) => members.get(name.toLowerCase());
  return {
    text: (name) => {
      const member = get(name);
      return typeof member === 'string' ? member : null;
    },
    number: (name) => {
      const member = get(name);
      if (typeof member === 'string' && /^\d{1,15}$/.test(member)) return Number(member);
      return typeof member === 'number' && Number.isFinite(member) ? member : null;
    },
    // Null flags are normal for devices without a client, and mean false.
    flag: (name) => get(name) === true || get(name) === 1,
    list: (name) => {
      const member = get(name);
      return Array.isArray(member) ? member : [];
    },
  };
}
