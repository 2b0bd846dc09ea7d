import type { MethodInput } from '../../shared/contract.ts';
import type { HeartbeatReport } from '../../shared/heartbeat.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { HEARTBEAT_TABLE, heartbeatQuery } from '../azure/heartbeat.ts';
import { type OpenDeps, openConnection } from './openConnection.ts';

/** Whether a computer reports to the workspace of a connection. */
export async function checkHeartbeat(
  { connectionId, computer }: MethodInput<'checkHeartbeat'>,
  deps: OpenDeps,
): Promise<Result<HeartbeatReport>> {
  const opened = await openConnection(connectionId, deps);
  if (!opened.ok) return opened;
  const rows = await opened.value.query(heartbeatQuery(computer));
  const checkedAt = deps.clock.now().toISOString();
  if (!rows.ok) {
    if (rows.error.code !== 'queryRefused') return rows;
    if (rows.error.facts.unknownTable === HEARTBEAT_TABLE) return ok({ computer, checkedAt, noTable: true });
    // The query is the app's own and right: Azure has another reason.
    return fail({ ...rows.error, code: 'azureRefused' });
  }
  // The keys of `summarize` come first, then its aggregate.
  const [reports, category, at] = rows.value[0] ?? [];
  const when = typeof at === 'string' ? new Date(at) : undefined;
  const isKnown = typeof reports === 'string' && when !== undefined && !Number.isNaN(when.getTime());
  return ok({
    computer,
    checkedAt,
    ...(isKnown
      ? { last: { computer: reports, at: when.toISOString(), category: String(category ?? '') } }
      : {}),
  });
}
