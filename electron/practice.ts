import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { practice as values } from '../shared/practice.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { Exchange } from '../simulator/types.ts';
import type { PracticeSite } from './composition.ts';
import type { Logger, Redactor } from './log/logger.ts';
import type { Clock, Transport } from './ports.ts';
import { withLimits } from './transport/withLimits.ts';

export interface PracticeDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly redactor: Redactor;
  /** File to which each exchange is appended as a JSON line, for tests. Credentials are masked in it. */
  readonly record: string | undefined;
  /** File with one more client secret of the practice app, for tests that must not use a published one. */
  readonly secretFile: string | undefined;
  /** Site file in place of the made-up site, for measurements of large sites. */
  readonly siteFile?: string | undefined;
  /** How long a request may take, in ms; the usual time when left out. */
  readonly requestTimeout?: number | undefined;
  /** Puts the simulator on `globalThis.practiceSimulator`, where tests set faults and change its state. */
  readonly expose?: boolean;
}

/** What a client of the served practice mode needs to know: one line of JSON. */
export type ReadyLine = Readonly<Record<string, string | number>>;

export interface Practice {
  /** Always the same site: what was written is there until the app closes. */
  site(): Promise<PracticeSite>;
  /** Serves practice mode's own handlers on loopback, 0 for a free port. */
  serve(port: number): Promise<ReadyLine>;
  /** Ends what `serve` began. */
  close(): Promise<void>;
}

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
  let loading: ReturnType<typeof loadSimulator> | undefined;
  const loaded = (): ReturnType<typeof loadSimulator> => {
    loading ??= loadSimulator(() => clock.now(), deps, observe).then((parts) => {
      if (deps.expose) Object.assign(globalThis, { practiceSimulator: parts.simulator });
      return parts;
    });
    return loading;
  };
  let served: { close(): Promise<void> } | undefined;

  return {
    async site() {
      const { send } = await loaded();
      const raw: Transport = (request, { signal }) =>
        send(signal === undefined ? request : new Request(request, { signal }));
      return {
        account: values.account,
        transport: withLimits(raw, { clock, logger, timeoutInMs: deps.requestTimeout }),
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
    close: async () => served?.close(),
  };
}

async function loadSimulator(
  now: () => Date,
  { secretFile, siteFile }: Pick<PracticeDeps, 'secretFile' | 'siteFile'>,
  observe: ((exchange: Exchange) => void) | undefined,
) {
  const [{ createSimulator }, { createSite }, { parseSiteFile }, { withWindowsCredentials }, site] =
    await Promise.all([
      import('../simulator/simulator.ts'),
      import('../simulator/configmgr/site.ts'),
      import('../simulator/configmgr/siteFile.ts'),
      import('../simulator/configmgr/windowsCredentials.ts'),
      siteFile === undefined ? madeUpSite() : readSite(siteFile),
    ]);
  const simulator = createSimulator({
    now,
    site: createSite(parseSiteFile(site), now),
    keepExchanges: 0,
    ...(observe === undefined ? {} : { observe }),
  });
  if (secretFile !== undefined) addSecret(simulator, (await readFile(secretFile, 'utf8')).trim());
  // Chromium answers a provider's challenge for the signed-in account; here nobody else would.
  const send = withWindowsCredentials((request) => simulator.fetch(request), values.account);
  return { simulator, send };
}

const madeUpSite = async (): Promise<unknown> =>
  (await import('../simulator/fixtures/practice-site.json', { with: { type: 'json' } })).default;

const readSite = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

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
