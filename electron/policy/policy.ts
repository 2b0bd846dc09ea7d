import { z } from 'zod';
import type { Logger } from '../log/logger.ts';

/** What the organisation has settled for this computer. A value that is not set is left to the app. */

/** DWORD values of the registry are numbers; 0 and 1 stand for no and yes. */
const yesOrNo = z.literal([0, 1]).transform((value) => value === 1);

/** Every value that there is, by its name in the registry. */
const policyValues = z.object({
  /** An app registration may make its own next client secret. Not set: it may not. */
  AllowSecretRenewal: yesOrNo.exactOptional(),
});
export type PolicyValues = Readonly<z.output<typeof policyValues>>;

/** Where the values stand. Undefined: nowhere, so nothing is set; a string says why they cannot be read. */
export type ReadPolicy = () => Promise<Readonly<Record<string, unknown>> | undefined | string>;

export interface Policy {
  /** As they were at the first call: what the organisation changes holds from the next start on. */
  values(): Promise<PolicyValues>;
}

export function createPolicy(read: ReadPolicy | undefined, logger: Logger): Policy {
  let known: Promise<PolicyValues> | undefined;
  const warn = (text: string): void => logger.write('warning', 'Policy', text);

  const load = async (): Promise<PolicyValues> => {
    const found = await read?.();
    if (found === undefined) return {};
    if (typeof found === 'string') {
      warn(`The policy cannot be read (${found}); nothing counts as set`);
      return {};
    }
    // Each by itself: one that makes no sense must not take the others with it.
    const entries = Object.entries(found).filter(([name, value]) => {
      if (!(name in policyValues.shape)) warn(`The policy has a value that is not known here: ${name}`);
      else if (policyValues.safeParse({ [name]: value }).success) return true;
      else warn(`The value of the policy ${name} makes no sense; it counts as not set`);
      return false;
    });
    return policyValues.parse(Object.fromEntries(entries));
  };

  return {
    values() {
      known ??= load();
      return known;
    },
  };
}
