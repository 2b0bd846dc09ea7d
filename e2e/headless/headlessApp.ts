import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../electron/compose.ts';
import type { Handlers } from '../../electron/ipc/handlers.ts';
import type { Clock, SecretVault, Transport } from '../../electron/ports.ts';
import { withLimits } from '../../electron/transport/withLimits.ts';
import type { DiscoveryEvent, WriteCheckEvent } from '../../shared/api.ts';
import type { RunView } from '../../shared/model.ts';
import { practice } from '../../shared/practice.ts';
import { createSite } from '../../simulator/configmgr/site.ts';
import type { SiteFile } from '../../simulator/configmgr/siteFile.ts';
import { withWindowsCredentials } from '../../simulator/configmgr/windowsCredentials.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator.ts';

/** The composed main process on the simulator, without a window: what a test drives instead of the screens. */
export interface HeadlessApp {
  readonly handlers: Handlers;
  readonly simulator: Simulator;
  readonly clock: TestClock;
  readonly folder: string;
  readonly logLines: readonly string[];
  /** The last view of each run that the app told of. */
  runs(): readonly RunView[];
  discovery(): readonly DiscoveryEvent[];
  /** Resolves with the run's last view once it has ended. */
  finished(runId: string): Promise<RunView>;
  /** Resolves with the last event of a write check. */
  writeCheckEnded(runId: string): Promise<WriteCheckEvent>;
  /** Runs just before the next PUT reaches Azure: what somebody else does in between. */
  onNextWrite(act: () => void): void;
  /** Starts the app again on the same folders and the same simulator. */
  restarted(): HeadlessApp;
  close(): Promise<void>;
}

/** Time that passes only when somebody waits. */
export interface TestClock extends Clock {
  advance(inMs: number): void;
}

export interface HeadlessOptions {
  readonly site: SiteFile;
  readonly simulator?: Partial<SimulatorOptions>;
  /** No key store, as on a Linux without a keyring. */
  readonly vaultKind?: 'sealed' | 'memory';
}

export const startOfTime = '2026-11-23T09:00:00.000Z';

export function startHeadless(options: HeadlessOptions): HeadlessApp {
  const clock = createTestClock();
  const now = () => clock.now();
  const site = createSite(options.site, now);
  const simulator = createSimulator({
    now,
    site,
    wait: async (inMs) => clock.advance(inMs),
    ...options.simulator,
  });
  const folder = mkdtempSync(join(tmpdir(), 'oms-connect-test-'));
  return launch({ simulator, clock, folder, vault: reversibleVault(options.vaultKind ?? 'sealed') });
}

interface World {
  readonly simulator: Simulator;
  readonly clock: TestClock;
  readonly folder: string;
  readonly vault: SecretVault;
}

function launch(world: World): HeadlessApp {
  const { simulator, clock, folder, vault } = world;
  const views = new Map<string, RunView>();
  const events: DiscoveryEvent[] = [];
  const waiting = new Map<string, (view: RunView) => void>();
  const logLines: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<WriteCheckEvent>>();
  const endOf = (runId: string) => {
    const end = ends.get(runId) ?? Promise.withResolvers<WriteCheckEvent>();
    ends.set(runId, end);
    return end;
  };
  const send = withWindowsCredentials((request) => simulator.fetch(request), practice.account);
  let beforeWrite: (() => void) | undefined;
  const raw: Transport = (request) => {
    if (request.method === 'PUT') {
      beforeWrite?.();
      beforeWrite = undefined;
    }
    return send(request);
  };
  const logger = {
    write: (severity: string, component: string, message: string) =>
      logLines.push(`${severity} ${component} ${message}`),
  };
  // No request times out by itself here: the clock of the limits stands still until the exchange is over.
  const patient: Clock = {
    now: () => clock.now(),
    wait: (_inMs, signal) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
      ),
  };
  const transport = withLimits(raw, { clock: patient, logger });
  const { handlers, close } = compose({
    transport,
    practice: async () => ({ transport, account: practice.account }),
    vault,
    clock,
    folders: { account: join(folder, 'account'), shared: join(folder, 'shared'), logs: join(folder, 'logs') },
    logger,
    redactor: { addSecret: () => undefined, redact: (text) => text },
    account: 'CONTOSO\\admin',
    computer: 'CM01',
    version: '0.0.0',
    openLink: async () => ({ ok: true, value: {} }),
    copyText: async () => ({ ok: true, value: {} }),
    saveText: async () => ({ ok: true, value: { saved: true } }),
    emit: (event, payload) => {
      if (event === 'discovery') events.push(payload as DiscoveryEvent);
      if (event === 'writeCheck') {
        const { runId, kind } = payload as WriteCheckEvent;
        if (kind === 'finished' || kind === 'failed') endOf(runId).resolve(payload as WriteCheckEvent);
      }
      if (event !== 'runChanged') return;
      const view = payload as RunView;
      views.set(view.runId, view);
      if (view.state !== 'running') waiting.get(view.runId)?.(view);
    },
  });
  return {
    handlers,
    simulator,
    clock,
    folder,
    logLines,
    runs: () => [...views.values()],
    discovery: () => events,
    finished: (runId) => {
      const view = views.get(runId);
      if (view && view.state !== 'running') return Promise.resolve(view);
      return new Promise((resolve) => waiting.set(runId, resolve));
    },
    writeCheckEnded: (runId) => endOf(runId).promise,
    onNextWrite: (act) => {
      beforeWrite = act;
    },
    restarted: () => launch(world),
    async close() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function createTestClock(): TestClock {
  let now = Date.parse(startOfTime);
  return {
    now: () => new Date(now),
    advance(inMs) {
      now += inMs;
    },
    async wait(inMs, signal) {
      signal?.throwIfAborted();
      now += inMs;
    },
  };
}

// Stands for DPAPI: what is sealed does not contain the text.
function reversibleVault(kind: 'sealed' | 'memory'): SecretVault {
  return {
    kind: async () => kind,
    seal: async (text) => Buffer.from(text, 'utf8').reverse().toString('base64'),
    open: async (sealed) => Buffer.from(sealed, 'base64').reverse().toString('utf8'),
  };
}
