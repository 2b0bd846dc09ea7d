import { isAzureHost } from '../../shared/clouds.ts';
import type { Judged } from './judgeCertificate.ts';

/** What an answer shows; of the body only what kind it is. */
export interface SeenAnswer {
  readonly status: number;
  readonly isHtml: boolean;
  readonly isJson: boolean;
  readonly server: string;
  readonly location: string;
  readonly date: string;
  readonly siteCode?: string | undefined;
}

/** Kerberos refuses a clock that is more than five minutes off; tokens bear about as much. */
const TOLERATED_MS = 5 * 60 * 1000;

/** Reads what is judged of an answer and lets go of the rest. */
export async function see(response: Response): Promise<SeenAnswer> {
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  const rows = (body as { value?: readonly { readonly ThisSiteCode?: unknown }[] } | undefined)?.value;
  const siteCode = Array.isArray(rows) ? rows[0]?.ThisSiteCode : undefined;
  return {
    status: response.status,
    isHtml: /html/i.test(response.headers.get('content-type') ?? '') || /^\s*<(!doctype|html)/i.test(text),
    isJson: typeof body === 'object' && body !== null,
    server: response.headers.get('server') ?? '',
    location: response.headers.get('location') ?? '',
    date: response.headers.get('date') ?? '',
    ...(typeof siteCode === 'string' ? { siteCode } : {}),
  };
}

/** Whether the service itself has answered; what it says does not matter, since nobody has signed in. */
export function judgeService(answer: SeenAnswer): Judged {
  const { status, isHtml, location } = answer;
  const facts = { status: String(status) };
  if (status >= 500) return { state: 'failed', finding: 'serviceUnavailable', facts };
  const elsewhere = hostOf(location);
  if (status >= 300 && status < 400 && elsewhere !== undefined && !isMicrosofts(elsewhere))
    return { state: 'failed', finding: 'redirectedElsewhere', facts: { ...facts, elsewhere } };
  // Azure refuses in JSON; a page that says 403 is made by a firewall or proxy.
  if (isHtml && (status === 403 || status === 451)) return { state: 'failed', finding: 'blockedPage', facts };
  return { state: 'passed', finding: 'serviceAnswers', facts };
}

/**
 * A provider's answer to a question that needs a role. A 404 means three things here (Configuration Manager
 * documentation, "How to set up the administration service"; recorded answers): JSON, that the account has no role;
 * a page of http.sys, that nothing is registered below AdminService; a page of a web server, that it is no provider.
 */
export function judgeProvider(answer: SeenAnswer): Judged {
  const { status, isJson, server } = answer;
  const facts = { status: String(status), ...(server === '' ? {} : { server }) };
  if (status === 503) return { state: 'failed', finding: 'adminServiceStopped', facts };
  if (status === 401 || (status < 500 && isJson))
    return { state: 'passed', finding: 'adminServiceAnswers', facts };
  if (status === 404 && /HTTPAPI/i.test(server))
    return { state: 'failed', finding: 'adminServiceNotRegistered', facts };
  if (status === 404) return { state: 'failed', finding: 'notAProvider', facts };
  return { state: 'failed', finding: 'otherPage', facts };
}

export function judgeClock({ date }: SeenAnswer, now: Date): Judged {
  const offInMs = now.getTime() - Date.parse(date);
  // A missing date gives NaN.
  if (Number.isNaN(offInMs)) return { state: 'attention', finding: 'clockNotTold', facts: {} };
  const facts = { seconds: String(Math.round(Math.abs(offInMs) / 1000)), ahead: String(offInMs > 0) };
  return Math.abs(offInMs) > TOLERATED_MS
    ? { state: 'failed', finding: 'clockOff', facts }
    : { state: 'passed', finding: 'clockRight', facts };
}

function hostOf(location: string): string | undefined {
  return URL.canParse(location) ? new URL(location).host : undefined;
}

function isMicrosofts(host: string): boolean {
  return (
    isAzureHost(host) ||
    /(^|\.)(microsoft\.com|office\.com|microsoftonline\.(com|us|cn)|azure\.(com|us|cn)|windows\.net|chinacloudapi\.cn|usgovcloudapi\.net|loganalytics\.(io|us))$/i.test(
      host,
    )
  );
}
