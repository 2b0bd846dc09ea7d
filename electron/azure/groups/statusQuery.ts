import type { StatusRow } from '../../ports.ts';
import { kqlString } from './kql.ts';

/**
 * The status search: one row that says how the sync is, so that a workspace's own alert rules can notice when it
 * stops. Empty where a moment is not known.
 */
export function statusQuery(row: StatusRow): string {
  const columns: readonly (readonly [string, string])[] = [
    ['Outcome', kqlString(row.outcome)],
    ['LastRun', datetime(row.lastRun)],
    ['LastSuccessfulRun', datetime(row.lastSuccessfulRun)],
    ['LastFullRead', datetime(row.lastFullRead)],
    ['SyncComputer', kqlString(row.computer)],
    ['SyncAccount', kqlString(row.account)],
    ['Groups', String(row.groups)],
    ['Version', kqlString(row.version)],
    ['secretExpiresOn', datetime(row.secretExpiresOn)],
  ];
  return `print\n${columns.map(([name, value]) => `${name} = ${value}`).join(',\n')}`;
}

// Only what is a moment: the literal has no quotes that could hold anything else.
function datetime(text: string | undefined): string {
  const moment = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(moment) ? 'datetime(null)' : `datetime(${new Date(moment).toISOString()})`;
}
