import type { NsisUpdater } from 'electron-updater';
import type { InstallationKind } from '../../shared/strings/installations.ts';
import type { UpdateState, UpdateWay } from '../../shared/updates.ts';
import type { Logger } from '../log/logger.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock } from '../ports.ts';

/** What is used of electron-updater. */
export type Updater = Pick<
  NsisUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'allowDowngrade'
  | 'disableWebInstaller'
  | 'logger'
  | 'checkForUpdates'
  | 'install'
> & {
  on(event: 'update-downloaded', listener: (event: { readonly version: string }) => void): unknown;
};

export interface UpdatesDeps {
  readonly installation: InstallationKind;
  /** Whether the build was told where updates are. */
  readonly hasPlace: () => boolean;
  readonly policy: Pick<Policy, 'values'>;
  /** Loaded at the first look, not before. */
  readonly load: () => Promise<Updater>;
  readonly clock: Pick<Clock, 'wait'>;
  readonly logger: Logger;
}

/** New versions of the app: looked for in silence, downloaded beside the work, installed once the app is quit. */
export interface Updates {
  state(): Promise<UpdateState>;
  /** Looks from now on. Not for a sync without a window, which is over before anything is downloaded. */
  begin(): void;
  /** Windows is signing out: an installer that it cuts off would leave half a program. */
  keepForLater(): void;
  /** The last thing that the app does, when nothing runs any more. */
  install(): void;
}

const COMPONENT = 'Updates';
/** The start belongs to whoever started it. */
const FIRST_LOOK_MS = 5 * 60 * 1000;
const NEXT_LOOK_MS = 24 * 60 * 60 * 1000;

export function createUpdates(deps: UpdatesDeps): Updates {
  const { clock, logger } = deps;
  let updater: Updater | undefined;
  let ready: string | undefined;
  let isKept = false;
  let known: Promise<UpdateWay> | undefined;
  const way = () => {
    known ??= wayOf(deps);
    return known;
  };

  const look = async (): Promise<void> => {
    if ((await way()) !== 'automatic') return;
    await clock.wait(FIRST_LOOK_MS);
    updater = prepare(await deps.load(), logger);
    updater.on('update-downloaded', ({ version }) => {
      ready = version;
      logger.write('info', COMPONENT, `Version ${version} is ready and is installed when the app is quit`);
    });
    while (ready === undefined) {
      await lookOnce(updater, logger);
      await clock.wait(NEXT_LOOK_MS);
    }
  };

  return {
    async state() {
      return { way: await way(), ...(ready === undefined ? {} : { ready }) };
    },
    begin() {
      look().catch((error: unknown) => logger.write('warning', COMPONENT, `No updates: ${String(error)}`));
    },
    keepForLater() {
      isKept = true;
    },
    install() {
      if (ready === undefined || isKept) return;
      logger.write('info', COMPONENT, `Installing version ${ready}`);
      updater?.install(true, false);
    },
  };
}

async function wayOf({ installation, hasPlace, policy }: UpdatesDeps): Promise<UpdateWay> {
  if (installation === 'unpackaged') return 'none';
  if (installation === 'perMachine') return 'managed';
  if ((await policy.values()).DisableUpdates === true) return 'policy';
  return hasPlace() ? 'automatic' : 'none';
}

function prepare(updater: Updater, logger: Logger): Updater {
  const write =
    (severity: 'info' | 'warning') =>
    (message?: unknown): void =>
      logger.write(severity, COMPONENT, String(message));
  updater.autoDownload = true;
  // By the app itself, which knows when nothing runs any more.
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  updater.logger = { info: write('info'), warn: write('warning'), error: write('warning') };
  return updater;
}

/** A look that fails is a line in the log: the next one is tomorrow. */
async function lookOnce(updater: Updater, logger: Logger): Promise<void> {
  try {
    const found = await updater.checkForUpdates();
    await found?.downloadPromise;
  } catch (error) {
    logger.write('warning', COMPONENT, `The look for a new version failed: ${String(error)}`);
  }
}
