import type { Composition, SyncExitCode, SyncOnceRequest } from '../composition.ts';
import type { Logger } from '../log/logger.ts';
import { answerTicket, type TicketAnswer } from './tickets.ts';

export interface SyncDeskDeps {
  readonly syncOnce: Composition['syncOnce'];
  /** Where the answers go. */
  readonly accountFolder: string;
  readonly logger: Logger;
}

/** Syncs that were asked for from outside of the page. */
export interface SyncDesk {
  sync(request: SyncOnceRequest): Promise<SyncExitCode>;
  /** For another process, which waits for the answer and asks again under the same ticket in the meantime. */
  syncFor(ticket: string, request: SyncOnceRequest): Promise<void>;
  /** The app is ending: nothing is begun any more. */
  turnAway(ticket: string): Promise<void>;
}

export function createSyncDesk({ syncOnce, accountFolder, logger }: SyncDeskDeps): SyncDesk {
  const taken = new Set<string>();

  const sync: SyncDesk['sync'] = async (request) => {
    try {
      return await syncOnce(request);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      logger.write('error', 'Sync', `Unexpected: ${text}`);
      return 1;
    }
  };

  const answer = async (ticket: string, given: TicketAnswer): Promise<void> => {
    const written = await answerTicket(accountFolder, ticket, given);
    if (written.ok) return;
    logger.write('warning', 'Sync', `Who asked for a sync could not be answered (${written.error.code})`);
    // Asked again, it is tried again.
    taken.delete(ticket);
  };

  return {
    sync,
    async syncFor(ticket, request) {
      if (taken.has(ticket)) return;
      taken.add(ticket);
      await answer(ticket, 'taken');
      await answer(ticket, await sync(request));
    },
    turnAway: (ticket) => answer(ticket, 3),
  };
}
