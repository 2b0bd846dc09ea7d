import type {
  PolicyName,
  PolicyProblem,
  PolicyReport,
  PolicySource,
  PolicyValues,
} from '../../shared/policy.ts';
import type { Logger } from '../log/logger.ts';
import { policyValues } from './policyValues.ts';

/** What the organisation has settled for this computer. A value that is not set is left to the app. */

/** Where the values stand. Undefined: nowhere, so nothing is set; a string says why they cannot be read. */
export type ReadPolicy = () => Promise<Readonly<Record<string, unknown>> | undefined | string>;

export interface PolicyPlace {
  readonly source: Exclude<PolicySource, 'none'>;
  readonly read: ReadPolicy;
  /** True where there are values of the person's own, which do not count. */
  readonly hasOfUser?: () => Promise<boolean>;
}

export interface Policy {
  /**
   * As they were at the first call: what the organisation changes holds from the next start on. One that could not be
   * read is read again after a while.
   */
  values(): Promise<PolicyValues>;
  /** The same, with where they come from and what does not count. */
  report(): Promise<PolicyReport>;
}

/** A program that does not answer must not hold up every call. */
const AGAIN_MS = 60_000;

/** `place` is missing where there can be no policy. */
export function createPolicy(
  place: PolicyPlace | undefined,
  logger: Logger,
  now: () => number = () => performance.now(),
): Policy {
  let known: Promise<PolicyReport> | undefined;
  let again = Number.POSITIVE_INFINITY;
  const told = new Set<string>();
  const warn = (text: string): void => {
    if (!told.has(text)) logger.write('warning', 'Policy', text);
    told.add(text);
  };

  const load = async (): Promise<PolicyReport> => {
    if (place === undefined) return { source: 'none', values: {}, problems: [] };
    const { source } = place;
    const [found, ofUser] = await Promise.all([place.read(), place.hasOfUser?.() ?? false]);
    const judged = judge(found);
    const problems: PolicyProblem[] = ofUser ? [...judged.problems, { kind: 'ofUser' }] : judged.problems;
    for (const problem of problems) warn(sentence(problem));
    if (typeof found === 'string') again = now() + AGAIN_MS;
    const names = Object.keys(judged.values);
    if (names.length > 0) logger.write('info', 'Policy', `Set by the organisation: ${names.join(', ')}`);
    return { source: found === undefined ? 'none' : source, values: judged.values, problems };
  };
  const report = (): Promise<PolicyReport> => {
    if (now() >= again) {
      known = undefined;
      again = Number.POSITIVE_INFINITY;
    }
    known ??= load();
    return known;
  };

  return { report, values: async () => (await report()).values };
}

interface Judged {
  readonly values: PolicyValues;
  readonly problems: PolicyProblem[];
}

/** Each by itself: one that makes no sense must not take the others with it. */
function judge(found: Awaited<ReturnType<ReadPolicy>>): Judged {
  if (found === undefined) return { values: {}, problems: [] };
  if (typeof found === 'string') return { values: {}, problems: [{ kind: 'unreadable', reason: found }] };
  const values: Partial<Record<PolicyName, unknown>> = {};
  const problems: PolicyProblem[] = [];
  for (const [given, value] of Object.entries(found)) {
    const name = nameOf(given);
    const read = name && policyValues[name].safeParse(value);
    if (name === undefined) problems.push({ kind: 'unknown', name: given });
    else if (read?.success === true) values[name] = read.data;
    else problems.push({ kind: 'senseless', name });
  }
  return { values: values as PolicyValues, problems };
}

/** The registry takes names in any case. */
function nameOf(given: string): PolicyName | undefined {
  const names = Object.keys(policyValues) as PolicyName[];
  return names.find((name) => name.toLowerCase() === given.toLowerCase());
}

function sentence(problem: PolicyProblem): string {
  switch (problem.kind) {
    case 'unreadable':
      return `The policy cannot be read (${problem.reason}); nothing counts as set`;
    case 'unknown':
      return `The policy has a value that is not known here: ${problem.name}`;
    case 'senseless':
      if (problem.name === 'OperatorsGroup')
        return 'The value of the policy OperatorsGroup makes no sense; nobody but administrators may hand over a secret';
      return `The value of the policy ${problem.name} makes no sense; it counts as not set`;
    case 'ofUser':
      return 'There are values under HKEY_CURRENT_USER; only those under HKEY_LOCAL_MACHINE count';
  }
}
