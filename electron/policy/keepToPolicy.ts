import { appError } from '../../shared/errors.ts';
import type { PolicyName } from '../../shared/policy.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { Policy } from './policy.ts';

type Guarded = Pick<Handlers, 'checkSite' | 'verifySignIn' | 'addConnection'>;
type Source = Parameters<Guarded['checkSite']>[0]['source'];

/**
 * The methods of the wizard within what the organisation has settled, whatever a page asks for. Connections that are
 * there already go on as they are: their groups must not stop because a policy came later.
 */
export function keepToPolicy<H extends Guarded>(policy: Policy, handlers: H): H {
  const refusedBy = (name: PolicyName): Result<never> => fail(appError('setByPolicy', { facts: { name } }));

  const practiceRefused = async ({ kind }: Source): Promise<Result<never> | undefined> => {
    const { DisablePractice } = await policy.values();
    return kind === 'practice' && DisablePractice === true ? refusedBy('DisablePractice') : undefined;
  };

  return {
    ...handlers,
    checkSite: async (input) => (await practiceRefused(input.source)) ?? handlers.checkSite(input),
    async verifySignIn(input) {
      const refused = await practiceRefused(input.source);
      if (refused !== undefined) return refused;
      const { Cloud, Tenant } = await policy.values();
      const isReal = input.source.kind !== 'practice';
      if (isReal && Cloud !== undefined && input.cloud !== Cloud) return refusedBy('Cloud');
      if (isReal && Tenant !== undefined && !isSame(input.tenant, Tenant)) return refusedBy('Tenant');
      return handlers.verifySignIn(input);
    },
    async addConnection(input) {
      const refused = await practiceRefused(input.source);
      if (refused !== undefined) return refused;
      const { Provider } = await policy.values();
      const { source } = input;
      // One that stands for another is for the site that the hierarchy has gained.
      const isFree = Provider === undefined || source.kind === 'practice' || input.replaces !== undefined;
      return isFree || isSame(source.fqdn, Provider) ? handlers.addConnection(input) : refusedBy('Provider');
    },
  };
}

const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.toLowerCase();
