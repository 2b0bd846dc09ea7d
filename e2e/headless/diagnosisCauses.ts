import type { Finding, ProbeId } from '../../shared/diagnosis.ts';
import { practice } from '../../shared/practice.ts';
import type { HostConditions } from '../../simulator/network.ts';
import type { Fault } from '../../simulator/types.ts';

export const PROVIDER = practice.providerFqdn;
export const ARM = 'management.azure.com';
export const GRAPH = 'graph.microsoft.com';
const LOGIN = 'login.microsoftonline.com';

/** What goes wrong on the way, and the finding that has to come of it. */
export interface Cause {
  readonly finding: Finding;
  readonly at: readonly [host: string, probe: ProbeId];
  readonly provider?: string;
  readonly conditions?: HostConditions;
  readonly fault?: Fault;
  /** Rows that go on beside or after it. */
  readonly goesOn?: readonly [host: string, probe: ProbeId];
}

const LASTING = 1000;
const page = (status: number, headers: Record<string, string> = {}): Fault['effect'] => ({
  kind: 'status',
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: '<!DOCTYPE html><title>Blocked</title>',
});
/** One arrangement per cause: a fault, or a condition of the network, or the state of the site. */
export const causes: readonly Cause[] = [
  { finding: 'nameUnknown', at: ['cm99.contoso.com', 'name'], provider: 'cm99.contoso.com' },
  { finding: 'nameUnknown', at: [GRAPH, 'name'], conditions: { name: 'unknown' }, goesOn: [ARM, 'web'] },
  { finding: 'nameServerSilent', at: [LOGIN, 'name'], conditions: { name: 'serverSilent' } },
  { finding: 'nameNotFull', at: ['cm01', 'name'], provider: 'cm01' },
  { finding: 'connectionRefused', at: [PROVIDER, 'connection'], conditions: { connection: 'refused' } },
  { finding: 'connectionRefused', at: [ARM, 'connection'], conditions: { connection: 'refused' } },
  { finding: 'connectionTimedOut', at: [ARM, 'connection'], conditions: { connection: 'timedOut' } },
  { finding: 'connectionUnreachable', at: [ARM, 'connection'], conditions: { connection: 'unreachable' } },
  { finding: 'connectionCut', at: [ARM, 'connection'], conditions: { connection: 'cut' } },
  {
    finding: 'certificateFromSite',
    at: [PROVIDER, 'certificate'],
    conditions: { certificate: { trusted: false } },
  },
  {
    finding: 'certificateUntrusted',
    at: [PROVIDER, 'certificate'],
    conditions: { certificate: { issuer: 'Contoso Issuing CA', trusted: false } },
  },
  {
    finding: 'certificateInterceptedUntrusted',
    at: [ARM, 'certificate'],
    conditions: { certificate: { issuer: 'Zscaler Root CA', organisation: 'Zscaler Inc.', trusted: false } },
  },
  {
    finding: 'certificateIntercepted',
    at: [ARM, 'certificate'],
    conditions: { certificate: { issuer: 'Zscaler Root CA', organisation: 'Zscaler Inc.' } },
    goesOn: [ARM, 'web'],
  },
  {
    finding: 'certificateExpired',
    at: [PROVIDER, 'certificate'],
    conditions: { certificate: { validTo: '2026-01-01T00:00:00.000Z' } },
  },
  {
    finding: 'certificateNotYetValid',
    at: [ARM, 'certificate'],
    conditions: { certificate: { validFrom: '2027-01-01T00:00:00.000Z' } },
  },
  {
    finding: 'certificateWrongName',
    at: [PROVIDER, 'certificate'],
    conditions: { certificate: { names: ['cm01.fabrikam.com'] } },
  },
  { finding: 'handshakeFailed', at: [ARM, 'certificate'], conditions: { certificate: { broken: true } } },
  {
    finding: 'proxyUnreachable',
    at: [ARM, 'proxy'],
    conditions: { proxy: { address: 'proxy.contoso.com:8080', answers: 'unreachable' } },
    goesOn: [GRAPH, 'web'],
  },
  {
    finding: 'proxyWantsCredentials',
    at: [ARM, 'proxy'],
    conditions: { proxy: { address: 'proxy.contoso.com:8080', answers: 407 } },
  },
  {
    finding: 'proxyBlocks',
    at: [ARM, 'connection'],
    conditions: { proxy: { address: 'proxy.contoso.com:8080', answers: 403 } },
  },
  {
    finding: 'proxyInUse',
    at: [ARM, 'proxy'],
    conditions: { proxy: { address: 'proxy.contoso.com:8080' } },
    goesOn: [ARM, 'web'],
  },
  { finding: 'blockedPage', at: [ARM, 'web'], fault: { service: 'arm', times: LASTING, effect: page(403) } },
  {
    finding: 'redirectedElsewhere',
    at: [ARM, 'web'],
    fault: { service: 'arm', effect: page(302, { location: 'https://signin.guest-network.example/' }) },
  },
  { finding: 'serviceUnavailable', at: [ARM, 'web'], fault: { service: 'arm', effect: page(503) } },
  { finding: 'answerCut', at: [ARM, 'web'], fault: { service: 'arm', effect: { kind: 'reset' } } },
  {
    finding: 'answerTimedOut',
    at: [ARM, 'web'],
    fault: { service: 'arm', effect: { kind: 'network', code: 'ETIMEDOUT' } },
  },
  {
    finding: 'clockOff',
    at: [ARM, 'clock'],
    fault: { service: 'arm', effect: { kind: 'status', status: 404 } },
  },
  {
    finding: 'clockNotTold',
    at: [ARM, 'clock'],
    fault: { service: 'arm', effect: { kind: 'status', status: 404 } },
  },
  {
    finding: 'adminServiceStopped',
    at: [PROVIDER, 'web'],
    fault: { service: 'adminService', effect: page(503, { server: 'Microsoft-HTTPAPI/2.0' }) },
  },
  {
    finding: 'adminServiceNotRegistered',
    at: [PROVIDER, 'web'],
    fault: { service: 'adminService', effect: page(404, { server: 'Microsoft-HTTPAPI/2.0' }) },
  },
  {
    finding: 'notAProvider',
    at: [PROVIDER, 'web'],
    fault: { service: 'adminService', effect: page(404, { server: 'Microsoft-IIS/10.0' }) },
  },
  { finding: 'otherPage', at: [PROVIDER, 'web'], fault: { service: 'adminService', effect: page(200) } },
  {
    finding: 'signInRefused',
    at: [PROVIDER, 'signIn'],
    fault: { service: 'adminService', times: LASTING, effect: { kind: 'status', status: 401 } },
    goesOn: [ARM, 'web'],
  },
  {
    finding: 'roleMissing',
    at: [PROVIDER, 'role'],
    fault: {
      service: 'adminService',
      effect: { kind: 'status', status: 404, body: '{"error":{"code":"404","message":"Access denied"}}' },
    },
  },
];
