import type { Translation } from '../../language/translation.ts';
import type * as english from '../agent.ts';
import { formatDuration, formatNumber, formatOn, plural } from '../format.ts';

export const agentTexts: Translation<typeof english.agentTexts> = {
  open: 'Computer melden lassen (Agent)',
  title: 'Agent herunterladen und installieren',
  back: 'Zurück',
  lead: 'Computer an den Arbeitsbereich melden lassen',
  noAgent:
    'Gerätesammlungen benötigen keinen Agent: OMS Connect schreibt die Computergruppen selbst. Ein Agent ist nur für das erforderlich, was ein Computer über sich selbst meldet: Heartbeat, Perf, Event und Ähnliches. Ohne Agent enthält eine Gruppe ihre Computer, aber Abfragen dazu finden nichts.',
  retired:
    'Der Microsoft Monitoring Agent des früheren Connectors wurde am 31. August 2024 eingestellt. An seine Stelle ist der Azure Monitor Agent getreten, dem eine Datensammlungsregel vorgibt, was er sendet. Azure berechnet die gesendeten Daten nach Volumen.',
  kindLabel: 'Welche Computer',
  kinds: {
    servers: 'Windows-Server, über Azure Arc',
    clients: 'Windows 10 und 11, über das Client-Installationsprogramm',
  },
  wayLabel: 'Vorgehensweise',
  ways: {
    onOne: 'Auf einem Computer, Schritt für Schritt',
    byCommand: 'Über die Befehlszeile',
    atScale: 'Auf vielen, mit Configuration Manager',
  },
  groupLabel: 'Ressourcengruppe für Server und Regel',
  locationLabel: 'Azure-Region',
  locationNote: 'Die Region des Arbeitsbereichs: Eine Datensammlungsregel muss sich in ihr befinden.',
  collectsLabel: 'Zu sammelnde Daten',
  collects: {
    performance: 'Leistungsindikatoren (Perf): Prozessor, Arbeitsspeicher, freier Speicherplatz, jede Minute',
    events: 'Kritische Ereignisse und Fehler (Event) aus „Anwendung“ und „System“',
  },
  collectsNote: 'Heartbeat gehört zu beiden. Wählen Sie mindestens eine Art von Daten aus.',
  ruleTitle: '1. Datensammlungsregel erstellen, einmalig',
  agentTitle: '2. Agent auf die Computer bringen',
  checkTitle: '3. Prüfen, ob ein Computer sich meldet',
  commandsOf: (title, step) => `${title}, Schritt ${formatNumber(step)}: Befehle`,
  copy: 'Kopieren',
  save: 'Speichern',
  copyOf: (what) => `Kopieren: ${what}`,
  saveOf: (what) => `Speichern: ${what}`,
  groupMissing:
    'Geben Sie den Namen einer Ressourcengruppe ein: Buchstaben, Ziffern, Bindestriche, Unterstriche, Punkte, Klammern.',
  chooseData: 'Wählen Sie mindestens eine Art von Daten aus. Eine Regel ohne Daten lehnt Azure ab.',
};

