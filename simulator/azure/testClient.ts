import { practice } from '../../shared/practice.ts';
import { loadSampleSite } from '../configmgr/sampleSite.ts';
import { createSite } from '../configmgr/site.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from '../simulator.ts';

/** A small client for tests: signs in as an app of the practice tenant and remembers its tokens. */

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed JSON; tests read it by path with `pick`. */
  readonly body: unknown;
}

export const startTime = new Date('2026-08-02T09:00:00Z');

export interface TestSimulator {
  readonly simulator: Simulator;
  /** Moves the clock. */
  advance(bySeconds: number): void;
}

export function createTestSimulator(options: Partial<SimulatorOptions> = {}): TestSimulator {
  let time = startTime.getTime();
  const now = (): Date => new Date(time);
  const site = createSite(loadSampleSite(), now);
  const simulator = createSimulator({ now, site, ...options });
  const advance = (bySeconds: number): void => {
    time += bySeconds * 1000;
  };
  return { simulator, advance };
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  const body: unknown = isJson ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, body };
}

/** One token request of the v2.0 endpoint; `form` replaces or removes (undefined) fields. */
export async function requestToken(
  simulator: Simulator,
  credentials: Credentials,
  form: Readonly<Record<string, string | undefined>> = {},
  tenant: string = practice.tenantId,
): Promise<Answer> {
  const fields: Record<string, string | undefined> = {
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    grant_type: 'client_credentials',
    scope: 'https://management.azure.com/.default',
    ...form,
  };
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.set(name, value);
  const url = `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  return read(await simulator.fetch(new Request(url, { method: 'POST', body })));
}

export interface TestClient {
  /** `url` with host; a body that is no string is sent as JSON. */
  send(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

const scopes: Readonly<Record<string, string>> = {
  'management.azure.com': 'https://management.azure.com/.default',
  'graph.microsoft.com': 'https://graph.microsoft.com/.default',
  'api.loganalytics.io': 'https://api.loganalytics.io/.default',
};

export function signIn(
  simulator: Simulator,
  credentials: Credentials = practice,
  tenant?: string,
): TestClient {
  const tokens = new Map<string, string>();
  const tokenFor = async (host: string): Promise<string> => {
    const known = tokens.get(host);
    if (known !== undefined) return known;
    const answer = await requestToken(simulator, credentials, { scope: scopes[host] }, tenant);
    const token = pick(answer.body, 'access_token');
    if (typeof token !== 'string') throw new Error(`no token: ${answer.text}`);
    tokens.set(host, token);
    return token;
  };
  return {
    async send(method, url, body, headers = {}) {
      const token = await tokenFor(new URL(url).host);
      const init: RequestInit = { method, headers: { authorization: `Bearer ${token}`, ...headers } };
      if (body !== undefined) {
        init.body = typeof body === 'string' ? body : JSON.stringify(body);
        init.headers = { 'content-type': 'application/json', ...init.headers };
      }
      return read(await simulator.fetch(new Request(url, init)));
    },
  };
}

/** A value inside parsed JSON by its path; undefined where the path ends early. */
export function pick(value: unknown, ...path: readonly (string | number)[]): unknown {
  let at: unknown = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, part);
  }
  return at;
}

/** One property of each item of a list answer. */
export function names(answer: Answer, ...path: readonly string[]): unknown[] {
  const value = pick(answer.body, 'value');
  return Array.isArray(value) ? value.map((each) => pick(each, ...(path.length > 0 ? path : ['name']))) : [];
}

export const arm = 'https://management.azure.com';
export const subscriptionPath = `${arm}/subscriptions/${practice.subscriptionId}`;
export const groupPath = `${subscriptionPath}/resourcegroups/${practice.resourceGroup}`;
export const workspacePath = `${groupPath}/providers/Microsoft.OperationalInsights/workspaces/${practice.workspace}`;

export function savedSearchUrl(id = ''): string {
  const path = id === '' ? '' : `/${encodeURIComponent(id)}`;
  return `${workspacePath}/savedSearches${path}?api-version=2025-07-01`;
}

export function savedSearchBody(more: object = {}, etag?: string): unknown {
  const properties = {
    category: 'Configuration Manager',
    displayName: 'All Servers (PS100014)',
    query: 'datatable(Computer:string)["srv01","srv02"] | distinct Computer',
    functionAlias: 'CM_PS1_PS100014',
    version: 2,
    tags: [{ name: 'Group', value: 'Computer' }],
    ...more,
  };
  return { properties, ...(etag === undefined ? {} : { etag }) };
}
