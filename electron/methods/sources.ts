import type { SiteSource } from '../../shared/model.ts';
import { practice as practiceValues } from '../../shared/practice.ts';
import type { PracticeSite } from '../composition.ts';
import { createAdminServiceSource } from '../configmgr/adminServiceSource.ts';
import type { Clock, CollectionSource, Transport } from '../ports.ts';
import { withClockCheck } from '../transport/clockCheck.ts';
import { withRetries } from '../transport/retrying.ts';

/** Where a connection's requests go: the real network, or practice mode's own Azure and site. */
export interface Sources {
  transport(practice: boolean): Promise<Transport>;
  collections(source: SiteSource): Promise<CollectionSource>;
}

export interface SourcesDeps {
  readonly transport: Transport;
  readonly practice: () => Promise<PracticeSite>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Windows account that runs the app. */
  readonly account: string;
}

/** Both networks with the same repeats; the sign-in alone is never repeated, a person is waiting for its answer. */
export function createSources(deps: SourcesDeps): Sources {
  const repeating = (transport: Transport): Transport => {
    const again = withRetries(transport, { clock: deps.clock, random: deps.random });
    return (request, options) => (options.service === 'entra' ? transport : again)(request, options);
  };
  const transport = async (practice: boolean): Promise<Transport> =>
    repeating(withClockCheck(practice ? (await deps.practice()).transport : deps.transport, deps.clock));
  return {
    transport,
    async collections(source) {
      const isPractice = source.kind === 'practice';
      const fqdn = isPractice ? practiceValues.providerFqdn : source.fqdn;
      const account = isPractice ? practiceValues.account : deps.account;
      return createAdminServiceSource(fqdn, await transport(isPractice), deps.clock, account);
    },
  };
}
