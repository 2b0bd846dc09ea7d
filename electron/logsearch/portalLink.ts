import { gzipSync } from 'node:zlib';
import { clouds } from '../../shared/clouds.ts';
import { type QueryRange, rangeDurations } from '../../shared/logSearch.ts';
import { type TextContext, workspaceLogs } from '../../shared/strings/links.ts';

/** Longest address that Windows opens (Electron's documentation of `shell.openExternal`). */
export const LINK_LENGTH = 2081;

export interface PortalLink {
  readonly url: string;
  /** False: too long for an address, which leads to an empty query then. */
  readonly carriesQuery: boolean;
}

/**
 * The query in the workspace's own query page. Compressed as in the portal's share links; as text where that is
 * shorter. See "Azure Monitor: share a link to a query".
 */
export function portalLink(
  context: TextContext & { readonly workspace: NonNullable<TextContext['workspace']> },
  query: string,
  range: QueryRange,
): PortalLink {
  const { portal } = clouds[context.cloud ?? 'public'];
  const tenant = context.tenant === undefined ? '' : `@${encodeURIComponent(context.tenant)}/`;
  const resource = encodeURIComponent(context.workspace.resourceId);
  const timespan = range === 'query' ? '' : `/timespan/${rangeDurations[range]}`;
  const at = (blade: string, tail: string) =>
    `${portal}/#${tenant}blade/${blade}/resourceId/${resource}/source/LogsBlade.AnalyticsShareLinkToQuery${tail}${timespan}`;
  const packed = encodeURIComponent(gzipSync(query, { level: 9 }).toString('base64'));
  const links = [
    at('Microsoft_OperationsManagementSuite_Workspace/Logs.ReactView', `/q/${packed}`),
    at('Microsoft_Azure_Monitoring_Logs/LogsBlade', `/query/${encodeURIComponent(query)}`),
  ];
  const url = links.find((link) => link.length <= LINK_LENGTH);
  return url === undefined
    ? { url: workspaceLogs(context), carriesQuery: false }
    : { url, carriesQuery: true };
}
