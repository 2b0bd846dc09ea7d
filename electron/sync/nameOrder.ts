import type { Member } from '../ports.ts';
import { isComputer, listedNames, type MembersToNames, membersToNames } from './members.ts';

/** In place of a place: this computer has no such name, and this member is no computer. */
const NONE = -1;
const NO_COMPUTER = -2;

/**
 * `membersToNames` for many groups. Makes and sorts the names of all their members once; those of one group are then
 * sorted as numbers, by their places in that list, which is many times faster than sorting texts: a computer is in
 * dozens of groups. For a list of members that is not one of `all`, it does what `membersToNames` does.
 */
export function namesInOrder(
  all: readonly (readonly Member[])[],
  dnsNames: ReadonlyMap<number, string | null>,
): MembersToNames {
  const byThemselves = membersToNames(dnsNames);
  const { known, numbersOf } = numberMembers(all);
  const made = known.map((member) => (isComputer(member) ? listedNames(member, dnsNames) : undefined));
  const list = [...new Set(made.flatMap((names) => names ?? []))].sort();
  const placeOf = new Map(list.map((name, place) => [name, place]));
  const places = (at: 0 | 1) =>
    Int32Array.from(made, (names) => {
      if (names === undefined) return NO_COMPUTER;
      const name = names[at];
      return name === undefined ? NONE : (placeOf.get(name) ?? NONE);
    });
  const first = places(0);
  const second = places(1);
  /** The last group in which a computer was counted. */
  const countedIn = new Uint32Array(known.length);
  let groups = 0;

  return (members) => {
    const numbers = numbersOf.get(members);
    if (numbers === undefined) return byThemselves(members);
    groups += 1;
    const found = new Uint32Array(numbers.length * 2);
    let count = 0;
    let computers = 0;
    let dropped = 0;
    for (const number of numbers) {
      const short = first[number] ?? NONE;
      const dns = second[number] ?? NONE;
      if (short === NO_COMPUTER) {
        dropped += 1;
        continue;
      }
      if (countedIn[number] === groups) continue;
      countedIn[number] = groups;
      computers += 1;
      if (short !== NONE) found[count++] = short;
      if (dns !== NONE) found[count++] = dns;
    }
    const places = sortedOnce(found.subarray(0, count));
    const names: string[] = [];
    for (const place of places) names.push(list[place] ?? '');
    return { names, shared: { list, places }, computers, dropped };
  };
}

/** Gives each member a number; one that is another in a later collection, having been renamed, gets a second one. */
function numberMembers(all: readonly (readonly Member[])[]) {
  const known: Member[] = [];
  const numberOf = new Map<number, number>();
  const numbersOf = new Map<readonly Member[], Uint32Array>();
  for (const members of all) {
    const numbers = new Uint32Array(members.length);
    for (const [at, member] of members.entries()) {
      let number = numberOf.get(member.resourceId);
      if (number === undefined || !isSame(known[number], member)) {
        number = known.push(member) - 1;
        numberOf.set(member.resourceId, number);
      }
      numbers[at] = number;
    }
    numbersOf.set(members, numbers);
  }
  return { known, numbersOf };
}

function isSame(a: Member | undefined, b: Member): boolean {
  if (a === b) return true;
  return a?.name === b.name && (a.resourceType === b.resourceType || isComputer(a) === isComputer(b));
}

function sortedOnce(places: Uint32Array): Uint32Array {
  places.sort();
  let count = 0;
  for (const place of places) {
    if (count === 0 || place !== places[count - 1]) places[count++] = place;
  }
  return places.slice(0, count);
}
