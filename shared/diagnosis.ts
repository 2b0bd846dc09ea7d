import { type CloudId, clouds } from './clouds.ts';
import type { ServiceName } from './runModel.ts';

/** What Diagnose looks at and finds, host by host, layer by layer. Each finding has a text in `strings/diagnosis.ts`. */

export const probeIds = [
  'account',
  'proxy',
  'name',
  'connection',
  'certificate',
  'web',
  'clock',
  'signIn',
  'role',
] as const;
export type ProbeId = (typeof probeIds)[number];

export const findings = [
  'accountInUse',
  'proxyNone',
  'proxyBypassed',
  'proxyInUse',
  'proxyUndecided',
  'proxyUnreachable',
  'proxyWantsCredentials',
  'proxyBlocks',
  'nameFound',
  'nameLeftToProxy',
  'nameNotFull',
  'nameUnknown',
  'nameServerSilent',
  'connectionOpen',
  'connectionThroughProxy',
  'connectionRefused',
  'connectionTimedOut',
  'connectionUnreachable',
  'connectionCut',
  'certificateTrusted',
  'certificateFromSite',
  'certificateUntrusted',
  'certificateIntercepted',
  'certificateInterceptedUntrusted',
  'certificateExpired',
  'certificateNotYetValid',
  'certificateWrongName',
  'certificateUntold',
  'handshakeFailed',
  'serviceAnswers',
  'adminServiceAnswers',
  'adminServiceStopped',
  'adminServiceNotRegistered',
  'notAProvider',
  'otherPage',
  'blockedPage',
  'redirectedElsewhere',
  'serviceUnavailable',
  'answerTimedOut',
  'answerCut',
  'clockRight',
  'clockOff',
  'clockNotTold',
  'signInAccepted',
  'signInRefused',
  'signInNotHere',
  'roleFound',
  'roleMissing',
] as const;
export type Finding = (typeof findings)[number];

export type DiagnosisState =
  | 'waiting'
  | 'running'
  | 'passed'
  | 'attention'
  | 'failed'
  /** What it depends on did not pass. */
  | 'skipped';

export interface DiagnosisTarget {
  readonly service: ServiceName;
  readonly host: string;
}

export interface DiagnosisRow extends DiagnosisTarget {
  readonly probe: ProbeId;
  readonly state: DiagnosisState;
  readonly finding?: Finding;
  /** Names and numbers for the text; never a header, a body or a credential. */
  readonly facts: Readonly<Record<string, string>>;
}

/** HTTPS, for every address that the app uses. */
export const HTTPS_PORT = 443;

const ofSite = [
  'account',
  'proxy',
  'name',
  'connection',
  'certificate',
  'web',
  'clock',
  'signIn',
  'role',
] as const;
const ofService = ['proxy', 'name', 'connection', 'certificate', 'web', 'clock'] as const;

/** The site first, then the services of the cloud in the order in which the app comes to them. */
export function targetsOf(cloud: CloudId, providers: readonly string[]): readonly DiagnosisTarget[] {
  const { login, arm, graph, logs } = clouds[cloud];
  const host = (origin: string) => origin.replace('https://', '');
  return [
    ...[...new Set(providers.map((fqdn) => fqdn.toLowerCase()))].map(
      (fqdn) => ({ service: 'adminService', host: fqdn }) as const,
    ),
    { service: 'entra', host: host(login) },
    { service: 'arm', host: host(arm) },
    { service: 'graph', host: host(graph) },
    { service: 'logs', host: host(logs) },
  ];
}

/** The rows of one target before anything is known. */
export function waitingRows({ service, host }: DiagnosisTarget): readonly DiagnosisRow[] {
  const probes: readonly ProbeId[] = service === 'adminService' ? ofSite : ofService;
  return probes.map((probe) => ({ service, host, probe, state: 'waiting', facts: {} }));
}

/** The same row of the same target. */
export function isSameRow(a: DiagnosisRow, b: DiagnosisRow): boolean {
  return a.host === b.host && a.service === b.service && a.probe === b.probe;
}
