/**
 * The network between a client and the simulated services, host by host: names, ports, certificates and proxies. What
 * is set here shows in the next request as it would with a real network, and to whoever looks below HTTP.
 */

export interface SimulatedCertificate {
  readonly issuer: string;
  readonly organisation?: string;
  readonly names: readonly string[];
  /** ISO times. */
  readonly validFrom: string;
  readonly validTo: string;
}

export interface HostConditions {
  readonly name?: 'unknown' | 'serverSilent';
  readonly connection?: 'refused' | 'timedOut' | 'unreachable' | 'cut';
  readonly certificate?: Partial<SimulatedCertificate> & {
    readonly trusted?: boolean;
    /** The connection is cut while keys are exchanged. */
    readonly broken?: boolean;
  };
  readonly proxy?: {
    readonly address: string;
    /** Status of its answer to CONNECT; 407 that is not satisfied, 403 ... Default 200. */
    readonly answers?: number | 'unreachable';
  };
}

export interface SimulatedNetwork {
  set(host: string, conditions: HostConditions): void;
  clear(): void;
  of(host: string): HostConditions;
  certificate(host: string): SimulatedCertificate;
  /** Name of what keeps a request from being answered, as Node or Chromium calls it. */
  failure(host: string): string | undefined;
}

const YEAR_IN_MS = 365 * 24 * 60 * 60 * 1000;

const byName = { unknown: 'ENOTFOUND', serverSilent: 'EAI_AGAIN' } as const;
const byConnection = {
  refused: 'ECONNREFUSED',
  timedOut: 'ETIMEDOUT',
  unreachable: 'EHOSTUNREACH',
  cut: 'ECONNRESET',
} as const;

export function createSimulatedNetwork(
  now: () => Date,
  isAzure: (host: string) => boolean,
): SimulatedNetwork {
  const set = new Map<string, HostConditions>();
  const of = (host: string): HostConditions => set.get(host.toLowerCase()) ?? {};
  const certificate = (host: string): SimulatedCertificate => ({
    issuer: isAzure(host) ? 'Microsoft Azure RSA TLS Issuing CA 04' : 'SMS Issuing',
    ...(isAzure(host) ? { organisation: 'Microsoft Corporation' } : {}),
    names: [host],
    validFrom: new Date(now().getTime() - YEAR_IN_MS / 2).toISOString(),
    validTo: new Date(now().getTime() + YEAR_IN_MS / 2).toISOString(),
    ...of(host).certificate,
  });
  return {
    set: (host, conditions) => void set.set(host.toLowerCase(), conditions),
    clear: () => set.clear(),
    of,
    certificate,
    failure(host) {
      const { name, connection, proxy, certificate: made } = of(host);
      if (proxy !== undefined && proxy.answers !== undefined && proxy.answers !== 200) {
        if (proxy.answers === 'unreachable') return 'ERR_PROXY_CONNECTION_FAILED';
        return proxy.answers === 407 ? 'ERR_PROXY_AUTH_REQUESTED' : 'ERR_TUNNEL_CONNECTION_FAILED';
      }
      if (name !== undefined && proxy === undefined) return byName[name];
      if (connection !== undefined) return byConnection[connection];
      if (made === undefined) return undefined;
      const { names, validFrom, validTo } = certificate(host);
      if (made.broken === true) return 'ECONNRESET';
      if (!names.includes(host)) return 'ERR_TLS_CERT_ALTNAME_INVALID';
      if (Date.parse(validTo) < now().getTime()) return 'CERT_HAS_EXPIRED';
      if (Date.parse(validFrom) > now().getTime()) return 'CERT_NOT_YET_VALID';
      return made.trusted === false ? 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' : undefined;
    },
  };
}
