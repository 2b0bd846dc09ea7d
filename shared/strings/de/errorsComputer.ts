import { isAzureHost } from '../../clouds.ts';
import type { Translation } from '../../language/translation.ts';
import { azureAdTexts } from '../azureAd.ts';
import type * as english from '../errorsComputer.ts';
import { type Facts, factOr } from '../errorText.ts';
import { leftoverTexts } from '../move.ts';
import { interruptionTexts } from '../notices.ts';
import { propertiesTexts } from '../properties.ts';
import { connectionTexts } from '../start.ts';
import { updateSecretTexts } from '../updateSecret.ts';

const isAzure = (facts: Facts): boolean => isAzureHost(facts.host ?? '');

/** "60 Minuten". Kerberos bears five, so that less is never a cause. */
function minutesOf({ seconds }: Facts): string {
  const minutes = Math.round(Number(seconds) / 60);
  return minutes > 1 ? `${minutes} Minuten` : 'mehrere Minuten';
}

const taskActs: Readonly<Record<string, string>> = {
  remove: 'entfernt',
  run: 'gestartet',
  read: 'angezeigt',
};

function taskAdvice(facts: Facts): string {
  if (facts.reason === 'accessDenied')
    return 'Das darf nur ein Administrator: Schließen Sie OMS Connect, starten Sie es mit „Als Administrator ausführen“, und versuchen Sie es dann erneut.';
  if (facts.reason === 'programPath')
    return `Die Aufgabenplanung nimmt den Pfad dieses Programms nicht an: ${factOr(facts, 'path', 'siehe Protokoll')}. Installieren Sie OMS Connect in einem anderen Ordner.`;
  if (facts.reason === 'notStarted')
    return 'schtasks kann nicht gestartet werden: Eine Richtlinie dieses Computers verhindert es möglicherweise. Wenden Sie sich an die Person, die diese Richtlinie verwaltet.';
  if (facts.reason === 'timedOut')
    return 'Windows hat nicht rechtzeitig geantwortet. Wenn das Fenster ein Kennwort verlangt hat, versuchen Sie es erneut, und geben Sie es dort ein.';
  return facts.act === undefined || facts.act === 'register'
    ? 'Prüfen Sie das Konto, sein Kennwort und sein Recht „Anmelden als Stapelverarbeitungsauftrag“, und versuchen Sie es dann erneut.'
    : 'Sehen Sie in der Windows-Aufgabenplanung im Ordner „OMS Connect“ nach, und versuchen Sie es dann erneut.';
}

const taskAccountAdvice: Readonly<Record<string, string>> = {
  missing: 'Geben Sie seinen Namen in der Form DOMÄNE\\Name an.',
  form: 'Geben Sie seinen Namen in der Form DOMÄNE\\Name oder Name@Domäne an.',
  builtIn:
    'Integrierte Windows-Konten teilen ihre Rechte mit allen Diensten dieses Computers. Wählen Sie ein Dienstkonto oder ein verwaltetes Dienstkonto aus.',
  notManaged:
    'Der Name eines verwalteten Dienstkontos endet mit $. Wählen Sie für jedes andere Konto die Art mit Kennwort aus.',
  managedNeeded:
    'Ein Name, der mit $ endet, gehört zu einem verwalteten Dienstkonto: Wählen Sie diese Kontoart aus.',
  same: 'Es synchronisiert diese Verbindung bereits. Wählen Sie ein anderes Konto aus.',
  characters:
    'Der Name enthält ein Zeichen, das schtasks nicht übergeben werden kann. Benennen Sie das Konto um, oder wählen Sie ein anderes aus.',
  batchLogon:
    'Die Aufgabe ist registriert, startet aber erst, wenn das Konto das Recht „Anmelden als Stapelverarbeitungsauftrag“ hat: Lokale Sicherheitsrichtlinie > Lokale Richtlinien > Zuweisen von Benutzerrechten.',
  perUser:
    'OMS Connect ist nur für Ihr Konto installiert, sodass ein anderes Konto das Programm nicht sehen kann: Seine Aufgabe würde fehlerfrei enden und nichts aktualisieren. Lassen Sie OMS Connect aus dem MSI-Paket für alle Benutzer installieren, und versuchen Sie es dort erneut.',
};

const proxyAdvice = {
  cancelled:
    'Windows konnte sich nicht selbst bei ihm anmelden. Versuchen Sie es erneut, um danach gefragt zu werden, oder bitten Sie Ihr Netzwerkteam, diesen Computer durchzulassen.',
  nobody:
    'Windows konnte sich nicht selbst bei ihm anmelden, und ohne Fenster kann niemand gefragt werden. Öffnen Sie OMS Connect, und synchronisieren Sie dort, oder bitten Sie Ihr Netzwerkteam, diesen Computer durchzulassen.',
};

