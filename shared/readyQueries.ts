/** Queries that are offered as they are: what one group can answer, and what reports at all. */

export const readyQueryIds = ['computers', 'reporting', 'silent'] as const;
export type ReadyQueryId = (typeof readyQueryIds)[number];

/** A name as a KQL reference: as it is where it may stand so, else in brackets and quotes. */
export function kqlName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `[${kqlString(name)}]`;
}

/** A KQL string literal; no character of the text can end it. */
export function kqlString(text: string): string {
  const escaped = text.replace(/["\\\p{Cc}\u2028\u2029]/gu, (found) =>
    found === '"' || found === '\\'
      ? `\\${found}`
      : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}

/**
 * Agents report a computer by its short name or its DNS name, and a group lists both. So a computer is found by
 * either, and one that reports under one name is not counted as silent under the other.
 */
export function readyQuery(id: ReadyQueryId, alias: string): string {
  const group = kqlName(alias);
  switch (id) {
    case 'computers':
      return `${group}\n| order by Computer asc`;
    case 'reporting':
      return [
        'Heartbeat',
        `| where Computer in~ (${group})`,
        '| summarize LastHeartbeat = max(TimeGenerated) by Computer',
        '| order by LastHeartbeat desc',
      ].join('\n');
    case 'silent':
      return [
        'let reporting = Heartbeat',
        `    | where Computer in~ (${group})`,
        '    | distinct Host = tolower(tostring(split(Computer, ".")[0]));',
        group,
        '| summarize Names = make_set(Computer) by Host = tolower(tostring(split(Computer, ".")[0]))',
        '| where Host !in (reporting)',
        '| project Computer = Host, Names = strcat_array(Names, ", ")',
        '| order by Computer asc',
      ].join('\n');
  }
}

/** What Log Analytics knows of computers, whatever group they are in. */
export const heartbeatQuery = [
  'Heartbeat',
  '| summarize LastHeartbeat = max(TimeGenerated) by Computer, OSType',
  '| order by LastHeartbeat desc',
].join('\n');
