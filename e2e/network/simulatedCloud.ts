import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { practice } from '../../shared/practice.ts';
import { loadPracticeSite } from '../../simulator/configmgr/practiceSite.ts';
import { createSite } from '../../simulator/configmgr/site.ts';
import { withWindowsCredentials } from '../../simulator/configmgr/windowsCredentials.ts';
import {
  type CertificateAuthority,
  createCertificateAuthority,
} from '../../simulator/serve/certificateAuthority.ts';
import { createConnectProxy } from '../../simulator/serve/connectProxy.ts';
import { createHttpsListener } from '../../simulator/serve/httpsListener.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { listen } from './loopback.ts';
import { createTrustStore } from './trustStore.ts';

const A_DAY_IN_MS = 24 * 60 * 60 * 1000;

/** Azure and the site on loopback: by TLS itself, and behind a proxy that stands for the internet. */
export interface SimulatedCloud {
  /** Answers TLS for every simulated name. */
  readonly tlsPort: number;
  /** CONNECT to the simulated names, for the proxies of the tests. */
  readonly parentPort: number;
  readonly authority: CertificateAuthority;
  /** A home folder whose browser trusts these authorities. */
  homeThatTrusts(...caPems: readonly string[]): Promise<string>;
  /** From now on the certificate of this host ended yesterday, or is another one's. */
  present(host: string, certificate: 'expired' | 'wrongName' | 'good'): void;
  /** Hosts that were asked without a proxy, each time. */
  readonly askedDirectly: readonly string[];
  /** Hosts to which a proxy was led, each time; squid itself writes a way down only when it ends. */
  readonly tunnels: readonly string[];
  close(): Promise<void>;
}

export async function startCloud(): Promise<SimulatedCloud> {
  const now = () => new Date();
  const simulator = createSimulator({ now, site: createSite(loadPracticeSite(), now), keepExchanges: 0 });
  // Chromium has no Windows account here that could answer a provider.
  simulator.fetch = withWindowsCredentials(simulator.fetch, practice.account);
  const authority = createCertificateAuthority();
  const presented = new Map<string, 'expired' | 'wrongName'>();
  const served: CertificateAuthority = {
    ...authority,
    secureContext(host) {
      const kind = presented.get(host);
      if (kind === 'wrongName') return authority.secureContext('other.contoso.com');
      return authority.secureContext(
        host,
        kind === 'expired' ? new Date(startedAt - A_DAY_IN_MS) : undefined,
      );
    },
  };
  const startedAt = Date.now();
  const open = new Set<Duplex>();
  const track = (socket: Duplex): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };
  const askedDirectly: string[] = [];
  const createListener = (): Server => {
    const https = createHttpsListener(simulator, served);
    // A client that does not trust the certificate ends its handshake.
    https.on('tlsClientError', (_error, socket) => socket.destroy());
    https.on('secureConnection', track);
    return https;
  };
  const direct = createListener();
  direct.on('secureConnection', (socket: { readonly servername: string }) => {
    askedDirectly.push(socket.servername);
  });
  direct.on('connection', track);
  const inner = createListener() as Parameters<typeof createConnectProxy>[0];
  const parent = createConnectProxy(inner, simulator.hosts(), track);
  parent.on('connection', track);
  const tunnels: string[] = [];
  parent.on('connect', ({ url = '' }) => tunnels.push(url.replace(/:443$/, '')));
  const [tlsPort, parentPort] = [await listen(direct), await listen(parent)];
  const homes: string[] = [];
  return {
    tlsPort,
    parentPort,
    authority,
    askedDirectly,
    tunnels,
    async homeThatTrusts(...caPems) {
      const home = await mkdtemp(join(tmpdir(), 'oms-connect-home-'));
      homes.push(home);
      await createTrustStore(home, caPems);
      return home;
    },
    present(host, certificate) {
      if (certificate === 'good') presented.delete(host);
      else presented.set(host, certificate);
    },
    async close() {
      const closed = [direct, parent].map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of open) socket.destroy();
      await Promise.all(closed);
      for (const home of homes) await rm(home, { recursive: true, force: true });
    },
  };
}
