import { appError } from '../../shared/errors.ts';
import { isFullHostName } from '../../shared/fields.ts';
import type { SiteCheck, SiteIdentity, SiteNode, SiteReport } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { AdminService, Page } from './adminService.ts';
import type { Row } from './row.ts';

/** RoleNames in SMS_SCI_SysResUse. */
const SERVICE_CONNECTION_POINT = 'SMS Dmp Connector';
const SMS_PROVIDER = 'SMS Provider';

/**
 * Proves that the provider answers, that its site is the top-tier one and that the hierarchy's service
 * connection point is online. A check that fails is part of the report; only "nobody may ask" and "no answer"
 * leave the later checks open.
 */
export async function checkSite(
  service: AdminService,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Result<SiteReport>> {
  if (!isFullHostName(service.fqdn)) {
    return ok(
      stopped(appError('providerNameNotFull', { facts: { fqdn: service.fqdn }, field: 'providerFqdn' })),
    );
  }
  const askedAt = clock.now().getTime();
  const found = await readSite(service, signal);
  const seconds = ((clock.now().getTime() - askedAt) / 1000).toFixed(1);
  if (!found.ok) return found.error.code === 'cancelled' ? found : ok(stopped(found.error));
  const { identity, sites } = found.value;
  const { siteCode, siteName, version } = identity;
  const adminService: SiteCheck = {
    id: 'adminService',
    state: 'passed',
    facts: { siteCode, siteName, version, host: service.fqdn, seconds },
  };
  const topTier = topTierCheck(identity, sites);
  // Whole rows: Props is lazy in this class, and a lazy property in $select of a list is refused.
  const roles = await service.get(
    'SMS_SCI_SysResUse',
    { $filter: `RoleName eq '${SERVICE_CONNECTION_POINT}' or RoleName eq '${SMS_PROVIDER}'` },
    signal,
  );
  if (!roles.ok && roles.error.code === 'cancelled') return roles;
  const checks = [adminService, topTier, connectionPointCheck(roles)];
  const passed = checks.every((check) => check.state === 'passed');
  return ok({
    passed,
    checks,
    site: identity,
    sites: sites.map(toNode).sort(parentsFirst),
    providers: roles.ok ? providersOf(roles.value.rows, identity) : [],
  });
}

function toNode(site: Row): SiteNode {
  const siteCode = site.text('SiteCode') ?? '';
  return {
    siteCode,
    siteName: site.text('SiteName') ?? siteCode,
    parentSiteCode: site.text('ReportingSiteCode') || null,
    server: (site.text('ServerName') ?? '').toLowerCase(),
  };
}

// The top first; the screen nests the others by their parent.
function parentsFirst(a: SiteNode, b: SiteNode): number {
  const depth = (site: SiteNode) => (site.parentSiteCode === null ? 0 : 1);
  return depth(a) - depth(b) || (a.siteCode < b.siteCode ? -1 : 1);
}

function stopped(error: NonNullable<SiteCheck['error']>): SiteReport {
  return {
    passed: false,
    checks: [
      { id: 'adminService', state: 'failed', facts: {}, error },
      { id: 'topTierSite', state: 'notChecked', facts: {} },
      { id: 'serviceConnectionPoint', state: 'notChecked', facts: {} },
    ],
  };
}

async function readSite(
  service: AdminService,
  signal: AbortSignal | undefined,
): Promise<Result<{ identity: SiteIdentity; sites: readonly Row[] }>> {
  const here = await service.get('SMS_Identification', { $select: 'ThisSiteCode,ThisSiteName' }, signal);
  if (!here.ok) return here;
  const siteCode = here.value.rows[0]?.text('ThisSiteCode');
  const guid = await service.call('SMS_Identification.GetSiteID', signal);
  if (!guid.ok) return guid;
  const hierarchyId = (guid.value.text('SiteID') ?? '').replace(/[{}]/g, '').toLowerCase();
  const sites = await service.get(
    'SMS_Site',
    { $select: 'BuildNumber,ReportingSiteCode,ServerName,SiteCode,SiteName,Status,Type,Version' },
    signal,
  );
  if (!sites.ok) return sites;
  const own = sites.value.rows.find((site) => site.text('SiteCode') === siteCode);
  // An account with a narrow security scope sees lists without rows, never a refusal.
  if (!siteCode || !own || !hierarchyId) {
    return fail(appError('providerAccessDenied', { facts: { host: service.fqdn }, field: 'providerFqdn' }));
  }
  const identity = {
    siteCode,
    siteName: own.text('SiteName') ?? here.value.rows[0]?.text('ThisSiteName') ?? siteCode,
    version: own.text('Version') ?? '',
    hierarchyId,
    providerFqdn: service.fqdn.toLowerCase(),
  };
  return ok({ identity, sites: sites.value.rows });
}

function topTierCheck(identity: SiteIdentity, sites: readonly Row[]): SiteCheck {
  const own = sites.find((site) => site.text('SiteCode') === identity.siteCode);
  const parent = own?.text('ReportingSiteCode') ?? '';
  const { siteCode, siteName } = identity;
  if (parent === '') return { id: 'topTierSite', state: 'passed', facts: { siteCode, siteName } };
  const top = sites.find((site) => (site.text('ReportingSiteCode') ?? '') === '');
  const facts = {
    siteCode,
    parentSiteCode: parent,
    topSiteCode: top?.text('SiteCode') ?? parent,
    topSiteName: top?.text('SiteName') ?? '',
    topSiteProvider: (top?.text('ServerName') ?? '').toLowerCase(),
  };
  return {
    id: 'topTierSite',
    state: 'failed',
    facts,
    error: appError('notTopTierSite', { facts, field: 'providerFqdn' }),
  };
}

function connectionPointCheck(roles: Result<Page>): SiteCheck {
  const id = 'serviceConnectionPoint';
  if (!roles.ok) return { id, state: 'failed', facts: {}, error: roles.error };
  const role = roles.value.rows.find((row) => row.text('RoleName') === SERVICE_CONNECTION_POINT);
  if (!role) return { id, state: 'failed', facts: {}, error: appError('serviceConnectionPointMissing') };
  const host = hostOf(role);
  const facts = { host, scpHost: host, siteCode: role.text('SiteCode') ?? '' };
  if (!isOnline(role)) {
    return { id, state: 'failed', facts, error: appError('serviceConnectionPointOffline', { facts }) };
  }
  return { id, state: 'passed', facts };
}

/** Those of this very site: a child site's provider sees other collections. Kerberos needs the full name. */
function providersOf(roles: readonly Row[], { siteCode }: SiteIdentity): readonly string[] {
  const hosts = roles
    .filter((row) => row.text('RoleName') === SMS_PROVIDER && row.text('SiteCode') === siteCode)
    .map(hostOf)
    .filter(isFullHostName);
  return [...new Set(hosts)].sort();
}

function hostOf(role: Row): string {
  return (role.text('NetworkOSPath') ?? '').replace(/^\\+/, '').toLowerCase();
}

// OfflineMode 0 is online, anything else offline; a row without the property has never been set to offline.
function isOnline(role: Row): boolean {
  for (const entry of role.list('Props')) {
    const { PropertyName, Value } = (entry ?? {}) as Record<string, unknown>;
    if (PropertyName === 'OfflineMode') return Value === 0;
  }
  return true;
}
