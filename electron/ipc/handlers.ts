import type { MethodInput, MethodName } from '../../shared/contract.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import type { Result } from '../../shared/result.ts';

/** One function per method of the contract. An expected failure is a value; a throw is a bug. */
export type Handlers = {
  readonly [M in MethodName]: (input: MethodInput<M>) => Promise<Result<MethodOutputs[M]>>;
};
