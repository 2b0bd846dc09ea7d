import { HTTPS_PORT } from '../../diagnosis.ts';
import type { Translation } from '../../language/translation.ts';
import type { ServiceName } from '../../runModel.ts';
import type * as english from '../diagnosis.ts';
import { findingText } from '../diagnosisFindings.ts';
import { formatList, plural } from '../format.ts';

export const diagnosisTexts: Translation<typeof english.diagnosisTexts> = {
  title: 'Diagnose',
  open: 'Diagnose …',
  lead: 'Untersucht Schritt für Schritt den Weg von diesem Computer zum Standort und zu Azure. Die App meldet sich mit Ihrem Konto beim Standort an, sendet sonst nichts und ändert nichts.',
  noProvider: 'Es ist noch kein SMS-Anbieter bekannt: Nur Azure wird untersucht.',
  start: 'Neu starten',
  starting: 'Wird gestartet',
  stop: 'Anhalten',
  copy: 'Kopieren',
  export: 'Exportieren',
  close: 'Schließen',
  fileName: 'OMS Connect-Diagnose.txt',
  columns: { check: 'Schritt', state: 'Zustand', found: 'Ergebnis' },
  running: (done, all) => `${done} von ${all} Schritten erledigt`,
  allWell: 'Jeder Schritt wurde bestanden.',
  attention: 'Es funktioniert; etwas verdient Aufmerksamkeit.',
  failed: (steps) =>
    `${plural(steps.length, { one: '1 Schritt wurde nicht bestanden', other: '# Schritte wurden nicht bestanden' })}: ${formatList(steps)}.`,
  stopped: 'Vor dem Ende angehalten.',
  firewallTitle: 'Für das Netzwerkteam',
  copySentence: 'Diesen Satz kopieren',
};

export const serviceNames: Translation<typeof english.serviceNames> = {
  adminService: 'SMS-Anbieter',
  entra: 'Microsoft Entra ID',
  arm: 'Azure Resource Manager',
  graph: 'Microsoft Graph',
  logs: 'Protokollabfragen',
};

/** What each address is for, as a firewall team asks. */
const purposes: Readonly<Record<ServiceName, string>> = {
  adminService: 'Lesen von Sammlungen und ihren Mitgliedern aus dem AdminService von Configuration Manager',
  entra: 'Anmelden der App bei Microsoft Entra ID',
  arm: 'Suchen des Arbeitsbereichs und Schreiben von Computergruppen',
  graph: 'Lesen des Ablaufdatums des geheimen Clientschlüssels (optional)',
  logs: 'Prüfen von Computergruppen mit einer Abfrage',
};

export const probeNames: Translation<typeof english.probeNames> = {
  account: 'Windows-Konto',
  proxy: 'Proxy',
  name: 'Name (DNS)',
  connection: 'Verbindung (TCP)',
  certificate: 'Zertifikat (TLS)',
  web: 'Antwort (HTTP)',
  clock: 'Uhr',
  signIn: 'Anmeldung',
  role: 'Rolle',
};

export const diagnosisStates: Translation<typeof english.diagnosisStates> = {
  waiting: 'Wartet',
  running: 'Wird ausgeführt',
  passed: 'Bestanden',
  attention: 'Aufmerksamkeit nötig',
  failed: 'Nicht bestanden',
  skipped: 'Nicht geprüft',
};

export const firewallSentence: Translation<typeof english.firewallSentence> = ({ service, host }) => {
  const direct = service === 'adminService' ? ', ohne Proxy' : '';
  return `Bitte HTTPS (TCP ${HTTPS_PORT}) von diesem Computer zu ${host} zulassen${direct}: ${purposes[service]}.`;
};

export const stepName: Translation<typeof english.stepName> = ({ probe, host }) =>
  `${probeNames[probe]} bei ${host}`;

export const rowText: Translation<typeof english.rowText> = (row) => {
  if (row.finding === undefined) {
    return {
      found:
        row.state === 'skipped' ? 'Nicht geprüft, weil ein Schritt weiter oben nicht bestanden wurde.' : '',
    };
  }
  return findingText(row);
};
