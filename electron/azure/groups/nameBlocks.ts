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
  /** Of the name, in UTF-8. */
  readonly bytes: number;
}

/** What the lines are made with, or what a unit of text is counted differently for by JavaScript and Kusto. */
const unfitForLine = /[|\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufeff]|[^\0-\uffff]|^$/u;

export interface StoredNames {
  /** Names that cannot stand in a line of compressed text. */
  readonly literal: readonly string[];
  /** Side by side what has the same suffix and the same length, in the order of the names. */
  readonly hosts: readonly Host[];
}

/** What is to be known of the names of a list, found out once for all groups that have names of it. */
export interface NameBook {
  readonly list: readonly string[];
  storeNames(places: Uint32Array): StoredNames;
}

/** In place of a place: there is no such name in the list. */
const NONE = -1;

/** `list`: sorted, without duplicates. By place, since looking up texts would take most of the time. */
export function createNameBook(list: readonly string[]): NameBook {
  const { shortOf, suffixOf, suffixes } = takeApart(list);
  // One look at all of them is enough where all are fit, as they are in every site that keeps to DNS.
  const areFit = list[0] !== '' && !unfitForLine.test(list.join('.'));
  const isFit = Uint8Array.from(list, (name) => (areFit || !unfitForLine.test(name) ? 1 : 0));
  const lengthOf = Uint32Array.from(list, (name) => name.length);
  const bytesOf = Uint32Array.from(list, (name) => Buffer.byteLength(name));
  /** The last group that lists a name, and the last one in which a short name stands together with its DNS name. */
  const listedIn = new Uint32Array(list.length);
  const builtIn = new Uint32Array(list.length);
  let groups = 0;

  return {
    list,
    storeNames(places) {
      groups += 1;
      const literal: string[] = [];
      /** By suffix and then by length, in the order of the names. */
      const alike: Host[][][] = [];
      const add = (place: number, suffix: number): void => {
        const length = lengthOf[place] ?? 0;
        let byLength = alike[suffix];
        if (byLength === undefined) {
          byLength = [];
          alike[suffix] = byLength;
        }
        const host = {
          name: list[place] ?? '',
          suffix: suffixes[suffix] ?? '',
          bytes: bytesOf[place] ?? 0,
        };
        const hosts = byLength[length];
        if (hosts) hosts.push(host);
        else byLength[length] = [host];
      };
      for (const place of places) {
        if (isFit[place] === 1) listedIn[place] = groups;
        else literal.push(list[place] ?? '');
      }
      for (const place of places) {
        const short = shortOf[place] ?? NONE;
        if (short === NONE || listedIn[short] !== groups || listedIn[place] !== groups) continue;
        builtIn[short] = groups;
        builtIn[place] = groups;
        add(short, suffixOf[place] ?? 0);
      }
      for (const place of places) {
        if (listedIn[place] === groups && builtIn[place] !== groups) add(place, 0);
      }
      return { literal, hosts: alike.flatMap((byLength) => byLength.flat()) };
    },
  };
}

/** For each name its short name and its suffix, where the list has both. */
function takeApart(list: readonly string[]) {
  const placeOf = new Map(list.map((name, place) => [name, place]));
  const shortOf = new Int32Array(list.length).fill(NONE);
  const suffixOf = new Uint32Array(list.length);
  const found = new Map([['', 0]]);
  for (const [place, name] of list.entries()) {
    const dot = name.indexOf('.');
    if (dot < 1 || dot === name.length - 1) continue;
    const short = placeOf.get(name.slice(0, dot));
    if (short === undefined) continue;
    shortOf[place] = short;
    const suffix = name.slice(dot);
    const number = found.get(suffix) ?? found.size;
    found.set(suffix, number);
    suffixOf[place] = number;
  }
  // In order, so that a group has the same text whatever else is in the list.
  const suffixes = [...found.keys()].sort();
  const inOrder = new Map(suffixes.map((suffix, number) => [found.get(suffix), number]));
  for (const [place, number] of suffixOf.entries()) suffixOf[place] = inOrder.get(number) ?? 0;
  return { shortOf, suffixOf, suffixes };
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
