import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../electron/compose.ts';
import type { Composition, CompositionDeps } from '../../electron/composition.ts';
import type { Handlers } from '../../electron/ipc/handlers.ts';
import { createSettings } from '../../electron/methods/settings.ts';
import { createPolicy } from '../../electron/policy/policy.ts';
import type { ChosenText, Clock, SecretVault, Transport } from '../../electron/ports.ts';
import { withLimits } from '../../electron/transport/withLimits.ts';
import type { DiagnosisEvent, DiscoveryEvent, PermissionEvent, WriteCheckEvent } from '../../shared/api.ts';
import { practice } from '../../shared/practice.ts';
import type { RunView } from '../../shared/runModel.ts';
import { createSite } from '../../simulator/configmgr/site.ts';
import type { SiteFile } from '../../simulator/configmgr/siteFile.ts';
import { withWindowsCredentials } from '../../simulator/configmgr/windowsCredentials.ts';
import { createNetworkProbes } from '../../simulator/networkProbes.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator.ts';

import { createTestClock, reversibleVault, startOfTime, type TestClock } from './testPorts.ts';

/** The composed main process on the simulator, without a window: what a test drives instead of the screens. */
export interface HeadlessApp {
  readonly handlers: Handlers;
  readonly composition: Composition;
  readonly simulator: Simulator;
  readonly clock: TestClock;
  readonly folder: string;
  readonly logLines: readonly string[];
  /** What the computer's event log was told. */
  readonly events: readonly Reported[];
  /** Notifications beside the window, by their titles. */
  readonly notices: readonly string[];
  /** The last view of each run that the app told of. */
  runs(): readonly RunView[];
  discovery(): readonly DiscoveryEvent[];
  diagnosisEvents(): readonly DiagnosisEvent[];
  /** The looks below HTTP, for a test to put others in their place. */
  readonly probes: ReturnType<typeof createNetworkProbes>;
  /** What was told while a role was waited for. */
  permissionEvents(): readonly PermissionEvent[];
  /** Resolves with the run's last view once it has ended. */
  finished(runId: string): Promise<RunView>;
  /** Resolves with the last event of a write check. */
  writeCheckEnded(runId: string): Promise<WriteCheckEvent>;
  /** Runs just before the next PUT reaches Azure: what somebody else does in between. */
  onNextWrite(act: () => void): void;
  /** What goes to the browser, the clipboard and into a file that a person names. */
  readonly outside: {
    link?: (url: string) => void;
    copy?: (text: string) => void;
    save?: (name: string, text: string) => void;
  };
  /** Starts the app again on the same folders and the same simulator; the former process counts as dead. */
  restarted(): HeadlessApp;
  /** Another Windows account of the computer: its own folder and key store, the same shared folder. */
  asAccount(name: string): HeadlessApp;
  /** Another computer with folders of its own, and the same Azure and site. */
  onComputer(name: string): HeadlessApp;
  /** The same in a second process, beside this one. */
  besides(): HeadlessApp;
  close(): Promise<void>;
  /** Takes a file of a connection away, as a person or a scanner might. */
  loseFile(connectionId: string, name: string): void;
  /** As `close`, without waiting: what was killed never ends. */
  discard(): Promise<void>;
  /** What a person saved last, or chooses next, in the system's own dialog. */
  chosenFile: ChosenText | undefined;
  /** The bytes that were saved last. */
  savedFile?: { readonly name: string; readonly bytes: Uint8Array };
  /** Runs just after each PUT and DELETE that Azure has carried out. */
  afterWrite: (() => void) | undefined;
  /** Holds each request before it goes out. */
  beforeRequest?: (() => Promise<void>) | undefined;
}

export interface Reported {
  readonly severity: string;
  readonly id: number;
  readonly text: string;
}

export interface HeadlessOptions {
  readonly site: SiteFile;
  readonly simulator?: Partial<SimulatorOptions>;
  /** Runs before each request reaches a service, and before its answer comes back: a test may kill the app there. */
  readonly atRequest?: () => Promise<void>;
  /** What the organisation has settled for the computer. */
  readonly policy?: Readonly<Record<string, unknown>>;
  /** Windows with its Task Scheduler; without it there is none. */
  readonly taskScheduler?: CompositionDeps['taskScheduler'];
  /** Windows with its programs; without it there is none. */
  readonly windows?: CompositionDeps['windows'];
  /** No key store, as on a Linux without a keyring. */
  readonly vaultKind?: 'sealed' | 'memory';
}

/** Account of the app that is started first. */
const OWNER = 'CONTOSO\\admin';

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
  const vault = reversibleVault(options.vaultKind ?? 'sealed');
  const processes = { last: 1000, dead: new Set<number>() };
  return launch({
    processes,
    simulator,
    clock,
    folder,
    vault,
    account: OWNER,
    computer: 'CM01',
    atRequest: options.atRequest,
    policy: options.policy,
    taskScheduler: options.taskScheduler,
    windows: options.windows,
  });
}

interface World {
  /** Number of the process that runs the app; each start has its own. */
  readonly processes: { last: number; readonly dead: Set<number> };
  readonly simulator: Simulator;
  readonly clock: TestClock;
  readonly folder: string;
  readonly vault: SecretVault;
  readonly account: string;
  readonly computer: string;
  readonly atRequest: HeadlessOptions['atRequest'];
  readonly policy: HeadlessOptions['policy'];
  readonly taskScheduler: HeadlessOptions['taskScheduler'] | undefined;
  readonly windows: HeadlessOptions['windows'] | undefined;
}

