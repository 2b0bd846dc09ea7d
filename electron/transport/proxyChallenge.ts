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

/** Whether what is typed goes to the proxy itself as it is, and not only a proof that it is known. */
export function sendsPlainly({ scheme }: Pick<ProxyPlace, 'scheme'>): boolean {
  return scheme.toLowerCase() === 'basic';
}

/**
 * Credentials hold for one proxy and what it guards. What was given for a way that does not show the password is not
 * for one that does: anybody on the way to the proxy can ask for that one in the proxy's name.
 */
export function placeKey(place: ProxyPlace): string {
  const { host, port, realm } = place;
  return `${host.toLowerCase()}:${port} ${sendsPlainly(place) ? 'plain' : 'proof'} ${realm}`;
}
