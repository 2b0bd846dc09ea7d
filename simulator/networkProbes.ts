import type { SimulatedCertificate, SimulatedNetwork } from './network.ts';

interface ProxyAddress {
  readonly host: string;
  readonly port: number;
}

/** Looks at the simulated network below HTTP: what DNS, sockets and TLS would show. */
export function createNetworkProbes(network: SimulatedNetwork, hosts: () => readonly string[]) {
  const isKnown = (host: string) => hosts().includes(host.toLowerCase());
  const refuse = (host: string): void => {
    const { connection } = network.of(host);
    const failure = network.failure(host);
    if (connection !== undefined && failure !== undefined) throw withCode(failure);
  };
  return {
    async proxyFor(service: 'site' | 'azure', url: string): Promise<string> {
      const { proxy } = network.of(new URL(url).hostname);
      return proxy === undefined || service === 'site' ? 'DIRECT' : `PROXY ${proxy.address}`;
    },
    async lookup(host: string): Promise<readonly string[]> {
      const { name } = network.of(host);
      if (name !== undefined) throw withCode(network.failure(host) ?? 'ENOTFOUND');
      if (!isKnown(host)) throw withCode('ENOTFOUND');
      return [addressOf(host)];
    },
    async connect(host: string): Promise<void> {
      // A proxy has no conditions of its own: they stand with the hosts that it is asked for.
      for (const known of hosts()) {
        const { proxy } = network.of(known);
        if (proxy?.answers === 'unreachable' && proxy.address.startsWith(`${host}:`))
          throw withCode('ECONNREFUSED');
      }
      refuse(host);
    },
    async tunnel(_proxy: ProxyAddress, host: string): Promise<number> {
      const answers = network.of(host).proxy?.answers ?? 200;
      if (answers === 'unreachable') throw withCode('ECONNREFUSED');
      return answers;
    },
    async certificate(
      host: string,
      _port: number,
      proxy: ProxyAddress | undefined,
    ): Promise<SimulatedCertificate> {
      const answers = network.of(host).proxy?.answers ?? 200;
      if (proxy !== undefined && answers !== 200) throw withCode('ERR_TUNNEL_CONNECTION_FAILED');
      refuse(host);
      if (network.of(host).certificate?.broken === true) throw withCode('ECONNRESET');
      const { issuer, organisation, names, validFrom, validTo } = network.certificate(host);
      return { issuer, ...(organisation === undefined ? {} : { organisation }), names, validFrom, validTo };
    },
  };
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Addresses for documentation (RFC 5737), the same for a name each time. */
function addressOf(host: string): string {
  const sum = [...host].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 254, 7);
  return `192.0.2.${sum + 1}`;
}
