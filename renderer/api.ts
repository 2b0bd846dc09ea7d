import { methodNames, type OmsApi, type OmsMethods } from '../shared/api.ts';
import type { MethodName } from '../shared/contract.ts';
import { appError } from '../shared/errors.ts';
import { fail } from '../shared/result.ts';

/**
 * The bridge with one promise more: a call that throws, which is a bug on the other side, comes back as
 * `internal`, so that no page waits for ever.
 */
export function omsApi(bridge: OmsApi): OmsApi {
  const guarded = methodNames.map((name) => {
    const call = bridge[name] as (input: unknown) => Promise<unknown>;
    return [
      name,
      async (input: unknown) => {
        try {
          return await call(input);
        } catch {
          return fail(appError('internal', { facts: { reference: name } }));
        }
      },
    ] satisfies [MethodName, unknown];
  });
  const methods = Object.fromEntries(guarded) as OmsMethods;
  return { ...methods, on: (event, listener) => bridge.on(event, listener) };
}