export const networkTexts: Translation<typeof english.networkTexts> = {
  hostNotFound: (facts) => ({
    title: `Es wurde kein Computer ${factOr(facts, 'host', 'mit diesem Namen')} gefunden`,
    action: isAzure(facts)
      ? 'Dieses Netzwerk kann die Adresse von Microsoft nicht auflösen. Prüfen Sie die Netzwerkverbindung und in den Windows-Einstellungen den Proxy.'
      : 'Vergleichen Sie den Namen. Wenn er richtig ist, kann dieses Netzwerk ihn nicht auflösen: nslookup zeigt, was DNS antwortet.',
    atField: 'In DNS nicht gefunden.',
  }),
  connectionRefused: (facts) => ({
    title: `${factOr(facts, 'host', 'Der Server')} nimmt keine Verbindungen an`,
    action: isAzure(facts)
      ? 'Bitten Sie Ihr Netzwerkteam, diesem Computer den Zugriff über Port 443 (HTTPS) zu ermöglichen.'
      : 'An Port 443 (HTTPS) antwortet nichts. Starten Sie den Dienst, oder öffnen Sie die Firewall dafür.',
    atField: 'An Port 443 antwortet nichts.',
  }),
  connectionCut: (facts) => ({
    title: `Die Verbindung mit ${factOr(facts, 'host', 'dem Server')} wurde getrennt`,
    action:
      'Versuchen Sie es erneut. Wenn es dabei bleibt, beendet eine Firewall oder ein Proxy auf dem Weg die Verbindung.',
  }),
  certificateUntrusted: (facts) => ({
    title: `Windows vertraut dem Zertifikat von ${factOr(facts, 'host', 'diesem Server')} nicht`,
    action:
      'Importieren Sie sein Stammzertifikat in „Vertrauenswürdige Stammzertifizierungsstellen“. Das eigene Zertifikat eines Standorts heißt „SMS Issuing“; auch ein Proxy, der den Datenverkehr untersucht, hat eines.',
  }),
  certificateExpired: (facts) => ({
    title: `Das Zertifikat von ${factOr(facts, 'host', 'diesem Server')} ist nicht mehr gültig`,
    action: 'Lassen Sie es erneuern. Wenn es noch gültig sein müsste, geht die Uhr dieses Computers falsch.',
  }),
  certificateWrongName: (facts) => ({
    title: `Das Zertifikat ist nicht auf ${factOr(facts, 'host', 'diesen Server')} ausgestellt`,
    action:
      'Verwenden Sie den Namen, der im Zertifikat steht, oder lassen Sie ein Zertifikat für diesen Namen ausstellen.',
    atField: 'Das Zertifikat des Servers hat einen anderen Namen.',
  }),
  proxyUnreachable: (facts) => ({
    title: `Der Proxy ${factOr(facts, 'reference', 'dieses Computers')} ist nicht erreichbar`,
    action:
      'Vergleichen Sie den Proxy unter Windows-Einstellungen > Netzwerk und Internet > Proxy. Diese App verwendet denselben.',
  }),
  proxyRefuses: (facts) => ({
    title: `Der Proxy ${factOr(facts, 'reference', 'dieses Computers')} öffnet den Weg zu ${factOr(facts, 'host', 'diesem Server')} nicht`,
    action:
      'Er blockiert diese Adresse oder kann sie selbst nicht erreichen. Bitten Sie Ihr Netzwerkteam, sie über Port 443 (HTTPS) zuzulassen.',
  }),
  proxyCredentials: (facts) => ({
    title: `Der Proxy ${factOr(facts, 'reference', 'dieses Computers')} verlangt Benutzername und Kennwort`,
    action: facts.answer === 'nobody' ? proxyAdvice.nobody : proxyAdvice.cancelled,
  }),
  offline: () => ({
    title: 'Dieser Computer hat keine Netzwerkverbindung',
    action:
      'Stellen Sie eine Verbindung her, und versuchen Sie es dann erneut. Ihre Eingaben bleiben erhalten.',
  }),
  timedOut: (facts) => ({
    title: `${factOr(facts, 'host', 'Der Server')} hat nicht rechtzeitig geantwortet`,
    action: `${facts.seconds ? `Wartezeit: ${facts.seconds} Sekunden.` : 'Es kam keine Antwort.'} ${
      isAzure(facts)
        ? 'Versuchen Sie es erneut. Wenn es dabei bleibt, hält eine Firewall oder ein Proxy auf dem Weg die Antwort auf.'
        : 'Versuchen Sie es erneut; ein SMS-Anbieter, der länger nicht verwendet wurde, braucht beim ersten Mal mehr Zeit.'
    }`,
  }),
  answerUnreadable: (facts) => ({
    title: `Die Antwort von ${factOr(facts, 'host', 'diesem Server')} konnte nicht gelesen werden`,
    action:
      'Möglicherweise wurde sie auf dem Weg ersetzt, zum Beispiel durch die Anmeldeseite eines Proxys. Versuchen Sie es aus einem anderen Netzwerk.',
  }),
  clockSkew: (facts) => ({
    title: 'Die Uhr dieses Computers geht falsch',
    action: `Sie weicht von ${factOr(facts, 'host', 'der Uhr des Servers')} um ${minutesOf(facts)} ab. Stellen Sie die Uhrzeit in Windows ein, und versuchen Sie es dann erneut.`,
  }),
};

