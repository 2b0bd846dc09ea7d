/** What a server shows of itself before anything is sent to it. */
export interface ServerCertificate {
  /** Common name of whoever issued it: "SMS Issuing". */
  readonly issuer: string;
  readonly organisation?: string | undefined;
  /** DNS names that it is made out to. */
  readonly names: readonly string[];
  /** ISO times. */
  readonly validFrom: string;
  readonly validTo: string;
}

export interface ProxyAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Single looks at the network, below the requests of the app. Each rejects with an error whose `code` is Node's own
 * name for the cause. Nothing but names and addresses goes out: no credentials, no request.
 */
export interface NetworkProbes {
  /** What the system decides for this address, as Chromium writes it: "DIRECT", "PROXY proxy.contoso.com:8080". */
  proxyFor(service: 'site' | 'azure', url: string): Promise<string>;
  lookup(host: string, signal: AbortSignal): Promise<readonly string[]>;
  connect(host: string, port: number, signal: AbortSignal): Promise<void>;
  /** Asks a proxy for the way through; answers the status that it gave. */
  tunnel(proxy: ProxyAddress, host: string, port: number, signal: AbortSignal): Promise<number>;
  /** Reads the certificate without judging it. */
  certificate(
    host: string,
    port: number,
    proxy: ProxyAddress | undefined,
    signal: AbortSignal,
  ): Promise<ServerCertificate>;
}
