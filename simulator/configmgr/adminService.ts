import type { Now, ServiceHandler } from '../types.ts';
import { acceptsNtlm, authenticate } from './authentication.ts';
import {
  accessDenied,
  httpSysNotFoundAnswer,
  iisNotFoundAnswer,
  notFoundAnswer,
  requestTooLongAnswer,
  serviceUnavailableAnswer,
  unauthorizedAnswer,
} from './odata/answers.ts';
import { ODataError } from './odata/odataError.ts';
import { parseResourcePath } from './odata/resourcePath.ts';
import type { Reading } from './odata/wmiClass.ts';
import { buildNumber } from './releases.ts';
import { answerV1, answerWmi, type WmiOptions } from './routes.ts';
import type { Site } from './site.ts';
import type { ProviderRecord } from './siteState.ts';
import { visibilityOf } from './visibility.ts';

export interface AdminServiceOptions extends WmiOptions {
  readonly now: Now;
  /** Account behind a token that does not name one. Default: a full administrator. */
  readonly user?: string;
}

/** Nobody listens at the provider's address; `code` is what Node's sockets report. */
export class ConnectionRefusedError extends Error {
  override readonly name = 'ConnectionRefusedError';
  readonly code = 'ECONNREFUSED';
}

/**
 * The administration service of a site: answers `https://<provider>/AdminService/...` from the site's state as
 * it is at that moment. Any host that is no SMS Provider answers as a web server without the service.
 * Rejects with `ConnectionRefusedError` while the provider is unreachable.
 */
export function createAdminService(site: Site, options: AdminServiceOptions): ServiceHandler {
  const visibility = visibilityOf(site);

  const answer = async (request: Request): Promise<Response> => {
    const now = options.now();
    const url = new URL(request.url);
    const provider = site.provider(url.hostname);
    if (provider === undefined) return iisNotFoundAnswer(now);
    if (provider.state === 'unreachable') {
      throw new ConnectionRefusedError(`connect ECONNREFUSED ${url.hostname}:${url.port || '443'}`);
    }
    if (requestBytes(request, url) > maxRequestBytes) return requestTooLongAnswer(now);
    if (provider.state === 'stopped') return serviceUnavailableAnswer(now);
    // http.sys authenticates before anybody looks at the path behind the service's prefix.
    if (!/^\/adminservice\//i.test(url.pathname)) return httpSysNotFoundAnswer(now);
    const build = buildNumber(site.site(provider.siteCode)?.version ?? '');
    const caller = authenticate(request.headers.get('Authorization'), build);
    if (caller.state === 'refused') return unauthorizedAnswer(acceptsNtlm(build), now);
    const account = caller.state === 'account' ? caller.account : options.user;
    const user = account === undefined ? { role: 'fullAdministrator' as const } : site.user(account);
    if (user === undefined || user.role === 'none') return notFoundAnswer(accessDenied, now);
    const reading = readingOf(site, provider, visibility(account ?? '', user, provider.siteCode));
    const path = parseResourcePath(url.pathname);
    if (path === undefined) return httpSysNotFoundAnswer(now);
    const exchange = { path, url, method: request.method, reading, now };
    return path.route === 'wmi' ? answerWmi(exchange, options) : answerV1(exchange);
  };

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof ODataError) return notFoundAnswer(error.message, options.now());
      throw error;
    }
  };
}

/** Default of http.sys for request line and headers together (Microsoft Learn, "Http.sys registry settings"). */
const maxRequestBytes = 16_384;

function requestBytes({ method, headers }: Request, url: URL): number {
  // What is in the request line and in each header line besides names and values.
  let bytes = method.length + url.pathname.length + url.search.length + ' HTTP/1.1  \r\n'.length;
  for (const [name, value] of headers) bytes += name.length + value.length + ': \r\n'.length;
  return bytes;
}

function readingOf(site: Site, provider: Readonly<ProviderRecord>, visible: Reading['visible']): Reading {
  return {
    site,
    visible,
    siteCode: provider.siteCode,
    server: (provider.host.split('.')[0] ?? provider.host).toUpperCase(),
    keyed: false,
  };
}
