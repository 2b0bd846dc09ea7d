import type { MethodInput } from '../../shared/contract.ts';
import type { HeartbeatReport } from '../../shared/heartbeat.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { HEARTBEAT_TABLE, heartbeatQuery } from '../azure/heartbeat.ts';
import { keptDnsNames } from './memberFiles.ts';
import { type OpenConnection, type OpenDeps, openConnection } from './openConnection.ts';

/** By what the last syncs have read on this computer; where nothing was, nothing can be told. */
async function isUnknownHere(computer: string, { record, store }: OpenConnection): Promise<boolean> {
  const kept = await store.readMembers(record.connectionId);
  const computers = kept.ok ? (kept.value?.computers ?? []) : [];
  if (computers.length === 0) return false;
  const dnsNames = await keptDnsNames(store, record.connectionId);
  const wanted = computer.toLowerCase();
  return !computers.some(
    ([resourceId, name]) =>
      // Agents report by either name, and people type either.
      name.toLowerCase() === wanted.split('.')[0] || dnsNames?.get(resourceId)?.toLowerCase() === wanted,
  );
}

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
    ...(!isKnown && (await isUnknownHere(computer, opened.value)) ? { notInCollections: true } : {}),
    ...(isKnown
      ? { last: { computer: reports, at: when.toISOString(), category: String(category ?? '') } }
      : {}),
  });
}
