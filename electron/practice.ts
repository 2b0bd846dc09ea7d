import type { PracticeSite } from './composition.ts';
import type { Logger, Redactor } from './log/logger.ts';
import type { Clock, ServiceName } from './ports.ts';
import { withRecording } from './transport/recording.ts';
import { withLimits } from './transport/withLimits.ts';

/** The simulator as practice mode uses it. */
export interface PracticeSimulator {
  readonly account: string;
  answer(service: ServiceName, request: Request): Promise<Response>;
  /** Serves the same handlers on loopback; answers what a client needs to know, for the ready line. */
  listen(port: number): Promise<Readonly<Record<string, unknown>>>;
}

export interface PracticeDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly redactor: Redactor;
  /** File to which each exchange is appended, for tests. */
  readonly record: string | undefined;
  readonly load?: () => Promise<PracticeSimulator>;
}

export interface Practice {
  /** Always the same site: what was written is there until the app closes. */
  site(): Promise<PracticeSite>;
  /** Serves practice mode's own handlers on loopback; answers the ready line. */
  serve(port: number): Promise<Readonly<Record<string, unknown>>>;
}

/**
 * Practice mode: the simulator, loaded at first use. The one place where the app reaches it. Its transport
 * has the same limits and log as the real one.
 */
export function createPractice({ clock, logger, redactor, record, load = loadSimulator }: PracticeDeps): Practice {
  let loaded: Promise<PracticeSimulator> | undefined;
  const simulator = (): Promise<PracticeSimulator> => {
    loaded ??= load();
    return loaded;
  };
  return {
    async site() {
      const { account, answer } = await simulator();
      const raw = async (request: Request, options: { readonly service: ServiceName }): Promise<Response> =>
        answer(options.service, request);
      const recorded = record === undefined ? raw : withRecording(raw, record, redactor);
      return { account, transport: withLimits(recorded, { clock, logger }) };
    },
    serve: async (port) => (await simulator()).listen(port),
  };
}

async function loadSimulator(): Promise<PracticeSimulator> {
  const loaded: object = await import('../simulator/simulator.ts');
  throw new Error(`Not mounted: ${Object.keys(loaded).join()}`);
}