export const computerTexts: Translation<typeof english.computerTexts> = {
  fieldNotAccepted: (facts) => ({
    title: `Ein Wert wurde nicht angenommen: ${factOr(facts, 'name', 'unbenanntes Feld')}`,
    action: 'Gehen Sie zurück zu seiner Seite, und geben Sie ihn erneut ein.',
    atField: 'Nicht angenommen. Geben Sie den Wert erneut ein.',
  }),
  signInForgotten: () => ({
    title: 'Die überprüfte Anmeldung ist nicht mehr im Arbeitsspeicher',
    action: `Die App wurde seitdem neu gestartet. Fügen Sie den geheimen Clientschlüssel erneut ein, und wählen Sie dann „${azureAdTexts.verify}“.`,
    atField: 'Fügen Sie den geheimen Clientschlüssel erneut ein.',
    toGoOn: 'Fügen Sie den geheimen Clientschlüssel erneut ein, um fortzufahren.',
  }),
  connectionExists: (facts) => ({
    title: `${factOr(facts, 'siteCode', 'Dieser Standort')} hat bereits eine Verbindung mit ${factOr(facts, 'workspace', 'diesem Arbeitsbereich')}`,
    action:
      'Ein Standort hat höchstens eine Verbindung mit einem Arbeitsbereich. Wählen Sie einen anderen Arbeitsbereich aus, oder löschen Sie zuerst die andere Verbindung.',
    atField: 'Dieser Standort ist bereits damit verbunden.',
    toGoOn: 'Wählen Sie einen anderen Arbeitsbereich aus, um fortzufahren.',
  }),
  connectionNotFound: () => ({
    title: 'Diese Verbindung ist nicht mehr auf diesem Computer',
    action: 'Sie wurde entfernt, während dieses Fenster geöffnet war. Gehen Sie zurück zur Startseite.',
  }),
  secretNotSaved: (facts) => ({
    title: 'Windows hat den geheimen Clientschlüssel nicht versiegelt',
    action: `Nichts wurde gespeichert. Melden Sie sich von Windows ab und mit ${factOr(facts, 'account', 'demselben Konto')} wieder an, und versuchen Sie es dann erneut.`,
  }),
  secretNotHere: (facts) => ({
    title: `Für ${factOr(facts, 'account', 'dieses Konto')} ist kein geheimer Clientschlüssel gespeichert`,
    action: `Das Windows-Profil ist neu, oder die Datei wurde gelöscht. Wählen Sie „${updateSecretTexts.open}“, und fügen Sie den gültigen Schlüssel oder einen neuen ein.`,
    atField: 'Fügen Sie den geheimen Clientschlüssel ein.',
  }),
  secretUnreadable: (facts) => ({
    title: 'Der gespeicherte geheime Clientschlüssel kann nicht mehr geöffnet werden',
    action: `Er ist für ${factOr(facts, 'account', 'dieses Konto')} auf diesem Computer versiegelt; nach dem Zurücksetzen des Kennworts durch einen Administrator oder auf einem anderen Computer lässt er sich nicht mehr öffnen. Erstellen Sie einen neuen geheimen Clientschlüssel, und wählen Sie dann „${updateSecretTexts.open}“.`,
    atField: 'Fügen Sie einen neuen geheimen Clientschlüssel ein.',
  }),
  secretWaiting: (facts) => ({
    title: `Der geheime Clientschlüssel ist auf dem Weg zu ${factOr(facts, 'account', 'diesem Konto')}`,
    action:
      'Das Konto, das ihn jetzt hat, versiegelt ihn für dieses. Die nächste Synchronisierung übernimmt ihn und arbeitet damit.',
  }),
  fileDamaged: (facts) => ({
    title: 'Eine Datei dieser App ist beschädigt',
    action: `Sie wurde beiseitegelegt, nicht überschrieben: ${factOr(facts, 'path', 'siehe Protokoll')}. Stellen Sie sie aus einer Sicherung wieder her, oder richten Sie die Verbindung erneut ein.`,
  }),
  fileFromNewerVersion: (facts) => ({
    title: 'Eine Datei wurde von einer neueren Version von OMS Connect geschrieben',
    action: `Installieren Sie ${facts.version ? `Version ${facts.version} oder höher` : 'die Version, die sie geschrieben hat, oder eine neuere'} auf diesem Computer. Datei: ${factOr(facts, 'path', 'siehe Protokoll')}.`,
  }),
  fileNotReadable: (facts) => ({
    title: `Eine Datei kann nicht gelesen werden: ${factOr(facts, 'path', 'unbekannt')}`,
    action:
      'Prüfen Sie, ob dieses Windows-Konto sie lesen darf und kein anderes Programm sie verwendet, und versuchen Sie es dann erneut.',
  }),
  fileNotWritable: (facts) => ({
    title: 'Eine Datei dieser App kann nicht geschrieben werden',
    action: `Prüfen Sie den freien Speicherplatz und Ihre Rechte in ${factOr(facts, 'path', 'diesem Datenordner')}, und versuchen Sie es dann erneut.`,
  }),
  runInProgress: () => ({
    title: 'Eine Synchronisierung dieser Verbindung wird bereits ausgeführt',
    action: 'Warten Sie, bis sie abgeschlossen ist, oder brechen Sie sie auf der Startseite ab.',
  }),
  importOff: () => ({
    title: 'Der Import der Sammlungsmitgliedschaften ist ausgeschaltet',
    action: `Schalten Sie ihn unter „${propertiesTexts.open}“ auf der Registerkarte „${propertiesTexts.tabs.import}“ ein; dann werden die Gruppen wieder aktualisiert.`,
  }),
  notSyncAccount: (facts) => ({
    title: `${factOr(facts, 'account', 'Ein anderes Konto')} synchronisiert diese Verbindung`,
    action: `Nur dieses Windows-Konto hat den geheimen Clientschlüssel. Warten Sie auf seine nächste Synchronisierung, oder lassen Sie ab jetzt Ihr Konto synchronisieren: „${propertiesTexts.open}“, Registerkarte „${propertiesTexts.tabs.general}“.`,
  }),
  leftoversFirst: () => ({
    title: 'Diese Verbindung hat noch nicht bereinigt, was sie an anderer Stelle zurückgelassen hat',
    action: `Nur das Konto, das sie synchronisiert, hat den Schlüssel dafür. Warten Sie auf die Synchronisierung, die es entfernt, oder wählen Sie auf der Seite der Verbindung „${leftoverTexts.leave}“; übergeben Sie sie danach.`,
  }),
  taskNotRegistered: (facts) => ({
    title: `Windows hat die geplante Aufgabe nicht ${taskActs[facts.act ?? ''] ?? 'registriert'}`,
    action: `${facts.exitCode ? `schtasks wurde mit ${facts.exitCode} beendet. ` : ''}${taskAdvice(facts)}`,
  }),
  taskUnavailable: (facts) =>
    facts.practice
      ? {
          title: 'Eine Verbindung im Übungsmodus hat keine geplante Aufgabe',
          action: `Ihr Arbeitsbereich besteht nur, solange diese App ausgeführt wird. „${connectionTexts.syncNow}“ aktualisiert die Gruppen.`,
        }
      : {
          title: 'Dieser Computer hat keine Windows-Aufgabenplanung',
          action:
            'Lassen Sie stattdessen diese App geöffnet: Ihr eigener Zeitgeber aktualisiert die Gruppen alle 3 Stunden.',
        },
  taskAccountRefused: (facts) => ({
    title:
      facts.rule === 'missing'
        ? 'Die geplante Aufgabe benötigt ein Konto, unter dem sie ausgeführt wird'
        : `${factOr(facts, 'account', 'Dieses Konto')} kann die geplante Aufgabe nicht ausführen`,
    action:
      taskAccountAdvice[facts.rule ?? ''] ??
      'Wählen Sie das Konto einer Person, ein Dienstkonto oder ein verwaltetes Dienstkonto aus.',
  }),
  taskForOtherAccount: (facts) => ({
    title: `Als ${factOr(facts, 'account', 'anderes Konto')} würde die Aufgabe keinen geheimen Clientschlüssel finden`,
    action: `Nur ${factOr(facts, 'syncAccount', 'das Konto, das diese Verbindung synchronisiert,')} hat ihn. Erstellen Sie die Aufgabe für dieses Konto.`,
  }),
  cancelled: (facts) =>
    facts.by === 'sessionEnd' || facts.by === 'appClosed'
      ? { title: interruptionTexts[facts.by], action: interruptionTexts.body }
      : {
          title: 'Abgebrochen',
          action: 'Was erledigt ist, bleibt erhalten. Ein neuer Versuch fährt dort fort.',
        },
  internal: (facts) => ({
    title: 'In OMS Connect ist eine interne Störung aufgetreten',
    action: `Versuchen Sie es erneut. Wenn es dabei bleibt, kopieren Sie die Details, und melden Sie sie. Referenz: ${factOr(facts, 'reference', 'im Protokoll')}.`,
  }),
};
