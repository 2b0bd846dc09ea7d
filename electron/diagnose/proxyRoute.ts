import type { ProxyAddress } from './probes.ts';

/** One way to a host, as the system's settings or a PAC script name it. */
export interface NamedProxy {
  /** "proxy.contoso.com:8080" */
  readonly name: string;
  readonly address: ProxyAddress;
}

/** What is tried, in its order. */
export interface ProxyRoute {
  readonly proxies: readonly NamedProxy[];
  /** After them, or at once where there are none, the host itself is asked. */
  readonly endsDirect: boolean;
}

/** Reads Chromium's writing: "PROXY a.contoso.com:8080;HTTPS b.contoso.com:443;DIRECT". */
export function readProxyRoute(route: string): ProxyRoute {
  const proxies: NamedProxy[] = [];
  for (const entry of route.split(';').map((one) => one.trim())) {
    // Nothing after it is ever tried.
    if (/^DIRECT\b/i.test(entry)) return { proxies, endsDirect: true };
    const name = /^(?:PROXY|HTTPS?|SOCKS\d?|QUIC) (\S+)/i.exec(entry)?.[1];
    if (name !== undefined) proxies.push({ name, address: addressOf(name) });
  }
  return { proxies, endsDirect: proxies.length === 0 };
}

/** Without a port, the one of plain HTTP. */
function addressOf(name: string): ProxyAddress {
  const [, host = name, port = '80'] = /^(.*?)(?::(\d+))?$/.exec(name) ?? [];
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}
