import type { ServiceHandler } from '../types.ts';
import { type AdminServiceOptions, createAdminService } from './adminService.ts';
import { loadSampleSite } from './sampleSite.ts';
import { createSite, type Site } from './site.ts';
import type { SiteFile } from './siteFile.ts';
import { negotiateToken } from './windowsCredentials.ts';

/** For tests: the administration service of the sample site, and short ways to ask it. */

/** Credentials that name nobody: by default those of a full administrator. */
export const ticket: Readonly<Record<string, string>> = {
  Authorization: 'Negotiate YIIFyQYGKwYBBQUCoII=',
};

/** Credentials of an account. */
export function as(account: string): Record<string, string> {
  return { Authorization: `Negotiate ${negotiateToken(account)}` };
}

export type Row = Readonly<Record<string, unknown>>;

export interface SampleService {
  readonly site: Site;
  readonly service: ServiceHandler;
  /** GET of a path behind `/AdminService/wmi/`. */
  ask(path: string, headers?: Readonly<Record<string, string>>, host?: string): Promise<Response>;
  /** The rows of a list; throws for any other answer. */
  rows(path: string, headers?: Readonly<Record<string, string>>, host?: string): Promise<readonly Row[]>;
  /** One member of each row, `Name` by default. */
  names(path: string, member?: string): Promise<readonly unknown[]>;
}

/** Serves the sample site, or another one. The clock stands at 2 August 2026, 07:00 UTC. */
export function serve(
  options: Partial<AdminServiceOptions> = {},
  file: SiteFile = loadSampleSite(),
): SampleService {
  const site = createSite(file);
  const service = createAdminService(site, { now: () => new Date('2026-08-02T07:00:00Z'), ...options });
  const ask: SampleService['ask'] = (path, headers = ticket, host = 'cm01.contoso.com') =>
    service(new Request(`https://${host}/AdminService/wmi/${path}`, { headers: { ...headers } }));
  const rows: SampleService['rows'] = async (path, headers, host) => {
    const response = await ask(path, headers, host);
    const body = (await response.json()) as { readonly value?: readonly Row[] };
    if (body.value === undefined) throw new Error(`${response.status}: ${JSON.stringify(body)}`);
    return body.value;
  };
  const names: SampleService['names'] = async (path, member = 'Name') =>
    (await rows(path)).map((row) => row[member]);
  return { site, service, ask, rows, names };
}
