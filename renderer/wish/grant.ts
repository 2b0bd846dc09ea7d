import type { ConnectionView } from '../../shared/model.ts';
import type { AppWish } from '../../shared/wish.ts';
import { neediest } from '../connection/secretTrouble.ts';
import type { ConnectionTabId } from '../connection/tabs.ts';

/** A page of a connection that is wanted. */
interface Aim {
  readonly connection: ConnectionView;
  readonly tab: ConnectionTabId;
}

/** What a wish comes to among the connections of this computer. */
export type Granted =
  | { readonly kind: 'refused' | 'unknown' }
  | { readonly kind: 'secret'; readonly connection: ConnectionView | undefined }
  | ({ readonly kind: 'open' } & Aim);

export function grantOf(wish: AppWish, connections: readonly ConnectionView[], now: Date): Granted {
  if (wish.kind === 'refusedLink') return { kind: 'refused' };
  if (wish.connectionId === undefined) return { kind: 'secret', connection: neediest(connections, now) };
  const connection = connections.find((one) => one.connectionId === wish.connectionId);
  if (connection === undefined) return { kind: 'unknown' };
  if (wish.kind === 'updateSecret') return { kind: 'secret', connection };
  return { kind: 'open', connection, tab: wish.kind === 'logSearch' ? 'logs' : 'connection' };
}
