import { HEARTBEAT_DAYS } from '../../shared/heartbeat.ts';
import { kqlString } from './groups/kql.ts';

/** Log Analytics makes it with the first agent that reports. */
export const HEARTBEAT_TABLE = 'Heartbeat';

/**
 * The latest Heartbeat of one computer. Agents report by short name or by DNS name, and the person may know either:
 * where the names are as long as each other they have to be the same, else the part before the first point decides.
 */
export function heartbeatQuery(computer: string): string {
  const short = computer.split('.')[0] ?? computer;
  const isShort = short === computer;
  const same = `Computer =~ ${kqlString(computer)}`;
  const other = isShort ? `Computer startswith ${kqlString(`${short}.`)}` : `Computer =~ ${kqlString(short)}`;
  return [
    HEARTBEAT_TABLE,
    `| where TimeGenerated > ago(${HEARTBEAT_DAYS}d)`,
    `| where ${same} or ${other}`,
    '| summarize Last = max(TimeGenerated) by Computer, Category',
    '| order by Last desc',
    '| take 1',
  ].join('\n');
}
