import type { ElectronApplication } from 'playwright/test';
import type { SiteCheckId } from '../../shared/model.ts';
import { practice } from '../../shared/practice.ts';
import type { Fault } from '../../simulator/types.ts';
import type { Failure } from './expectFailure.ts';
import { arm, LASTING } from './simulatedApp.ts';

/** One cause why the site check stops. */
export interface SiteRow extends Failure {
  readonly name: string;
  /** What is typed; default: the provider that works. */
  readonly fqdn?: string;
  readonly arrange?: (app: ElectronApplication) => Promise<void>;
  /** The check that finds it. */
  readonly check: SiteCheckId;
}

const host = practice.providerFqdn;
const byProvider = (effect: Fault['effect']) => (app: ElectronApplication) =>
  arm(app, { service: 'adminService', times: LASTING, effect });
const network = (code: string) => byProvider({ kind: 'network', code });
const anHourAgo = () => new Date(Date.now() - 3_600_000).toUTCString();

export const siteRows: readonly SiteRow[] = [
  {
    name: 'not in DNS',
    code: 'hostNotFound',
    fqdn: 'nowhere.contoso.com',
    facts: { host: 'nowhere.contoso.com' },
    reference: 'ENOTFOUND',
    check: 'adminService',
  },
  {
    name: 'nobody listens',
    code: 'connectionRefused',
    facts: { host },
    arrange: (app) =>
      app.evaluate(
        (_electron, name) => globalThis.practiceSimulator.site.setProviderState(name, 'unreachable'),
        host,
      ),
    reference: 'ECONNREFUSED',
    check: 'adminService',
  },
  {
    name: '401: NTLM is refused',
    code: 'providerUnauthorized',
    facts: { host },
    arrange: byProvider({ kind: 'status', status: 401, headers: { 'www-authenticate': 'Negotiate' } }),
    reference: 'HTTP 401',
    check: 'adminService',
  },
  {
    name: 'no role: 404 with a body of its own',
    code: 'providerAccessDenied',
    facts: { host },
    arrange: (app) =>
      app.evaluate(
        (_electron, account) => globalThis.practiceSimulator.site.setUser(account, { role: 'none' }),
        practice.account,
      ),
    reference: 'HTTP 404',
    check: 'adminService',
  },
  {
    name: 'no provider: 404 as web servers give it',
    code: 'notAProvider',
    fqdn: 'ctso-sql-001.contoso.com',
    facts: { host: 'ctso-sql-001.contoso.com' },
    reference: 'HTTP 404',
    check: 'adminService',
  },
  {
    name: 'the service behind the web server does not run',
    code: 'providerAnswerUnreadable',
    facts: { host, status: '503' },
    arrange: byProvider({ kind: 'status', status: 503, headers: { 'retry-after': '0' } }),
    reference: 'HTTP 503',
    check: 'adminService',
  },
  {
    name: 'something else answers',
    code: 'providerAnswerUnreadable',
    facts: { host, status: '200' },
    arrange: byProvider({ kind: 'status', status: 200, body: '<html>Welcome</html>' }),
    reference: 'HTTP 200',
    check: 'adminService',
  },
  {
    name: 'the site’s own certificate, not trusted here',
    code: 'certificateUntrusted',
    facts: { host },
    arrange: network('ERR_CERT_AUTHORITY_INVALID'),
    reference: 'ERR_CERT_AUTHORITY_INVALID',
    check: 'adminService',
  },
  {
    name: 'certificate out of date',
    code: 'certificateExpired',
    facts: { host },
    arrange: network('ERR_CERT_DATE_INVALID'),
    reference: 'ERR_CERT_DATE_INVALID',
    check: 'adminService',
  },
  {
    name: 'certificate of another name',
    code: 'certificateWrongName',
    facts: { host },
    arrange: network('ERR_CERT_COMMON_NAME_INVALID'),
    reference: 'ERR_CERT_COMMON_NAME_INVALID',
    check: 'adminService',
  },
  {
    name: 'clock an hour off',
    code: 'clockSkew',
    facts: { host, seconds: '3600' },
    arrange: (app) => byProvider({ kind: 'status', status: 401, headers: { date: anHourAgo() } })(app),
    check: 'adminService',
  },
  {
    name: 'hung answer',
    code: 'timedOut',
    facts: { host, seconds: '2' },
    arrange: byProvider({ kind: 'delay', inMs: 600_000 }),
    check: 'adminService',
  },
  {
    name: 'service connection point offline',
    code: 'serviceConnectionPointOffline',
    arrange: (app) =>
      app.evaluate(() => globalThis.practiceSimulator.site.setServiceConnectionPoint('offline')),
    check: 'serviceConnectionPoint',
  },
  {
    name: 'no service connection point',
    code: 'serviceConnectionPointMissing',
    arrange: (app) => app.evaluate(() => globalThis.practiceSimulator.site.setServiceConnectionPoint(null)),
    check: 'serviceConnectionPoint',
  },
];

/** The site as it was before any row. */
export function mendSite(app: ElectronApplication): Promise<void> {
  return app.evaluate(
    (_electron, { providerFqdn, account }) => {
      const { site, faults } = globalThis.practiceSimulator;
      faults.clear();
      site.setProviderState(providerFqdn, 'up');
      site.setUser(account, { role: 'readOnlyAnalyst' });
      site.setServiceConnectionPoint({ host: providerFqdn, site: 'PS1', mode: 'online' });
    },
    { providerFqdn: practice.providerFqdn, account: practice.account },
  );
}
