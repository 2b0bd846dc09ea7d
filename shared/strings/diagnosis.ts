import type { DiagnosisRow, DiagnosisState, DiagnosisTarget, ProbeId } from '../diagnosis.ts';
import { HTTPS_PORT } from '../diagnosis.ts';
import { localised } from '../language/localised.ts';
import type { ServiceName } from '../runModel.ts';
import { findingText } from './diagnosisFindings.ts';
import { formatList, plural } from './format.ts';

/** The Diagnose page and what `diagnose` prints. */
export const diagnosisTexts = localised('diagnosisTexts', {
  title: 'Diagnose',
  open: 'Diagnose…',
  lead: 'Looks at the way from this computer to the site and to Azure, step by step. It signs in to the site as you, sends nothing else and changes nothing.',
  noProvider: 'No SMS Provider is known yet: only Azure is looked at.',
  start: 'Start again',
  starting: 'Starting',
  stop: 'Stop',
  copy: 'Copy',
  export: 'Export',
  close: 'Close',
  fileName: 'OMS Connect diagnosis.txt',
  columns: { check: 'Step', state: 'State', found: 'What we found' },
  running: (done: number, all: number) => `${done} of ${all} steps done`,
  allWell: 'Every step passed.',
  attention: 'It works; something deserves attention.',
  failed: (steps: readonly string[]) =>
    `${plural(steps.length, { one: '1 step did not pass', other: '# steps did not pass' })}: ${formatList(steps)}.`,
  stopped: 'Stopped before the end.',
  firewallTitle: 'For the network team',
  copySentence: 'Copy this sentence',
});

export const serviceNames: Readonly<Record<ServiceName, string>> = localised('serviceNames', {
  adminService: 'SMS Provider',
  entra: 'Microsoft Entra ID',
  arm: 'Azure Resource Manager',
  graph: 'Microsoft Graph',
  logs: 'Log queries',
});

/** What each address is for, as a firewall team asks. */
const purposes: Readonly<Record<ServiceName, string>> = {
  adminService: 'reading collections and their members from the AdminService of Configuration Manager',
  entra: 'signing in the app to Microsoft Entra ID',
  arm: 'finding the workspace and writing computer groups',
  graph: 'reading when the client secret ends (optional)',
  logs: 'checking computer groups by a query',
};

export const probeNames: Readonly<Record<ProbeId, string>> = localised('probeNames', {
  account: 'Windows account',
  proxy: 'Proxy',
  name: 'Name (DNS)',
  connection: 'Connection (TCP)',
  certificate: 'Certificate (TLS)',
  web: 'Answer (HTTP)',
  clock: 'Clock',
  signIn: 'Sign-in',
  role: 'Role',
});

export const diagnosisStates: Readonly<Record<DiagnosisState, string>> = localised('diagnosisStates', {
  waiting: 'Waiting',
  running: 'Running',
  passed: 'Passed',
  attention: 'Needs attention',
  failed: 'Stopped',
  skipped: 'Not checked',
});

/** The one sentence with which a network team can act. */
export const firewallSentence = localised(
  'firewallSentence',
  ({ service, host }: DiagnosisTarget): string => {
    const direct = service === 'adminService' ? ', without a proxy' : '';
    return `Allow HTTPS (TCP ${HTTPS_PORT}) from this computer to ${host}${direct}: ${purposes[service]}.`;
  },
);

export const targetTitle = ({ service, host }: DiagnosisTarget): string =>
  `${serviceNames[service]}, ${host}`;

/** A step as it is named away from its table. */
export const stepName = localised(
  'stepName',
  ({ probe, host }: DiagnosisRow): string => `${probeNames[probe]} at ${host}`,
);

/** What was found, and what to do where there is something to do. */
export const rowText = localised(
  'rowText',
  (row: DiagnosisRow): { readonly found: string; readonly action?: string } => {
    if (row.finding === undefined) {
      return { found: row.state === 'skipped' ? 'Not checked, because a step above did not pass.' : '' };
    }
    return findingText(row);
  },
);

/** Rows as lines: for a terminal, and for the text that is copied. */
export function diagnosisLines(rows: readonly DiagnosisRow[]): readonly string[] {
  return rows.map((row) => {
    const { found, action } = rowText(row);
    const said = [found, action].filter((part) => part !== undefined && part !== '').join(' ');
    return `${probeNames[row.probe]}: ${diagnosisStates[row.state]}. ${said}`.trimEnd();
  });
}

export interface DiagnosisHead {
  readonly version: string;
  readonly account: string;
  readonly computer: string;
  /** ISO time. */
  readonly at: string;
}

/** The whole diagnosis as a text that can be forwarded. */
export function diagnosisDocument(rows: readonly DiagnosisRow[], head: DiagnosisHead): string {
  const targets = distinctTargets(rows);
  const sections = targets.map((target) =>
    [targetTitle(target), ...diagnosisLines(rowsOf(rows, target)).map((line) => `  ${line}`)].join('\n'),
  );
  return `${[
    `OMS Connect ${head.version}, ${head.computer}, ${head.account}, ${head.at}`,
    ...sections,
    [diagnosisTexts.firewallTitle, ...targets.map((target) => `  ${firewallSentence(target)}`)].join('\n'),
  ].join('\n\n')}\n`;
}

export function distinctTargets(rows: readonly DiagnosisRow[]): readonly DiagnosisTarget[] {
  const found = new Map(rows.map(({ service, host }) => [`${service} ${host}`, { service, host }]));
  return [...found.values()];
}

export function rowsOf(rows: readonly DiagnosisRow[], target: DiagnosisTarget): readonly DiagnosisRow[] {
  return rows.filter(({ service, host }) => service === target.service && host === target.host);
}
