import { join } from 'node:path';
import { compose } from '../../electron/compose.ts';
import { createNodeProbes } from '../../electron/diagnose/nodeProbes.ts';
import { createCmtraceFile } from '../../electron/log/cmtraceFile.ts';
import { createRedactor } from '../../electron/log/redact.ts';
import { createSettings } from '../../electron/methods/settings.ts';
import { systemClock } from '../../electron/platform/clock.ts';
import { processes } from '../../electron/platform/processes.ts';
import type { SecretVault, Transport } from '../../electron/ports.ts';
import { createConnectionStore } from '../../electron/store/connectionStore.ts';
import type { ConnectionRecord } from '../../electron/store/records.ts';
import { createSecretStore } from '../../electron/store/secretStore.ts';
import { withLimits } from '../../electron/transport/withLimits.ts';
import { practice } from '../../shared/practice.ts';
import type { RunView } from '../../shared/runModel.ts';

export const account = 'CONTOSO\\admin';

/** The composed main process with the real engine, clock, log and files; only the network is handed in. */
export interface BenchApp {
  /** Runs the sync of a saved connection to its end. */
  sync(connectionId: string): Promise<RunView>;
  close(): Promise<void>;
}

export function startApp(folder: string, network: Transport): BenchApp {
  const redactor = createRedactor();
  const { now } = systemClock;
  const logger = createCmtraceFile({ path: join(folder, 'logs', 'OMSConnect.log'), redactor, now });
  const transport = withLimits(network, { clock: systemClock, logger });
  const probes = createNodeProbes(async () => 'DIRECT');
  const done = async () => ({ ok: true, value: {} }) as const;
  const composition = compose({
    transport,
    probes,
    practice: async () => ({ transport, probes, account: practice.account }),
    vault,
    clock: systemClock,
    folders: { account: join(folder, 'account'), shared: join(folder, 'shared'), logs: join(folder, 'logs') },
    logger,
    redactor,
    account,
    computer: 'CM01',
    version: '0.0.0',
    processes,
    logDesk: {
      view: () => ({ path: '', level: 'normal', origin: 'usual' }),
      setLevel: async (level) => ({ ok: true, value: { path: '', level, origin: 'chosen' } }),
    },
    settings: createSettings(join(folder, 'account'), now),
    openLog: done,
    openLink: done,
    copyText: done,
    saveFile: async () => ({ ok: true, value: { saved: true } }),
    saveText: async () => ({ ok: true, value: { saved: true } }),
    openText: async () => ({ ok: true, value: undefined }),
    emit: (event, payload) => {
      if (event !== 'runChanged') return;
      const view = payload as RunView;
      if (view.state !== 'running') ended.get(view.runId)?.(view);
    },
  });
  const ended = new Map<string, (view: RunView) => void>();
  return {
    async sync(connectionId) {
      const started = await composition.handlers.syncNow({ connectionId });
      if (!started.ok) throw new Error(`The sync did not start: ${JSON.stringify(started.error)}`);
      return new Promise((resolve) => ended.set(started.value.runId, resolve));
    },
    close: () => composition.close(),
  };
}

/** Saves a connection as the wizard would, without its requests. */
export async function saveConnection(folder: string, record: ConnectionRecord): Promise<void> {
  const { now } = systemClock;
  const store = createConnectionStore(join(folder, 'shared'), now);
  const accountFolder = join(folder, 'account');
  const secrets = createSecretStore({ accountFolder, vault, redactor: createRedactor(), now });
  const saved = await store.save(record);
  const secret = await secrets.save(record.connectionId, practice.clientSecret);
  if (!saved.ok || !secret.ok) throw new Error('The connection was not saved');
}

// Stands for DPAPI, which one run asks once.
const vault: SecretVault = {
  kind: async () => 'sealed',
  seal: async (text) => Buffer.from(text, 'utf8').toString('base64'),
  open: async (sealed) => Buffer.from(sealed, 'base64').toString('utf8'),
};
