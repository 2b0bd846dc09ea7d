/** A proxy that wants to know who asks, as it names itself. */
export interface ProxyPlace {
  readonly host: string;
  readonly port: number;
  /** The proxy's own words for what it guards; empty where it has none. */
  readonly realm: string;
  /** The best way of signing in that it offers: "basic", "digest", "ntlm", "negotiate". */
  readonly scheme: string;
}

export interface ProxyChallenge extends ProxyPlace {
  /** The connection to the proxy itself is encrypted. */
  readonly encrypted: boolean;
  /** Which credentials it was given and did not take; missing where there were none to give. */
  readonly refused?: number;
}

export interface ProxyCredentials {
  readonly username: string;
  readonly password: string;
  /** Tells credentials from the ones before them, without saying what they are. */
  readonly version: number;
}

/** Credentials hold for one proxy and what it guards, whichever way of signing in it offers. */
export function placeKey({ host, port, realm }: ProxyPlace): string {
  return `${host.toLowerCase()}:${port} ${realm}`;
}
