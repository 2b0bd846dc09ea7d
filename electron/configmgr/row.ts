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
  return new ObjectRow(
    typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {},
  );
}

/** A class, because a first sync reads half a million of them: what they can do is there once. */
class ObjectRow implements Row {
  readonly #members: Readonly<Record<string, unknown>>;

  constructor(members: Readonly<Record<string, unknown>>) {
    this.#members = members;
  }

  text(name: string): string | null {
    const member = this.#get(name);
    return typeof member === 'string' ? member : null;
  }

  number(name: string): number | null {
    const member = this.#get(name);
    if (typeof member === 'number') return Number.isFinite(member) ? member : null;
    return typeof member === 'string' && /^\d{1,15}$/.test(member) ? Number(member) : null;
  }

  flag(name: string): boolean {
    const member = this.#get(name);
    // Null flags are normal for devices without a client, and mean false.
    return member === true || member === 1;
  }

  list(name: string): readonly unknown[] {
    const member = this.#get(name);
    return Array.isArray(member) ? member : [];
  }

  #get(name: string): unknown {
    // As asked for, nearly always.
    const member = this.#members[name];
    if (member !== undefined) return member;
    const wanted = name.toLowerCase();
    const key = Object.keys(this.#members).find((one) => one.toLowerCase() === wanted);
    return key === undefined ? undefined : this.#members[key];
  }
}
