import type { MethodInput } from '../../shared/contract.ts';
import type { HeartbeatReport } from '../../shared/heartbeat.ts';
import { ok, type Result } from '../../shared/result.ts';
import { heartbeatQuery } from '../azure/heartbeat.ts';
import { type OpenDeps, openConnection } from './openConnection.ts';

/** Whether a computer reports to the workspace of a connection. */
export async function checkHeartbeat(
  { connectionId, computer }: MethodInput<'checkHeartbeat'>,
  deps: OpenDeps,
): Promise<Result<HeartbeatReport>> {
  const opened = await openConnection(connectionId, deps);
  if (!opened.ok) return opened;
  const rows = await opened.value.query(heartbeatQuery(computer));
  if (!rows.ok) return rows;
  // The keys of `summarize` come first, then its aggregate.
  const [reports, category, at] = rows.value[0] ?? [];
  const when = typeof at === 'string' ? new Date(at) : undefined;
  const isKnown = typeof reports === 'string' && when !== undefined && !Number.isNaN(when.getTime());
  return ok({
    computer,
    checkedAt: deps.clock.now().toISOString(),
    ...(isKnown
      ? { last: { computer: reports, at: when.toISOString(), category: String(category ?? '') } }
      : {}),
  });
}
