import { type AppError, appError } from '../../shared/errors.ts';
import type { SiteReport } from '../../shared/model.ts';
import type { Clock } from '../ports.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import { isSameAccount } from '../store/owner.ts';
import type { ConnectionRecord } from '../store/records.ts';
import type { SyncDeps, SyncWork } from './syncConnection.ts';

/**
 * A hierarchy may gain a central administration site. The site of a connection sees only its own members then, and
 * the connector belongs on the site above: nothing is imported any more, and the groups stay as they were.
 */

type CentralSite = NonNullable<ConnectionRecord['centralSite']>;

/** The site that a connection's site reports to, as the report tells it; undefined where it is the top-tier one. */
function siteAbove(report: SiteReport, noticedAt: string): CentralSite | undefined {
  const error = report.checks.find(({ id }) => id === 'topTierSite')?.error;
  if (error?.code !== 'notTopTierSite') return undefined;
  const { topSiteCode = '', topSiteName = '', topSiteProvider = '' } = error.facts;
  return { siteCode: topSiteCode, siteName: topSiteName, provider: topSiteProvider, noticedAt };
}

/** Whether the report is about the site of the connection, and says anything about its place in the hierarchy. */
function isAbout(report: SiteReport, record: ConnectionRecord): boolean {
  const check = report.checks.find(({ id }) => id === 'topTierSite');
  return (
    report.site?.siteCode === record.site.siteCode &&
    record.providers.some((fqdn) => fqdn.toLowerCase() === report.site?.providerFqdn) &&
    check !== undefined &&
    check.state !== 'notChecked'
  );
}

/** Remembers what a check of the site has told of a connection. Answers the site above it. */
export async function noteSite(
  report: SiteReport,
  record: ConnectionRecord,
  store: ConnectionStore,
  { clock, account }: { readonly clock: Clock; readonly account: string },
): Promise<CentralSite | undefined> {
  if (!isAbout(report, record)) return record.centralSite;
  const above = siteAbove(report, record.centralSite?.noticedAt ?? clock.now().toISOString());
  const isNews = above?.siteCode !== record.centralSite?.siteCode;
  if (isNews && isSameAccount(record.syncAccount, account)) {
    await store.alter(record.connectionId, ({ centralSite: _former, ...now }) =>
      above === undefined ? now : { ...now, centralSite: above },
    );
  }
  return above;
}

/** The same for every connection that a check of the wizard may be about. What cannot be read is left alone. */
export async function noteSiteOfAll(
  report: SiteReport,
  store: ConnectionStore,
  deps: { readonly clock: Clock; readonly account: string },
): Promise<void> {
  const listing = await store.list();
  if (!listing.ok) return;
  for (const record of listing.value.connections) await noteSite(report, record, store, deps);
}

/** What a connection says whose site has another one above it. */
export function centralSiteError({ site }: ConnectionRecord, above: CentralSite): AppError {
  return appError('centralSiteAdded', {
    facts: {
      siteCode: site.siteCode,
      topSiteCode: above.siteCode,
      topSiteName: above.siteName,
      topSiteProvider: above.provider,
    },
  });
}

/**
 * Looks where everything is read anyway, and where the site was seen below another one: a sync with nothing changed
 * asks nothing more. A site that does not answer is told by the reading that follows.
 */
export async function centralSiteOf(
  { record, source, kind }: SyncWork,
  { store, clock, account }: SyncDeps,
  isFull: boolean,
  signal: AbortSignal,
): Promise<AppError | undefined> {
  // The wizard has looked just before.
  if (kind === 'addConnection' || (!isFull && record.centralSite === undefined)) return undefined;
  const report = await source.checkSite(signal);
  if (!report.ok) return undefined;
  const above = await noteSite(report.value, record, store, { clock, account });
  return above === undefined ? undefined : centralSiteError(record, above);
}
