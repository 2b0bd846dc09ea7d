/**
 * How the names of a large group are laid out before they are compressed: computers that are listed by their
 * short and their DNS name are stored once per DNS suffix, and the query builds the DNS name again.
 */

export interface StoredNames {
  /** Names that cannot stand in a line of compressed text. */
  readonly literal: readonly string[];
  /** The lines of a block are names as they are. */
  readonly plain: readonly string[];
  /** DNS suffix to host names: each line stands for the host name and for `host.suffix`. */
  readonly bySuffix: ReadonlyMap<string, readonly string[]>;
}

/** Below this many hosts a block of its own costs more than writing both names. */
const fewestHosts = 50;

/** A control character could be the separator; an empty or marked first line could be lost when unpacking. */
const unfitForLine = /^$|^\ufeff|\p{Cc}/u;

/** `names`: well-formed, sorted, without duplicates. */
export function storeNames(names: readonly string[]): StoredNames {
  const literal = names.filter((name) => unfitForLine.test(name));
  const fit = new Set(names.filter((name) => !unfitForLine.test(name)));
  const suffixes = new Map<string, string[]>();
  for (const name of fit) {
    const dot = name.indexOf('.');
    const host = name.slice(0, dot);
    const suffix = name.slice(dot + 1);
    if (dot < 1 || suffix === '' || !fit.has(host)) continue;
    const hosts = suffixes.get(suffix);
    if (hosts) hosts.push(host);
    else suffixes.set(suffix, [host]);
  }
  const bySuffix = new Map([...suffixes].filter(([, hosts]) => hosts.length >= fewestHosts));
  const built = new Set<string>();
  for (const [suffix, hosts] of bySuffix) {
    for (const host of hosts) built.add(host).add(`${host}.${suffix}`);
  }
  return { literal, plain: [...fit].filter((name) => !built.has(name)), bySuffix };
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
