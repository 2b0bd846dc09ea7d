import type { ElectronApplication, Page } from 'playwright/test';
import { practice } from '../../shared/practice.ts';
import { test as base, pageOf } from '../fixture.ts';
import { freePort } from './loopback.ts';
import { type SimulatedCloud, startCloud } from './simulatedCloud.ts';
import { type Squid, type SquidOptions, startSquid } from './squid.ts';

// The proxies of whoever runs the tests are not theirs. An empty `auto_proxy` would have Chromium search for a script.
for (const name of ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy', 'auto_proxy']) {
  delete process.env[name];
  delete process.env[name.toUpperCase()];
}

/** What the system says about proxies, and whom it trusts. */
export interface System {
  readonly home: string;
  /** Variables that stand for the proxy settings: `https_proxy`, `no_proxy`, `auto_proxy`. */
  readonly proxy: Readonly<Record<string, string>>;
  /** Names that are resolved to the simulated cloud; every other name is unknown. Default: the site's. */
  readonly names?: readonly string[];
}

export interface NetworkFixtures {
  readonly cloud: SimulatedCloud;
  /** Starts squid in front of the cloud; all that were started end with the test. */
  readonly squid: (options?: Partial<SquidOptions>) => Promise<Squid & { readonly port: number }>;
  readonly launchIn: (
    system: System,
    args?: readonly string[],
  ) => Promise<{ readonly app: ElectronApplication; readonly page: Page }>;
}

/** The app on a network of its own: Chromium's network stack, real proxies, and nothing beyond loopback. */
export const test = base.extend<NetworkFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from the pattern.
  cloud: async ({}, use) => {
    const cloud = await startCloud();
    await use(cloud);
    await cloud.close();
  },
  squid: async ({ cloud }, use) => {
    const running: Squid[] = [];
    await use(async (options = {}) => {
      const port = options.port ?? (await freePort());
      const squid = await startSquid({ port, parentPort: cloud.parentPort, ...options });
      running.push(squid);
      return { ...squid, port };
    });
    await Promise.all(running.map((squid) => squid.stop()));
  },
  launchIn: async ({ cloud, launchApp }, use) => {
    await use(async (system, args = []) => {
      const app = await launchApp(args, systemVariables(cloud, system));
      return { app, page: await pageOf(app) };
    });
  },
});

/** The variables that make the Chromium host live in such a system. */
export function systemVariables(
  cloud: SimulatedCloud,
  { home, proxy, names = [practice.providerFqdn] }: System,
): Record<string, string> {
  const known = names.map((name) => `MAP ${name} 127.0.0.1:${cloud.tlsPort}`);
  return {
    OMS_HOST_TRANSPORT: 'chromium',
    OMS_HOST_NAMES: [...known, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(','),
    HOME: home,
    ...proxy,
  };
}

export const throughSquid = (port: number): Record<string, string> => ({
  https_proxy: `http://127.0.0.1:${port}`,
  http_proxy: `http://127.0.0.1:${port}`,
});

export { expect } from '../fixture.ts';