function launch(world: World): HeadlessApp {
  const { simulator, clock, folder, vault, account } = world;
  const accountFolder = join(folder, account === OWNER ? 'account' : account.replace('\\', '-'));
  world.processes.last += 1;
  const pid = world.processes.last;
  const views = new Map<string, RunView>();
  const events: DiscoveryEvent[] = [];
  const permissionEvents: PermissionEvent[] = [];
  const diagnosisEvents: DiagnosisEvent[] = [];
  const waiting = new Map<string, (view: RunView) => void>();
  const logLines: string[] = [];
  const reported: Reported[] = [];
  const notices: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<WriteCheckEvent>>();
  const endOf = (runId: string) => {
    const end = ends.get(runId) ?? Promise.withResolvers<WriteCheckEvent>();
    ends.set(runId, end);
    return end;
  };
  const send = withWindowsCredentials((request) => simulator.fetch(request), practice.account);
  let beforeWrite: (() => void) | undefined;
  const outside: HeadlessApp['outside'] = {};
  const raw: Transport = async (request) => {
    await app.beforeRequest?.();
    await world.atRequest?.();
    if (request.method === 'PUT') {
      beforeWrite?.();
      beforeWrite = undefined;
    }
    const answer = await send(request);
    if (request.method === 'PUT' || request.method === 'DELETE') app.afterWrite?.();
    await world.atRequest?.();
    return answer;
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
  const probes = createNetworkProbes(simulator.network, simulator.hosts);
  const transport = withLimits(raw, { clock: patient, logger });
  const composition = compose({
    transport,
    probes,
    practice: async () => ({ transport, probes, account: practice.account }),
    vault,
    clock,
    folders: { account: accountFolder, shared: join(folder, 'shared'), logs: join(folder, 'logs') },
    logger,
    redactor: { addSecret: () => undefined, redact: (text) => text },
    account,
    computer: world.computer,
    version: '0.0.0',
    processes: {
      pid,
      uptime: () => (clock.now().getTime() - Date.parse(startOfTime)) / 1000,
      isRunning: (other) => !world.processes.dead.has(other),
    },
    policy: createPolicy({ source: 'file', read: async () => world.policy }, logger),
    ...(world.taskScheduler === undefined ? {} : { taskScheduler: world.taskScheduler }),
    logDesk: {
      view: () => ({ path: join(folder, 'logs', 'OMSConnect.log'), level: 'normal', origin: 'usual' }),
      setLevel: async (level) => ({ ok: true, value: { path: '', level, origin: 'chosen' } }),
    },
    ...(world.windows === undefined ? {} : { windows: world.windows }),
    settings: createSettings(accountFolder, () => clock.now()),
    reportToEventLog: async (severity, id, text) => {
      reported.push({ severity, id, text });
    },
    notify: ({ title }) => void notices.push(title),
    openLog: async () => ({ ok: true, value: {} }),
    openLink: async (url) => {
      outside.link?.(url);
      return { ok: true, value: {} };
    },
    copyText: async (text) => {
      outside.copy?.(text);
      return { ok: true, value: {} };
    },
    saveFile: async (name, bytes) => {
      app.savedFile = { name, bytes };
      return { ok: true, value: { saved: true } };
    },
    saveText: async (name, text) => {
      app.chosenFile = { name, text };
      outside.save?.(name, text);
      return { ok: true, value: { saved: true } };
    },
    openText: async () => ({ ok: true, value: app.chosenFile }),
    emit: (event, payload) => {
      if (event === 'discovery') events.push(payload as DiscoveryEvent);
      if (event === 'diagnosis') diagnosisEvents.push(payload as DiagnosisEvent);
      if (event === 'permission') permissionEvents.push(payload as PermissionEvent);
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
  const { handlers, close } = composition;
  const app: HeadlessApp = {
    handlers,
    composition,
    afterWrite: undefined,
    chosenFile: undefined,
    simulator,
    clock,
    folder,
    logLines,
    events: reported,
    notices,
    runs: () => [...views.values()],
    discovery: () => events,
    permissionEvents: () => permissionEvents,
    diagnosisEvents: () => diagnosisEvents,
    probes,
    finished: (runId) => {
      const view = views.get(runId);
      if (view && view.state !== 'running') return Promise.resolve(view);
      return new Promise((resolve) => waiting.set(runId, resolve));
    },
    writeCheckEnded: (runId) => endOf(runId).promise,
    onNextWrite: (act) => {
      beforeWrite = act;
    },
    outside,
    restarted() {
      world.processes.dead.add(pid);
      return launch(world);
    },
    onComputer: (computer) =>
      launch({ ...world, computer, folder: mkdtempSync(join(tmpdir(), 'oms-connect-test-')) }),
    besides: () => launch(world),
    asAccount: (name) => launch({ ...world, account: name, vault: reversibleVault('sealed', `${name}:`) }),
    async close() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
    loseFile: (connectionId, name) =>
      rmSync(join(folder, 'account', 'practice', connectionId, name), { force: true }),
    async discard() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return app;
}
