import { resolve } from 'node:path';
import { isGuid } from '../../shared/fields.ts';
import type { AppWish } from '../../shared/wish.ts';
import type { SyncOnceRequest } from '../composition.ts';
import type { RemovalRequest } from '../methods/removeAll.ts';
import { isDeepLink, readDeepLink } from './deepLink.ts';
import { beforeDashes, SwitchError, switchGiven, switchValue, withoutSwitches } from './switches.ts';

/** What a start of the app is for. */
export type StartMode =
  | { readonly kind: 'window'; readonly wish?: AppWish }
  /** In the notification area, for the start at logon. */
  | { readonly kind: 'background' }
  /** Without a window: ends with the exit code of the sync, and writes it to `out` too. */
  | { readonly kind: 'sync'; readonly request: SyncOnceRequest; readonly out?: string }
  /** For an uninstallation, without a window: writes what it did to `out` too. */
  | { readonly kind: 'remove'; readonly request: RemovalRequest; readonly out?: string };

const WITH_VALUE = ['connection', 'out'];
const REMOVAL = ['remove-all', 'remove-tasks', 'with-groups'];
const ALONE = ['sync', 'scheduled', 'full', 'background', 'update-secret', ...REMOVAL];

/**
 * Throws a SwitchError where the switches make no sense together. Started by a link, the app does what the link says
 * and nothing that stands beside it: who made the link may have put it there.
 */
export function startMode(commandLine: readonly string[], cwd: string): StartMode {
  const link = commandLine.find(isDeepLink);
  if (link !== undefined) return { kind: 'window', wish: readDeepLink(link) };
  const argv = beforeDashes(commandLine);
  const removal = removalMode(argv, cwd);
  if (removal !== undefined) return removal;
  const sync = switchGiven(argv, 'sync');
  const background = switchGiven(argv, 'background');
  const scheduled = switchGiven(argv, 'scheduled');
  const full = switchGiven(argv, 'full');
  const connection = switchValue(argv, 'connection');
  const out = switchValue(argv, 'out');
  const updateSecret = switchGiven(argv, 'update-secret');
  if (!sync) {
    const given = { scheduled, full, out, ...(updateSecret ? {} : { connection }) };
    const stray = Object.entries(given).find(([, value]) => value !== undefined && value !== false);
    if (stray?.[0] === 'connection')
      throw new SwitchError('The switch --connection goes with --sync or --update-secret only.');
    if (stray) throw new SwitchError(`The switch --${stray[0]} goes with --sync only.`);
    if (updateSecret && background)
      throw new SwitchError('The switches --update-secret and --background exclude each other.');
    if (updateSecret)
      return { kind: 'window', wish: { kind: 'updateSecret', ...connectionGiven(connection) } };
    return { kind: background ? 'background' : 'window' };
  }
  if (background) throw new SwitchError('The switches --sync and --background exclude each other.');
  if (updateSecret) throw new SwitchError('The switches --sync and --update-secret exclude each other.');
  return {
    kind: 'sync',
    request: {
      scheduled,
      ...connectionGiven(connection),
      ...(full ? { full } : {}),
    },
    ...(out === undefined ? {} : { out: resolve(cwd, out) }),
  };
}

function removalMode(argv: readonly string[], cwd: string): StartMode | undefined {
  const all = switchGiven(argv, 'remove-all');
  const tasks = switchGiven(argv, 'remove-tasks');
  const groups = switchGiven(argv, 'with-groups');
  if (groups && !all) throw new SwitchError('The switch --with-groups goes with --remove-all only.');
  if (!all && !tasks) return undefined;
  if (all && tasks) throw new SwitchError('The switches --remove-all and --remove-tasks exclude each other.');
  const stray = ['sync', 'background', 'update-secret', 'connection'].find((name) =>
    argv.some((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`)),
  );
  const switchName = all ? 'remove-all' : 'remove-tasks';
  if (stray !== undefined)
    throw new SwitchError(`The switches --${switchName} and --${stray} exclude each other.`);
  const out = switchValue(argv, 'out');
  return {
    kind: 'remove',
    request: { scope: all ? 'all' : 'tasks', groups },
    ...(out === undefined ? {} : { out: resolve(cwd, out) }),
  };
}

function connectionGiven(connection: string | undefined): { readonly connectionId?: string } {
  if (connection === undefined) return {};
  if (!isGuid(connection))
    throw new SwitchError('The switch --connection needs the ID of a connection, which is a GUID.');
  return { connectionId: connection.toLowerCase() };
}

/** Nobody may be there to close a dialog. Also told of a command line that makes no sense. */
export function isUnattended(argv: readonly string[]): boolean {
  const alone = /^--(sync|background|remove-all|remove-tasks)(=|$)/;
  return !argv.some(isDeepLink) && argv.some((argument) => alone.test(argument));
}

/** Command line for starting once more, now for a person: the same folders, with a window. */
export function windowArguments(argv: readonly string[]): string[] {
  const kept = beforeDashes(argv).filter((argument) => !isDeepLink(argument));
  return [...withoutSwitches(kept, { withValue: WITH_VALUE, alone: ALONE })];
}
