import type { Translation } from '../../language/translation.ts';
import type * as english from '../diagnosisFindings.ts';
import type { FindingFacts } from '../diagnosisFindings.ts';
import { formatDate, formatDuration } from '../format.ts';

const or = (facts: FindingFacts, key: string, general: string): string => facts[key] || general;

const until = ({ until: date }: FindingFacts): string =>
  date === undefined ? '' : `, gültig bis ${formatDate(new Date(date))}`;

const issuedBy = (facts: FindingFacts): string =>
  facts.issuer === undefined || facts.issuer === '' ? '' : ` Ausgestellt von ${facts.issuer}.`;

function off({ seconds, ahead }: FindingFacts): string {
  const inMs = Number(seconds) * 1000;
  return `gegenüber der des Servers ${formatDuration(inMs)} ${ahead === 'true' ? 'vor' : 'nach'}`;
}

export const findingTexts: Translation<typeof english.findingTexts> = {
  // Ways to run as another account: Microsoft Learn, "Runas".
  accountInUse: (facts) => ({
    found: `${or(facts, 'account', 'Das Konto dieser Windows-Sitzung')} meldet sich beim Standort an.`,
    action:
      'Um ein anderes zu verwenden, schließen Sie OMS Connect, klicken Sie bei gedrückter Umschalttaste mit der rechten Maustaste auf das Symbol, und wählen Sie „Als anderer Benutzer ausführen“.',
  }),
  proxyNone: () => ({ found: 'Keiner für diese Adresse.' }),
  proxyBypassed: () => ({ found: 'Wird nie verwendet: AdminService funktioniert nicht über einen Proxy.' }),
  proxyInUse: (facts) => ({
    found: `${or(facts, 'proxy', 'Ein Proxy')} wird verwendet, wie Windows es vorgibt.`,
  }),
  proxyUndecided: () => ({
    found: 'Windows gibt nicht an, welcher Proxy verwendet wird.',
    action:
      'Sehen Sie unter Windows-Einstellungen > Netzwerk und Internet > Proxy nach; ein Skript dort ist möglicherweise nicht erreichbar.',
  }),
  proxyUnreachable: (facts) => ({
    found: `${or(facts, 'proxy', 'Der Proxy')} ist nicht erreichbar.`,
    action: 'Vergleichen Sie Name und Port unter Windows-Einstellungen > Netzwerk und Internet > Proxy.',
  }),
  proxyWantsCredentials: (facts) => ({
    found: `${or(facts, 'proxy', 'Der Proxy')} verlangt Benutzername und Kennwort, und Windows konnte sich nicht selbst anmelden.`,
    action:
      'Starten Sie die Diagnose erneut, um danach gefragt zu werden, oder bitten Sie das Netzwerkteam, diesen Computer ohne Anmeldung durchzulassen.',
  }),
  proxyBlocks: (facts, { host }) => ({
    found: `Der Proxy lässt diesen Computer nicht zu ${host} durch${facts.status ? ` (HTTP ${facts.status})` : ''}.`,
    action: `Bitten Sie das Netzwerkteam, ${host} zu den zugelassenen Adressen des Proxys hinzuzufügen.`,
  }),
  nameFound: (facts) => ({ found: `Gefunden: ${or(facts, 'addresses', 'eine Adresse')}.` }),
  nameLeftToProxy: () => ({ found: 'Bleibt dem Proxy überlassen, der die Adresse selbst ermittelt.' }),
  nameNotFull: (_facts, { host }) => ({
    found: `${host} ist kein vollständiger Name.`,
    action:
      'Geben Sie den Namen mit seiner Domäne ein, zum Beispiel cm01.contoso.com: Windows meldet sich mit diesem Namen an.',
  }),
  nameUnknown: (_facts, { host, service }) => ({
    found: `DNS kennt ${host} nicht.`,
    action:
      service === 'adminService'
        ? `Vergleichen Sie den Namen. Wenn er richtig ist, bitten Sie um einen DNS-Eintrag: nslookup ${host} zeigt, was geantwortet wird.`
        : `Fragen Sie das Netzwerkteam, warum DNS auf diesem Computer ${host} nicht auflöst.`,
  }),
  nameServerSilent: (_facts, { host }) => ({
    found: `Der DNS-Server hat für ${host} keine Antwort gegeben.`,
    action:
      'Prüfen Sie die Netzwerkverbindung oder das VPN dieses Computers; ipconfig /all zeigt seine DNS-Server.',
  }),
  connectionOpen: () => ({ found: 'Port 443 ist offen.' }),
  connectionThroughProxy: () => ({ found: 'Der Proxy stellt die Verbindung her.' }),
  connectionRefused: (_facts, { host, service }) => ({
    found: `${host} ist vorhanden und lehnt Port 443 ab.`,
    action:
      service === 'adminService'
        ? 'Starten Sie auf diesem Server den Dienst SMS_EXECUTIVE; netstat -an zeigt dort, ob 443 offen ist.'
        : 'Etwas auf dem Weg antwortet an seiner Stelle: Fragen Sie das Netzwerkteam, welches Gerät ablehnt.',
  }),
  connectionTimedOut: (_facts, { host }) => ({
    found: `Von ${host} kommt an Port 443 nichts zurück.`,
    action:
      'Eine Firewall auf dem Weg verwirft die Anforderung. Geben Sie den Satz unten an das Netzwerkteam weiter.',
  }),
  connectionUnreachable: (_facts, { host }) => ({
    found: `Es gibt keine Route von diesem Computer zu ${host}.`,
    action:
      'Verbinden Sie sich mit dem Netzwerk oder VPN, das dorthin führt; tracert zeigt, wie weit der Weg reicht.',
  }),
  connectionCut: (_facts, { host }) => ({
    found: `Die Verbindung mit ${host} wird getrennt, sobald sie geöffnet ist.`,
    action:
      'Eine Firewall oder ein Sicherheitsprogramm auf diesem Computer beendet sie: Bitten Sie um eine Ausnahme für OMS Connect.',
  }),
  certificateTrusted: (facts) => ({ found: `Vertrauenswürdig${until(facts)}.${issuedBy(facts)}` }),
  // Microsoft Learn, "How to set up the administration service": console > Administration > Security > Certificates.
  certificateFromSite: (facts) => ({
    found: `Nicht vertrauenswürdig.${issuedBy(facts)} Das ist die eigene Zertifizierungsstelle des Standorts.`,
    action:
      'Exportieren Sie in der Konsole unter Verwaltung > Sicherheit > Zertifikate das Zertifikat „SMS Issuing“, und importieren Sie es auf diesem Computer in „Vertrauenswürdige Stammzertifizierungsstellen“ (certlm.msc).',
  }),
  certificateUntrusted: (facts) => ({
    found: `Nicht vertrauenswürdig.${issuedBy(facts)}`,
    action: `Importieren Sie das Stammzertifikat von ${or(facts, 'issuer', 'diesem Aussteller')} in „Vertrauenswürdige Stammzertifizierungsstellen“, wenn Ihre Organisation ihn betreibt.`,
  }),
  certificateIntercepted: (facts) => ({
    found: `Wird auf dem Weg von ${or(facts, 'issuer', 'anderer Stelle')} geöffnet; dieser Computer vertraut dem Zertifikat.`,
    action:
      'Es funktioniert. Wenn das Anmelden oder Schreiben nicht gelingt, bitten Sie das Netzwerkteam, diese Adresse von der TLS-Untersuchung auszunehmen.',
  }),
  certificateInterceptedUntrusted: (facts) => ({
    found: `Wird auf dem Weg von ${or(facts, 'issuer', 'anderer Stelle')} geöffnet; dieser Computer vertraut dem Zertifikat nicht.`,
    action:
      'Bitten Sie das Netzwerkteam um eine Ausnahme von der TLS-Untersuchung für diese Adresse oder um das Stammzertifikat des untersuchenden Proxys.',
  }),
  certificateExpired: (facts) => ({
    found: `Nicht mehr gültig${facts.until ? ` seit dem ${formatDate(new Date(facts.until))}` : ''}.${issuedBy(facts)}`,
    action:
      'Lassen Sie das Zertifikat erneuern. Wenn es noch gültig sein müsste, vergleichen Sie die Uhr dieses Computers.',
  }),
  certificateNotYetValid: (facts) => ({
    found: `Erst ${facts.from ? `ab dem ${formatDate(new Date(facts.from))}` : 'ab einem späteren Tag'} gültig.${issuedBy(facts)}`,
    action: 'Stellen Sie die Uhr dieses Computers: Höchstwahrscheinlich geht sie nach.',
  }),
  certificateWrongName: (facts, { host }) => ({
    found: `Auf ${or(facts, 'names', 'einen anderen Namen')} ausgestellt, nicht auf ${host}.`,
    action:
      'Verwenden Sie den Namen, der im Zertifikat steht, oder lassen Sie ein Zertifikat für diesen Namen ausstellen.',
  }),
  certificateUntold: (facts) => ({
    found: `Vorgelegt und nicht beurteilt, weil die Anforderung keine Antwort erhielt.${issuedBy(facts)}`,
    action: 'Beachten Sie den nächsten Schritt.',
  }),
  handshakeFailed: (facts) => ({
    found: `Die Verbindung wurde beim Austausch der Schlüssel getrennt${facts.code ? ` (${facts.code})` : ''}.`,
    action:
      'Möglicherweise haben beide Seiten keine gemeinsame TLS-Version, oder eine Firewall untersucht TLS: TLS 1.2 muss auf beiden Seiten zugelassen sein.',
  }),
  serviceAnswers: (facts) => ({ found: `Antwortet (HTTP ${or(facts, 'status', '')}).` }),
  adminServiceAnswers: () => ({ found: 'AdminService antwortet.' }),
  adminServiceStopped: (_facts, { host }) => ({
    found: `AdminService wird auf ${host} nicht ausgeführt (HTTP 503).`,
    action:
      'Starten Sie dort SMS_EXECUTIVE neu, und warten Sie einige Minuten; adminservice.log enthält mehr dazu.',
  }),
  adminServiceNotRegistered: (_facts, { host }) => ({
    found: `Auf ${host} antwortet der Webserver von Windows, aber für AdminService ist nichts registriert.`,
    action:
      'Öffnen Sie in der Konsole unter „Server und Standortsystemrollen“ die Rolle des SMS-Anbieters, und sehen Sie auf dem Server in RESTPROVIDERSetup.log nach: AdminService ist möglicherweise nicht aktiviert.',
  }),
  notAProvider: (facts, { host }) => ({
    found: `${host} hat einen Webserver${facts.server ? ` (${facts.server})` : ''}, aber keinen SMS-Anbieter.`,
    action:
      'Geben Sie einen Server mit der Rolle „SMS-Anbieter“ ein: „Server und Standortsystemrollen“ in der Konsole listet sie auf.',
  }),
  otherPage: (facts, { host }) => ({
    found: `${host} antwortet mit etwas anderem als AdminService (HTTP ${or(facts, 'status', '')}).`,
    action:
      'Möglicherweise verwendet dort ein anderes Programm Port 443: netsh http show urlacl listet sie auf diesem Server auf.',
  }),
  blockedPage: (facts, { host }) => ({
    found: `Anstelle von ${host} antwortet die Seite einer Firewall oder eines Proxys (HTTP ${or(facts, 'status', '')}).`,
    action:
      'Öffnen Sie die Adresse in einem Browser, um zu sehen, wer sie blockiert, und lassen Sie sie dann zu.',
  }),
  redirectedElsewhere: (facts) => ({
    found: `Umgeleitet zu ${or(facts, 'elsewhere', 'einer anderen Adresse')}.`,
    action:
      'Dieses Netzwerk verlangt zuerst eine Anmeldung: Öffnen Sie einen Browser, melden Sie sich dort an, und starten Sie dann neu.',
  }),
  serviceUnavailable: (facts, { host }) => ({
    found: `${host} kann zurzeit nicht arbeiten (HTTP ${or(facts, 'status', '')}).`,
    action: 'Warten Sie einige Minuten; azure.status.microsoft zeigt größere Ausfälle.',
  }),
  answerTimedOut: (_facts, { host }) => ({
    found: `${host} hat die Anforderung angenommen und nicht rechtzeitig geantwortet.`,
    action:
      'Starten Sie neu: Ein SMS-Anbieter, der länger nicht verwendet wurde, ist beim ersten Mal langsam. Wenn es dabei bleibt, hält ein Proxy die Antwort zurück.',
  }),
  answerCut: (_facts, { host }) => ({
    found: `Die Verbindung mit ${host} wurde getrennt, bevor die Antwort kam.`,
    action:
      'Starten Sie neu. Wenn es dabei bleibt, beendet ein Gerät auf dem Weg die Verbindung: Bitten Sie um dessen Protokoll.',
  }),
  clockRight: (facts) => ({
    found:
      Number(facts.seconds) < 2
        ? 'Stimmt mit der des Servers überein.'
        : `Geht ${off(facts)}; das ist genau genug.`,
  }),
  clockOff: (facts) => ({
    found: `Die Uhr dieses Computers geht ${off(facts)}.`,
    action:
      'Stellen Sie sie: w32tm /resync in einer Eingabeaufforderung oder Einstellungen > Zeit und Sprache.',
  }),
  clockNotTold: () => ({
    found: 'Die Antwort enthält keine Uhrzeit.',
    action: 'Vergleichen Sie die Uhr dieses Computers mit einer anderen.',
  }),
  signInAccepted: (facts) => ({ found: `${or(facts, 'account', 'Das Konto')} wird angenommen.` }),
  // Microsoft Learn, "What's new in version 2509 of Configuration Manager": AdminService refuses NTLM.
  signInRefused: (facts, { host }) => ({
    found: `Die Windows-Anmeldung von ${or(facts, 'account', 'diesem Konto')} wird nicht angenommen (HTTP 401).`,
    action: `Ab Version 2509 nimmt der Standort nur Kerberos an: klist get HTTP/${host} zeigt, ob Windows ein Ticket erhält.`,
  }),
  signInNotHere: () => ({ found: 'Nicht versucht: Nur die App hat die Windows-Anmeldung.' }),
  roleFound: (facts) => ({ found: `Darf den Standort ${or(facts, 'siteCode', '')} lesen.` }),
  roleMissing: (facts) => ({
    found: `${or(facts, 'account', 'Dieses Konto')} hat keine Rolle in Configuration Manager.`,
    action:
      'Bitten Sie unter Verwaltung > Sicherheit > Administratorbenutzer um die Rolle „Analyst mit Leseberechtigung“ (Read-only Analyst).',
  }),
};
