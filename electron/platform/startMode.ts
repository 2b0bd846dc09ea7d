import { resolve } from 'node:path';
import { isGuid } from '../../shared/fields.ts';
import type { AppWish } from '../../shared/wish.ts';
import type { SyncOnceRequest } from '../composition.ts';
import { isDeepLink, readDeepLink } from './deepLink.ts';
import { beforeDashes, SwitchError, switchGiven, switchValue, withoutSwitches } from './switches.ts';

/** What a start of the app is for. */
export type StartMode =
  | { readonly kind: 'window'; readonly wish?: AppWish }
  /** In the notification area, for the start at logon. */
  | { readonly kind: 'background' }
  /** Without a window: ends with the exit code of the sync, and writes it to `out` too. */
  | { readonly kind: 'sync'; readonly request: SyncOnceRequest; readonly out?: string };

const WITH_VALUE = ['connection', 'out'];
const ALONE = ['sync', 'scheduled', 'full', 'background', 'update-secret'];

/**
 * Throws a SwitchError where the switches make no sense together. Started by a link, the app does what the link says
 * and nothing that stands beside it: who made the link may have put it there.
 */
export function startMode(commandLine: readonly string[], cwd: string): StartMode {
  const link = commandLine.find(isDeepLink);
  if (link !== undefined) return { kind: 'window', wish: readDeepLink(link) };
  const argv = beforeDashes(commandLine);
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

function connectionGiven(connection: string | undefined): { readonly connectionId?: string } {
  if (connection === undefined) return {};
  if (!isGuid(connection))
    throw new SwitchError('The switch --connection needs the ID of a connection, which is a GUID.');
  return { connectionId: connection.toLowerCase() };
}

/** Nobody may be there to close a dialog. Also told of a command line that makes no sense. */
export function isUnattended(argv: readonly string[]): boolean {
  return !argv.some(isDeepLink) && argv.some((argument) => /^--(sync|background)(=|$)/.test(argument));
}

/** Command line for starting once more, now for a person: the same folders, with a window. */
export function windowArguments(argv: readonly string[]): string[] {
  const kept = beforeDashes(argv).filter((argument) => !isDeepLink(argument));
  return [...withoutSwitches(kept, { withValue: WITH_VALUE, alone: ALONE })];
}
