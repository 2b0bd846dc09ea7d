import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appError } from '../../shared/errors.ts';
import { fail } from '../../shared/result.ts';
import type { RunView } from '../../shared/runModel.ts';
import { cliTexts } from '../../shared/strings/cli.ts';
import { usageTexts } from '../../shared/strings/cliUsage.ts';
import { compose } from '../compose.ts';
import type { Commands } from '../composition.ts';
import type { NetworkProbes } from '../diagnose/probes.ts';
import type { Handlers } from '../ipc/handlers.ts';
import { createLogDesk } from '../log/logDesk.ts';
import { createLogFile } from '../log/logFile.ts';
import { createRedactor } from '../log/redact.ts';
import { createSettings } from '../methods/settings.ts';
import { accountName } from '../platform/accountName.ts';
import { dataFolders, userDataFolder } from '../platform/folders.ts';
import { processes } from '../platform/processes.ts';
import { runProgram } from '../platform/runProgram.ts';
import { foreignFolder, foreignSharedFolder, unreadableFolder } from '../platform/startFailure.ts';
import { createPolicy, type PolicyPlace } from '../policy/policy.ts';
import { registryPolicy } from '../policy/registryPolicy.ts';
import type { DataFolders, Transport } from '../ports.ts';
import type { Practice } from '../practice.ts';
import { claimFolder, judgeSharedFolder } from '../store/owner.ts';
import { withLimits } from '../transport/withLimits.ts';
import type { CommandLine } from './commandLine.ts';
import { createKeyFileVault } from './keyFileVault.ts';
import { createNewFile } from './newFile.ts';
import { createNodeTransport } from './nodeTransport.ts';
import type { Surroundings } from './surroundings.ts';

/** The app's main process on Node alone, without a window. */
export interface NodeApp {
  readonly handlers: Handlers;
  readonly commands: Commands;
  readonly practice: Practice;
  readonly account: string;
  readonly folders: DataFolders;
  readonly transport: Transport;
  readonly probes: NetworkProbes;
  /** Is told of every change of a run. */
  /** Where the last file was written. */
  readonly savedFile: () => string | undefined;
  readonly whenRunChanges: (listener: (view: RunView) => void) => void;
  /** Resolves with a run's last view once it has ended. */
  readonly finished: (runId: string) => Promise<RunView>;
  /** Cancels what runs and waits until nothing is half written. */
  readonly close: () => Promise<void>;
}

export type StartedApp =
  | { readonly ok: true; readonly value: NodeApp }
  | { readonly ok: false; readonly sentence: string };

/** Puts the parts together for one call of the program. */
export function startNodeApp(line: CommandLine, world: Surroundings): StartedApp {
  const { clock, err } = world;
  const { secretFile } = line.practice ?? {};
  if (secretFile !== undefined && !existsSync(secretFile))
    return refused(usageTexts.noFile('practice-secret'));
  const isTemporary = line.practice !== undefined && line.userDataDir === undefined;
  const place = {
    platform: world.platform,
    env: world.env,
    packaged: false,
    appData: appDataFolder(world),
    home: world.home,
  };
  const userData = isTemporary ? world.temporaryFolder() : userDataFolder(line, place);
  if (isTemporary) err(cliTexts.temporaryFolder);
  const account = accountName(world.env, world.user);
  const me = { account, machine: world.computer };
  const verdict = claimFolder(userData, me);
  if (verdict.kind === 'foreign') return refused(foreignFolder(userData, verdict.owner, me));
  if (verdict.kind === 'unreadable') return refused(unreadableFolder(verdict.path, verdict.reason));

  const folders = dataFolders(userData, line, place);
  const shared = judgeSharedFolder(folders.shared, world.computer);
  if (shared.kind === 'foreign')
    return refused(foreignSharedFolder(folders.shared, shared.machine, shared.path));
  const redactor = createRedactor();
  const now = () => clock.now();
  const logger = createLogFile({ usualFolder: folders.logs, redactor, now });
  const policy = createPolicy(policyPlace(world), logger);
  const settings = createSettings(folders.account, now);
  const logDesk = createLogDesk({ log: logger, policy, asked: line.logLevel, settings });
  const logBegun = logDesk.begin();
  logger.write(
    'info',
    'Cli',
    `OMS Connect ${world.version} started as ${account} on ${world.computer} (${line.verb})`,
  );
  const practice = world.createPractice({
    clock,
    logger,
    redactor,
    record: undefined,
    secretFile,
    siteFile: line.practice?.site,
    generated: line.practice?.generated,
    tell: err,
  });
  const transport = withLimits(createNodeTransport(world.fetch), { clock, logger });
  const watched = watchRuns();
  const newFile = createNewFile((name) => line.out ?? join(world.cwd, name));
  const noWindow = async () => fail(appError('cancelled'));
  const { handlers, commands, close } = compose({
    transport,
    probes: world.probes,
    practice: practice.site,
    vault: createKeyFileVault(folders.account, err),
    clock,
    folders,
    logger,
    redactor,
    account,
    computer: world.computer,
    version: world.version,
    processes,
    policy,
    logDesk,
    settings,
    openLog: noWindow,
    openLink: noWindow,
    copyText: noWindow,
    saveFile: newFile.save,
    saveText: noWindow,
    openText: noWindow,
    emit: (event, payload) => {
      if (event === 'runChanged') watched.changed(payload as RunView);
    },
  });
  return {
    ok: true,
    value: {
      ...{ handlers, commands, practice, account, folders, transport, probes: world.probes },
      savedFile: newFile.path,
      whenRunChanges: watched.listen,
      finished: watched.finished,
      async close() {
        await close();
        await logBegun;
        await practice.close();
        if (isTemporary) rmSync(userData, { recursive: true, force: true });
      },
    },
  };
}

function policyPlace({ platform, env }: Surroundings): PolicyPlace | undefined {
  if (platform !== 'win32') return undefined;
  return registryPolicy({ runProgram, systemRoot: env.SystemRoot ?? 'C:\\Windows', env });
}

const refused = (sentence: string): StartedApp => ({ ok: false, sentence });

/** Where Electron keeps what belongs to an account, outside of Windows. */
function appDataFolder({ platform, env, home }: Surroundings): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return env.XDG_CONFIG_HOME || join(home, '.config');
}

function watchRuns() {
  const ends = new Map<string, PromiseWithResolvers<RunView>>();
  const listeners: ((view: RunView) => void)[] = [];
  const endOf = (runId: string): PromiseWithResolvers<RunView> => {
    const end = ends.get(runId) ?? Promise.withResolvers<RunView>();
    ends.set(runId, end);
    return end;
  };
  return {
    changed(view: RunView) {
      for (const listener of listeners) listener(view);
      if (view.state !== 'running') endOf(view.runId).resolve(view);
    },
    listen: (listener: (view: RunView) => void) => void listeners.push(listener),
    finished: (runId: string) => endOf(runId).promise,
  };
}
