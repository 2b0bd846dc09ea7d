import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { practice as values } from '../shared/practice.ts';
import type { KeptSearches } from '../simulator/azure/keptSearches.ts';
import type { GeneratedSiteOptions } from '../simulator/configmgr/generateSite.ts';
import type { Site } from '../simulator/configmgr/site.ts';
import type { SiteFile } from '../simulator/configmgr/siteFile.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { Exchange } from '../simulator/types.ts';
import type { PracticeSite } from './composition.ts';
import type { Logger, Redactor } from './log/logger.ts';
import type { Clock, Transport } from './ports.ts';
import { createPracticeFile } from './store/practiceFile.ts';
import { withLimits } from './transport/withLimits.ts';

export interface PracticeDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly redactor: Redactor;
  /** File to which each exchange is appended as a JSON line, for tests. Credentials are masked in it. */
  readonly record: string | undefined;
  /** File with one more client secret of the practice app, for tests that must not use a published one. */
  readonly secretFile: string | undefined;
  /** Site file in place of the made-up site, or a folder with the answers of a site's AdminService. */
  readonly siteFile?: string | undefined;
  /** A site of this size in place of the made-up one. */
  readonly generated?: Pick<GeneratedSiteOptions, 'collections' | 'devices' | 'seed'> | undefined;
  /** How long a request may take, in ms; the usual time when left out. */
  readonly requestTimeout?: number | undefined;
  /**
   * Puts the simulator on `globalThis.practiceSimulator`, where tests set faults and change its state. Then nothing
   * is kept of it: what they change by hand goes past everything that could see it.
   */
  readonly expose?: boolean;
  /** Says what a person should know, where one is there to read it; the log has it anyway. */
  readonly tell?: (sentence: string) => void;
}

/** What a client of the served practice mode needs to know: one line of JSON. */
export type ReadyLine = Readonly<Record<string, string | number>>;

/** The made-up site as it is, known without asking it. */
export interface PracticeFacts {
  /** GUID, lower case. */
  readonly hierarchyId: string;
  /** Device collections that can be connected: all but those of which only a number of members is known. */
  readonly collections: readonly { readonly collectionId: string; readonly name: string }[];
  /** 401 answers so far that only asked for the account. */
  readonly challenges: () => number;
}

export interface Practice {
  /**
   * Always the same site. What was written into its Azure is there until the app closes, and kept in `stateFolder`
   * for the next start.
   */
  site(stateFolder?: string): Promise<PracticeSite>;
  facts(): Promise<PracticeFacts>;
  /** Serves practice mode's own handlers on loopback, 0 for a free port. */
  serve(port: number): Promise<ReadyLine>;
  /** Keeps what has not been kept yet and ends what `serve` began. */
  close(): Promise<void>;
}

/** A site file that cannot be used; the message says why. */
export class UnusableSite extends Error {
  override readonly name = 'UnusableSite';
}

/** Changes gather this long before they are kept: a sync writes many groups one after the other. */
const GATHER_MS = 1_000;

/**
 * Practice mode: the simulator in process, loaded at first use. This is the one place where the app reaches
 * it. Its transport has the same limits and log as the real one.
 */
export function createPractice(deps: PracticeDeps): Practice {
  const { clock, logger, redactor, record } = deps;
  const observe =
    record === undefined
      ? undefined
      : (exchange: Exchange): void =>
          appendFileSync(record, `${redactor.redact(JSON.stringify(exchange))}\n`, { mode: 0o600 });
  let kept: KeptSearches | undefined;
  let isKeepingSettled = false;
  let loading: ReturnType<typeof loadSimulator> | undefined;
  const loaded = (): ReturnType<typeof loadSimulator> => {
    loading ??= loadSimulator(deps, observe, () => kept?.changed()).then((parts) => {
      if (deps.expose) Object.assign(globalThis, { practiceSimulator: parts.simulator });
      return parts;
    });
    return loading;
  };
  let served: { close(): Promise<void> } | undefined;

  const keepIn = (folder: string, { simulator, keepSearches }: Awaited<ReturnType<typeof loaded>>): void => {
    if (isKeepingSettled || deps.expose) return;
    isKeepingSettled = true;
    const file = createPracticeFile(folder, { logger, tell: deps.tell });
    const before = file.read();
    // Out of reach is not gone: it must not be overwritten.
    if (before === false) return;
    kept = keepSearches(simulator.azure, {
      write: file.write,
      pause: (signal) => clock.wait(GATHER_MS, signal),
    });
    if (before !== undefined && !kept.restore(before.kept)) file.moveAside(clock.now());
  };

  return {
    async site(stateFolder) {
      const parts = await loaded();
      if (stateFolder !== undefined) keepIn(stateFolder, parts);
      const raw: Transport = (request, { signal }) =>
        parts.send(signal === undefined ? request : new Request(request, { signal }));
      return {
        account: values.account,
        providerFqdn: providerOf(parts.simulator.site),
        probes: parts.probes,
        transport: withLimits(raw, { clock, logger, timeoutInMs: deps.requestTimeout }),
      };
    },
    async facts() {
      const { simulator } = await loaded();
      return {
        hierarchyId: simulator.site.hierarchyId.toLowerCase(),
        collections: connectable(simulator.site),
        challenges: () => simulator.log.counts.challenges,
      };
    },
    async serve(port) {
      const [{ simulator }, { serveSimulator }, { readyLine }] = await Promise.all([
        loaded(),
        import('../simulator/serve/serveSimulator.ts'),
        import('../simulator/serve/readyLine.ts'),
      ]);
      const listening = await serveSimulator(simulator, { port });
      served = listening;
      return { ...readyLine(simulator, listening) };
    },
    async close() {
      kept?.flush();
      await served?.close();
    },
  };
}

