/**
 * How the names of a large group are laid out before they are compressed. A computer that is listed by its short and
 * its DNS name is stored once, and the query builds the DNS name again. What is left of a name behind the beginning
 * that it shares with its neighbours hardly repeats itself: it stands there as it is, without a separator, since all
 * of them have the same width.
 */

/** A name of its own (`suffix` empty), or one that is listed as `name` and as `name` + `suffix`. */
export interface Host {
  readonly name: string;
  /** Begins with its dot. */
  readonly suffix: string;
}

/** What the lines are made with, or what a unit of text is counted differently for by JavaScript and Kusto. */
const unfitForLine = /[|\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufeff]|[^\0-\uffff]|^$/u;

/** What is to be known of a name, found out once for all groups that list it. */
interface KnownName {
  readonly isFit: boolean;
  readonly alone: Host;
  /** Of a name with a suffix: itself without it, and both in one. */
  readonly short: KnownName | undefined;
  readonly both: Host;
  /** The last group that lists it, and the last one in which it stands together with its short or DNS name. */
  listedIn: number;
  builtIn: number;
}

/** The names of many groups: a computer is in dozens of them. */
export interface NameBook {
  readonly known: Map<string, KnownName>;
  groups: number;
}

export function createNameBook(): NameBook {
  return { known: new Map(), groups: 0 };
}

function lookUp(book: NameBook, name: string): KnownName {
  const known = book.known.get(name);
  if (known !== undefined) return known;
  const dot = name.indexOf('.');
  const hasSuffix = dot > 0 && dot < name.length - 1;
  const alone = { name, suffix: '' };
  const made: KnownName = {
    isFit: !unfitForLine.test(name),
    alone,
    short: hasSuffix ? lookUp(book, name.slice(0, dot)) : undefined,
    both: hasSuffix ? { name: name.slice(0, dot), suffix: name.slice(dot) } : alone,
    listedIn: 0,
    builtIn: 0,
  };
  book.known.set(name, made);
  return made;
}

export interface StoredNames {
  /** Names that cannot stand in a line of compressed text. */
  readonly literal: readonly string[];
  /** Side by side what has the same suffix and the same length, in the order of the names. */
  readonly hosts: readonly Host[];
}

/** `names`: well-formed, sorted, without duplicates. */
export function storeNames(names: readonly string[], book: NameBook): StoredNames {
  book.groups += 1;
  const group = book.groups;
  const literal: string[] = [];
  const fit: KnownName[] = [];
  for (const name of names) {
    const known = lookUp(book, name);
    if (!known.isFit) {
      literal.push(name);
      continue;
    }
    known.listedIn = group;
    fit.push(known);
  }
  const bySuffix = new Map<string, Host[]>();
  const add = (host: Host): void => {
    const hosts = bySuffix.get(host.suffix);
    if (hosts) hosts.push(host);
    else bySuffix.set(host.suffix, [host]);
  };
  for (const known of fit) {
    const { short } = known;
    if (short?.listedIn !== group) continue;
    short.builtIn = group;
    known.builtIn = group;
    add(known.both);
  }
  for (const known of fit) if (known.builtIn !== group) add(known.alone);
  // Stable: within one length the order of the names stays.
  for (const hosts of bySuffix.values()) hosts.sort((a, b) => a.name.length - b.name.length);
  return { literal, hosts: [...bySuffix.values()].flat() };
}

/** Hosts beside each other, and how much of each is not the same as in the one before. */
export interface HostRun {
  readonly hosts: readonly Host[];
  /** So many characters at the end; 0 where the suffix or the length is another one. */
  readonly apart: readonly number[];
}

export function hostRun(hosts: readonly Host[]): HostRun {
  const apart = hosts.map((host, index) => {
    const before = hosts[index - 1];
    if (before?.suffix !== host.suffix || before.name.length !== host.name.length) return 0;
    return host.name.length - sharedBeginning(before.name, host.name);
  });
  return { hosts, apart };
}

function sharedBeginning(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

/** With fewer names to a line its beginning would cost more than it saves. */
const NAMES_IN_LINE = 5;

/**
 * How many characters at the end of each name stand apart: as few as leave the lines long enough on average. Names
 * may be shorter, but never all of them.
 */
export function widthOf({ hosts, apart }: HostRun): number {
  /** How many names begin a line for each width below. */
  const counts: number[] = [];
  for (const width of apart) counts[width] = (counts[width] ?? 0) + 1;
  let lines = counts[0] ?? 0;
  const enough = Math.max(lines, hosts.length / NAMES_IN_LINE);
  let width = Math.max(counts.length - 1, 1);
  while (width > 1 && lines + (counts[width] ?? 0) <= enough) {
    lines += counts[width] ?? 0;
    width -= 1;
  }
  return width;
}

/**
 * One line for each beginning: `suffix|beginning|ends`, the ends `width` characters each. No name may be shorter
 * than that.
 */
export function linesOf({ hosts, apart }: HostRun, width: number): string {
  let text = '';
  for (const [index, { name, suffix }] of hosts.entries()) {
    const cut = name.length - width;
    const differs = apart[index] ?? 0;
    if (index === 0 || differs === 0 || differs > width) {
      text += `${index === 0 ? '' : '\n'}${suffix}|${name.slice(0, cut)}|`;
    }
    text += name.slice(cut);
  }
  return text;
}

/** Cuts a list, in order, into runs of at most `most` items whose sizes add up to at most `bytes`. */
export function cutRuns<T>(
  items: readonly T[],
  most: number,
  bytes: number,
  sizeOf: (item: T) => number,
): T[][] {
  const runs: T[][] = [];
  let run: T[] = [];
  let size = 0;
  for (const item of items) {
    const itemSize = sizeOf(item);
    if (run.length > 0 && (run.length === most || size + itemSize > bytes)) {
      runs.push(run);
      run = [];
      size = 0;
    }
    run.push(item);
    size += itemSize;
  }
  if (run.length > 0) runs.push(run);
  return runs;
}
