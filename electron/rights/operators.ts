import type { PolicyReport } from '../../shared/policy.ts';

/** Who may hand over a secret: a group by name or SID, all accounts of the computer, or administrators alone. */
export type Operators = { readonly group: string } | 'everybody' | 'nobody';

/** An organisation that has settled it, in a way that cannot be read or makes no sense, has not let everybody in. */
export function operatorsOf({ values, problems }: PolicyReport): Operators {
  if (values.OperatorsGroup !== undefined) return { group: values.OperatorsGroup };
  const isUnknown = problems.some(
    (problem) =>
      problem.kind === 'unreadable' || (problem.kind === 'senseless' && problem.name === 'OperatorsGroup'),
  );
  return isUnknown ? 'nobody' : 'everybody';
}