async function loadSimulator(
  { secretFile, ...chosen }: PracticeDeps,
  observe: ((exchange: Exchange) => void) | undefined,
  written: () => void,
) {
  const [{ createSimulator }, { createNetworkProbes }, { withWindowsCredentials }, { keepSearches }, site] =
    await Promise.all([
      import('../simulator/simulator.ts'),
      import('../simulator/networkProbes.ts'),
      import('../simulator/configmgr/windowsCredentials.ts'),
      import('../simulator/azure/keptSearches.ts'),
      chosenSite(chosen),
    ]);
  const simulator = createSimulator({
    now: () => chosen.clock.now(),
    site,
    keepExchanges: 0,
    ...(observe === undefined ? {} : { observe }),
  });
  simulator.fetch = noticing(simulator.fetch, written);
  if (secretFile !== undefined) addSecret(simulator, (await readFile(secretFile, 'utf8')).trim());
  // Chromium answers a provider's challenge for the signed-in account; here nobody else would.
  const send = withWindowsCredentials((request) => simulator.fetch(request), values.account);
  const probes = createNetworkProbes(simulator.network, simulator.hosts);
  return { simulator, send, keepSearches, probes };
}

async function chosenSite(chosen: Pick<PracticeDeps, 'clock' | 'siteFile' | 'generated'>): Promise<Site> {
  const { createSite } = await import('../simulator/configmgr/site.ts');
  const now = (): Date => chosen.clock.now();
  if (chosen.siteFile === undefined) return createSite(await madeUpSite(chosen), now);
  try {
    return createSite(await siteIn(chosen.siteFile), now);
  } catch (error) {
    throw new UnusableSite(error instanceof Error ? error.message : String(error));
  }
}

async function madeUpSite({ generated }: Pick<PracticeDeps, 'generated'>): Promise<SiteFile> {
  return generated === undefined
    ? (await import('../simulator/configmgr/practiceSite.ts')).loadPracticeSite()
    : (await import('../simulator/configmgr/generateSite.ts')).generateSite(generated);
}

async function siteIn(path: string): Promise<SiteFile> {
  if ((await stat(path)).isDirectory()) {
    return (await import('../simulator/configmgr/sampleFolder.ts')).loadSampleFolder(path);
  }
  const { parseSiteText } = await import('../simulator/configmgr/siteFile.ts');
  return parseSiteText(await readFile(path, 'utf8'));
}

/** Tells of every write that reached the simulator, also of one whose answer was lost on the way. */
function noticing(fetch: Simulator['fetch'], written: () => void): Simulator['fetch'] {
  return async (request) => {
    try {
      return await fetch(request);
    } finally {
      if (isKept(request)) written();
    }
  };
}

function isKept({ method, url }: Request): boolean {
  if (method === 'POST') return /\/(add|remove)password$/i.test(new URL(url).pathname);
  return method === 'PUT' || method === 'DELETE';
}

/** Practice mode's usual name where the site has it, else a provider of the top-tier site. */
function providerOf(site: Site): string {
  if (site.provider(values.providerFqdn) !== undefined) return values.providerFqdn;
  const top = site.sites.find(({ parent }) => parent === null)?.code;
  return site.providers.find(({ siteCode }) => siteCode === top)?.host ?? values.providerFqdn;
}

function connectable({ collections }: Site): PracticeFacts['collections'] {
  return collections
    .filter(({ type, members, memberCount }) => {
      const isOnlyANumber = memberCount !== undefined && members.length === 0;
      return type === 'device' && !isOnlyANumber;
    })
    .map(({ id, name }) => ({ collectionId: id, name }));
}

const A_YEAR_IN_MS = 365 * 24 * 60 * 60 * 1000;

function addSecret({ azure, now }: Simulator, value: string): void {
  const app = azure.tenants.flatMap(({ apps }) => apps).find(({ appId }) => appId === values.clientId);
  app?.secrets.push({
    keyId: randomUUID(),
    displayName: 'Added at the start',
    value,
    startsOn: now(),
    endsOn: new Date(now().getTime() + A_YEAR_IN_MS),
  });
}
