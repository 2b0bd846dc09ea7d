import type { SiteSource } from '../../shared/model.ts';
import { practice as practiceValues } from '../../shared/practice.ts';
import type { PracticeSite } from '../composition.ts';
import { createAdminServiceSource } from '../configmgr/adminServiceSource.ts';
import { createProvidersSource } from '../configmgr/providersSource.ts';
import type { Clock, CollectionSource, Transport } from '../ports.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { withClockCheck } from '../transport/clockCheck.ts';
import type { Pauses } from '../transport/pauses.ts';
import { withRetries } from '../transport/retrying.ts';
import type { TrafficMeter } from '../transport/traffic.ts';

/** Where a connection's requests go: the real network, or practice mode's own Azure and site. */
export interface Sources {
  /** With `meter`, what goes through it is counted. */
  transport(practice: boolean, meter?: TrafficMeter): Promise<Transport>;
  collections(source: SiteSource): Promise<CollectionSource>;
  /** A connection's site, by whichever of its providers answers; `onUse` is told when it is another one. */
  ofConnection(
    record: Pick<ConnectionRecord, 'practice' | 'providers' | 'site'>,
    meter: TrafficMeter,
    onUse: (fqdn: string) => Promise<void>,
  ): Promise<CollectionSource>;
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
  const repeating = (transport: Transport, pauses: Pauses | undefined): Transport => {
    const again = withRetries(transport, { clock: deps.clock, random: deps.random, pauses });
    return (request, options) => (options.service === 'entra' ? transport : again)(request, options);
  };
  const transport = async (practice: boolean, meter?: TrafficMeter): Promise<Transport> => {
    const network = practice ? (await deps.practice()).transport : deps.transport;
    const seen = withClockCheck(meter ? meter.counted(network) : network, deps.clock);
    return repeating(seen, meter?.pauses);
  };
  const practiceSource = async (network: Transport, fqdn: string | undefined) => {
    const { providerFqdn = practiceValues.providerFqdn } = await deps.practice();
    return createAdminServiceSource(fqdn ?? providerFqdn, network, deps.clock, practiceValues.account);
  };
  return {
    transport,
    async collections(source) {
      const network = await transport(source.kind === 'practice');
      return source.kind === 'practice'
        ? practiceSource(network, source.fqdn)
        : createAdminServiceSource(source.fqdn, network, deps.clock, deps.account);
    },
    async ofConnection({ practice, providers, site }, meter, onUse) {
      const network = await transport(practice, meter);
      if (practice) return practiceSource(network, site.providerFqdn);
      const named = providers.length > 0 ? providers : [site.providerFqdn];
      return createProvidersSource(
        named.map((fqdn) => ({
          fqdn,
          source: createAdminServiceSource(fqdn, network, deps.clock, deps.account),
        })),
        (fqdn) => void onUse(fqdn),
      );
    },
  };
}
