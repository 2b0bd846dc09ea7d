import { type AppError, appError } from '../../shared/errors.ts';
import { isFullHostName } from '../../shared/fields.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Transport } from '../ports.ts';
import { noAnswer } from '../transport/noAnswer.ts';
import { type Row, toRow } from './row.ts';

/** Rows of one answer and, where the service sends one, the address of the next page. */
export interface Page {
  readonly rows: readonly Row[];
  readonly nextLink?: string;
}

/** One SMS Provider's AdminService, its `wmi` route. */
export interface AdminService {
  readonly fqdn: string;
  /** `path` is a class name, a key or a static method; `query` holds OData options without encoding. */
  get(path: string, query?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Result<Page>>;
  /** A nextLink of an earlier answer. Refused unless it leads to the same provider. */
  follow(nextLink: string, signal?: AbortSignal): Promise<Result<Page>>;
  /** The answer of a static method: a bare object. */
  call(path: string, signal?: AbortSignal): Promise<Result<Row>>;
}

/**
 * Speaks to `https://<fqdn>/AdminService/wmi` as `account`, whose name is for texts only. Windows credentials are the transport's business and go with
 * every single request, since the service keeps no sign-in on a connection.
 */
export function createAdminService(fqdn: string, transport: Transport, account?: string): AdminService {
  const origin = `https://${fqdn}`;
  const getJson = async (url: string, signal?: AbortSignal): Promise<Result<Record<string, unknown>>> => {
    // Kerberos knows full names only, and an address could lead the account's credentials anywhere.
    if (!isFullHostName(fqdn)) {
      return fail(appError('providerNameNotFull', { facts: { fqdn }, field: 'providerFqdn' }));
    }
    try {
      const response = await transport(new Request(url, { headers: { accept: 'application/json' } }), {
        service: 'adminService',
        ...(signal ? { signal } : {}),
      });
      const text = await response.text();
      const body = parseObject(text);
      if (response.status >= 400) return fail(refusal(response.status, body, fqdn, account));
      if (!body) return fail(unreadable(fqdn, response.status));
      return ok(body);
    } catch (error) {
      const cut = noAnswer(error);
      if (cut) return fail({ ...cut, field: 'providerFqdn' });
      throw error;
    }
  };
  const getPage = async (url: string, signal?: AbortSignal): Promise<Result<Page>> => {
    const answer = await getJson(url, signal);
    if (!answer.ok) return answer;
    const { value } = answer.value;
    const nextLink = answer.value['@odata.nextLink'];
    if (!Array.isArray(value)) return fail(unreadable(fqdn, 200));
    return ok({ rows: value.map(toRow), ...(typeof nextLink === 'string' ? { nextLink } : {}) });
  };
  return {
    fqdn,
    get: (path, query, signal) => getPage(`${origin}/AdminService/wmi/${path}${encodeQuery(query)}`, signal),
    async follow(nextLink, signal) {
      const url = new URL(nextLink, origin);
      if (url.origin !== new URL(origin).origin) return fail(unreadable(fqdn, 200));
      return getPage(url.href, signal);
    },
    async call(path, signal) {
      const answer = await getJson(`${origin}/AdminService/wmi/${path}`, signal);
      return answer.ok ? ok(toRow(answer.value)) : answer;
    },
  };
}

// Blanks as %20: the form that every documented client uses. The `$` of option names stays readable in logs.
function encodeQuery(query: Readonly<Record<string, string>> | undefined): string {
  const entries = Object.entries(query ?? {});
  if (entries.length === 0) return '';
  return `?${entries.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

/**
 * A 404 means three things here: with a JSON body, that this account has no role (or no sight of the object);
 * with an HTML body, that the host runs a web server but no SMS Provider.
 */
function refusal(
  status: number,
  body: Record<string, unknown> | undefined,
  fqdn: string,
  account: string | undefined,
): AppError {
  const facts = { host: fqdn, status: String(status), ...(account === undefined ? {} : { account }) };
  const details = { status, facts, field: 'providerFqdn' } as const;
  if (status === 401) return appError('providerUnauthorized', details);
  if (status === 404) return appError(body ? 'providerAccessDenied' : 'notAProvider', details);
  return appError('providerAnswerUnreadable', { ...details, retryable: true });
}

function unreadable(fqdn: string, status: number): AppError {
  return appError('providerAnswerUnreadable', {
    status,
    facts: { host: fqdn, status: String(status) },
    field: 'providerFqdn',
    retryable: true,
  });
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