export const agentSteps: Translation<typeof english.agentSteps> = {
  ruleScript:
    'Führen Sie dies in Azure Cloud Shell (Bash) aus, oder dort, wo die Azure CLI angemeldet ist. Dafür ist die Rolle Monitoring Contributor oder Contributor in der Ressourcengruppe erforderlich.',
  ruleByHand:
    'Oder erstellen Sie die Regel im Portal: {link}, „Erstellen“, Plattform Windows, als Ziel diesen Arbeitsbereich.',
  rules: 'Datensammlungsregeln',
  providers:
    'Einmal pro Abonnement, durch eine Person mit der Rolle Contributor im Abonnement: Registrieren Sie die Ressourcenanbieter von Azure Arc.',
  downloadArc: 'Laden Sie auf dem Server {link} herunter, und führen Sie die Datei aus.',
  arcInstaller: 'AzureConnectedMachineAgent.msi',
  connectOne:
    'Verbinden Sie den Server in Windows PowerShell, als Administrator ausgeführt. Ein Browser fordert Sie zur Anmeldung auf; Sie benötigen die Rolle Azure Connected Machine Onboarding in der Ressourcengruppe.',
  addToRule:
    'Öffnen Sie {link}, dann die Regel, dann „Ressourcen“, „Hinzufügen“, und wählen Sie den Server aus. Das Portal installiert den Azure Monitor Agent darauf.',
  serverScript:
    'Führen Sie dies auf dem Server in Windows PowerShell als Administrator aus. Es installiert den Azure Connected Machine-Agent, wo er fehlt, und verbindet den Server.',
  agentScript:
    'Führen Sie danach dies in Azure Cloud Shell aus: Es versieht die verbundenen Server der Ressourcengruppe mit dem Azure Monitor Agent und der Regel. Geben Sie dahinter Servernamen an, um nur diese zu berücksichtigen.',
  principal:
    'Erstellen Sie einen Dienstprinzipal, der in dieser Ressourcengruppe Server verbinden darf und sonst nichts. Notieren Sie appId und password. Behandeln Sie das Kennwort so, als wäre es allen bekannt, die Skripts ausführen dürfen: Lassen Sie es einige Tage gültig, und löschen Sie es dann.',
  makeScript:
    'Wählen Sie in der Configuration Manager-Konsole unter „Softwarebibliothek“, „Skripts“ die Option „Skript erstellen“ und die Sprache PowerShell, und fügen Sie dies ein. Eine andere Person genehmigt das Skript.',
  runScript:
    'Wählen Sie unter „Bestand und Kompatibilität“, „Gerätesammlungen“ eine Sammlung von Servern und „Skript ausführen“, und geben Sie appId und password als die beiden Parameter an.',
  downloadClient:
    'Laden Sie auf dem Computer {link} herunter. Der Computer muss Microsoft Entra ID beigetreten oder hybrid eingebunden sein.',
  clientInstaller: 'AzureMonitorAgentClientSetup.msi',
  installClient: 'Führen Sie die Datei als Administrator aus.',
  clientCommand: 'In einer Eingabeaufforderung als Administrator, neben der heruntergeladenen Datei:',
  clientApplication:
    'Erstellen Sie in der Configuration Manager-Konsole unter „Softwarebibliothek“, „Anwendungen“ aus {link} eine Anwendung mit diesem Installationsprogramm, und stellen Sie sie für eine Gerätesammlung bereit.',
  clientsScript:
    'Einmal pro Mandant, in Azure Cloud Shell, durch eine Person mit der Rolle Monitored Objects Contributor: Ordnen Sie die Regel zu. Sie gilt dann für jeden Computer mit Windows 10 oder 11 im Mandanten, der diesen Agent hat, auch für Computer anderer Teams.',
};

export const heartbeatTexts: Translation<typeof english.heartbeatTexts> = {
  label: 'Computername',
  check: 'Prüfen',
  checking: 'Log Analytics wird abgefragt',
  elsewhere: (account) =>
    `Nur ${account} kann abfragen: Dieses Windows-Konto hat den geheimen Clientschlüssel.`,
  reports: (computer, when, now) => `${computer} hat sich ${formatOn(when, now)} gemeldet`,
  by: (category) => (category === '' ? '' : `Gesendet von ${category}.`),
  late: (silence) =>
    `Das ist ${formatDuration(silence)} her. Ein Agent meldet sich jede Minute: Prüfen Sie, ob der Computer eingeschaltet ist und Azure erreicht.`,
  silent: (computer, days) =>
    `${computer} hat sich ${plural(days, {
      one: 'am letzten Tag',
      other: 'in den letzten # Tagen',
    })} nicht gemeldet`,
  unknownBody:
    'Keine Gerätesammlung dieser Verbindung enthält einen Computer dieses Namens. Ist er richtig geschrieben? Andernfalls gehört er nicht zu dem, was importiert wird.',
  silentBody:
    'Ein neuer Agent benötigt einige Minuten. Prüfen Sie danach: Ist der Agent installiert, ist die Regel zugeordnet, erreicht der Computer Azure?',
  noTable: 'Noch kein Computer meldet sich bei diesem Arbeitsbereich',
  checkedAt: (when, now) => `Abgefragt ${formatOn(when, now)}.`,
  nameMissing: 'Geben Sie den Namen eines Computers ein, kurz oder mit Domäne.',
};
