import type { ElectronApplication } from 'playwright/test';
import { clouds } from '../../shared/clouds.ts';
import type { FieldId } from '../../shared/errors.ts';
import { practice } from '../../shared/practice.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import type { Fault } from '../../simulator/types.ts';
import type { TypedCredentials } from '../wizardSteps.ts';
import type { Failure } from './expectFailure.ts';
import { arm, LASTING } from './simulatedApp.ts';

/** One cause why Verify fails: how it comes about, and what the screen says. */
export interface SignInRow extends Failure {
  readonly name: string;
  readonly credentials?: TypedCredentials;
  readonly arrange?: (app: ElectronApplication) => Promise<void>;
  /** Field at fault, which gets the focus and a remark. */
  readonly field?: Extract<FieldId, 'tenant' | 'clientId' | 'clientSecret'>;
}

const host = new URL(clouds.public.login).host;
const tenant = practice.tenantId;
const byEntra = (effect: Fault['effect']) => (app: ElectronApplication) =>
  arm(app, { service: 'entra', times: LASTING, effect });

/** A refusal that no state of the simulator leads to, in Entra's own form. */
const refusal = (status: number, error: string, number: number) =>
  byEntra({
    kind: 'status',
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      error,
      error_description: `AADSTS${number}: Text of the service. Trace ID: 0 Correlation ID: 0 Timestamp: 0`,
      error_codes: [number],
    }),
  });
const network = (code: string) => byEntra({ kind: 'network', code });
const without = (secret: string) => ({ clientSecret: secret });

/** Refused by Microsoft Entra ID, told apart by the AADSTS number. */
export const refusedByEntra: readonly SignInRow[] = [
  {
    name: 'wrong secret',
    code: 'secretWrong',
    credentials: without('Wrong~secret.of-the-right.length~0123456789'),
    reference: 'AADSTS7000215',
    field: 'clientSecret',
  },
  {
    name: 'secret ID pasted',
    code: 'secretIsId',
    credentials: without('c0ffee00-1f2e-4d3c-8b4a-596877869500'),
    reference: 'AADSTS7000215',
    field: 'clientSecret',
  },
  {
    name: 'expired secret',
    code: 'secretExpired',
    credentials: practiceApps.expiredSecret,
    reference: 'AADSTS7000222',
    field: 'clientSecret',
  },
  {
    name: 'no secret arrived',
    code: 'secretMissing',
    arrange: refusal(401, 'invalid_client', 7000218),
    reference: 'AADSTS7000218',
    field: 'clientSecret',
  },
  {
    name: 'unknown tenant',
    code: 'tenantNotFound',
    facts: { tenant: 'nowhere.onmicrosoft.com' },
    credentials: { tenant: 'nowhere.onmicrosoft.com' },
    reference: 'AADSTS90002',
    field: 'tenant',
  },
  {
    name: 'tenant that Entra calls malformed',
    code: 'tenantMalformed',
    arrange: refusal(400, 'invalid_request', 900023),
    reference: 'AADSTS900023',
    field: 'tenant',
  },
  {
    name: 'app not in the tenant',
    code: 'appNotInTenant',
    facts: { tenant },
    credentials: practiceApps.foreign,
    reference: 'AADSTS700016',
    field: 'clientId',
  },
  {
    name: 'disabled app',
    code: 'appDisabled',
    credentials: practiceApps.disabled,
    reference: 'AADSTS7000112',
    field: 'clientId',
  },
  {
    name: 'Conditional Access',
    code: 'conditionalAccess',
    credentials: practiceApps.conditionalAccess,
    reference: 'AADSTS53003',
  },
  {
    name: 'tenant without Azure',
    code: 'resourceNotInTenant',
    arrange: (app) =>
      app.evaluate(
        (_electron, arm) => void globalThis.practiceSimulator.azure.tenants[0]?.missingResources.push(arm),
        clouds.public.arm,
      ),
    reference: 'AADSTS500011',
  },
  {
    name: 'throttled',
    code: 'signInThrottled',
    facts: { retryAfterInSeconds: '10' },
    arrange: (app) =>
      app.evaluate(() => {
        for (const one of globalThis.practiceSimulator.azure.tenants) one.signInThrottled = true;
      }),
    reference: 'AADSTS90055',
  },
  {
    name: 'a number that this app does not know',
    code: 'signInRefused',
    arrange: refusal(400, 'invalid_grant', 50105),
    reference: 'AADSTS50105',
  },
  {
    name: 'no number at all',
    code: 'signInUnknown',
    arrange: byEntra({ kind: 'status', status: 400, body: '{"error":"server_error"}' }),
    reference: 'HTTP 400',
  },
  {
    name: 'Entra out of order',
    code: 'azureUnavailable',
    facts: { host: 'Microsoft Entra ID' },
    arrange: byEntra({ kind: 'status', status: 503, body: '<html>Service Unavailable</html>' }),
    reference: 'HTTP 503',
  },
];

/** Nothing of Entra arrived: the way there is at fault, or what stands in it. */
export const noWayToEntra: readonly SignInRow[] = [
  { name: 'DNS', code: 'hostNotFound', facts: { host }, arrange: network('ERR_NAME_NOT_RESOLVED') },
  {
    name: 'firewall',
    code: 'connectionRefused',
    facts: { host },
    arrange: network('ERR_CONNECTION_REFUSED'),
  },
  { name: 'network cut', code: 'connectionCut', facts: { host }, arrange: byEntra({ kind: 'reset' }) },
  { name: 'no network', code: 'offline', arrange: network('ERR_INTERNET_DISCONNECTED') },
  {
    name: 'proxy that is not there',
    code: 'proxyUnreachable',
    arrange: network('ERR_PROXY_CONNECTION_FAILED'),
  },
  {
    name: 'proxy that wants credentials (407)',
    code: 'proxyCredentials',
    arrange: network('ERR_PROXY_AUTH_UNSUPPORTED'),
  },
  {
    name: 'proxy that inspects traffic',
    code: 'certificateUntrusted',
    facts: { host },
    arrange: network('ERR_CERT_AUTHORITY_INVALID'),
  },
  {
    name: 'certificate out of date',
    code: 'certificateExpired',
    facts: { host },
    arrange: network('ERR_CERT_DATE_INVALID'),
  },
  {
    name: 'certificate of another name',
    code: 'certificateWrongName',
    facts: { host },
    arrange: network('ERR_CERT_COMMON_NAME_INVALID'),
  },
  {
    name: 'sign-in page of a proxy',
    code: 'answerUnreadable',
    facts: { host },
    arrange: byEntra({
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html>Sign in to the network</html>',
    }),
  },
  {
    name: 'hung answer',
    code: 'timedOut',
    facts: { host, seconds: '2' },
    arrange: byEntra({ kind: 'delay', inMs: 600_000 }),
  },
];
