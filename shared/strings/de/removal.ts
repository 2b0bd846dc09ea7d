import type { Translation } from '../../language/translation.ts';
import type * as english from '../removal.ts';

const connectionOf = (site: string, workspace: string): string =>
  `Verbindung des Standorts ${site} mit ${workspace}`;
const taskOf = (site: string, workspace: string): string =>
  `Geplante Aufgabe der Verbindung des Standorts ${site} mit ${workspace}`;

export const removalTexts: Translation<typeof english.removalTexts> = {
  appRuns:
    'OMS Connect wird für dieses Windows-Konto ausgeführt, in einem Fenster oder im Infobereich. Nichts wurde entfernt. Beenden Sie OMS Connect, und führen Sie den Befehl dann erneut aus.',
  syncRuns: (site, workspace) =>
    `Eine Synchronisierung der Verbindung des Standorts ${site} mit ${workspace} wird ausgeführt, möglicherweise für ein anderes Windows-Konto. Nichts wurde entfernt. Führen Sie den Befehl erneut aus, wenn sie beendet ist.`,
  notRead: (why) => `Nichts wurde entfernt. ${why}`,
  connection: (site, workspace) =>
    `${connectionOf(site, workspace)}: ihre geplante Aufgabe und alles, was auf diesem Computer über sie gespeichert war. Ihre Computergruppen bleiben im Arbeitsbereich.`,
  connectionAndGroups: (site, workspace) =>
    `${connectionOf(site, workspace)}: ihre Computergruppen im Arbeitsbereich, ihre geplante Aufgabe und alles, was auf diesem Computer über sie gespeichert war.`,
  task: taskOf,
  taskStays: (site, workspace, why) => `${taskOf(site, workspace)}: ${why}`,
  connectionStays: (site, workspace, why) =>
    `${connectionOf(site, workspace)}, mit ihrer Aufgabe, ihrem geheimen Clientschlüssel und ihren Computergruppen: ${why}`,
  onlyItsAccount: (account) =>
    `Nur ${account} kann ihre Computergruppen löschen, weil nur dieses Konto den geheimen Clientschlüssel öffnen kann. Führen Sie den Befehl unter diesem Konto aus, oder ohne --with-groups, um die Gruppen im Arbeitsbereich zu lassen.`,
  ofOther: (site, workspace, account) =>
    `${connectionOf(site, workspace)} bleibt ${account} überlassen, dem Konto, das sie synchronisiert. Führen Sie den Befehl unter diesem Konto oder als Administrator aus, um auch sie zu entfernen.`,
  sharedLeft: (folder) =>
    `Ordner ${folder} bleibt den anderen Windows-Konten dieses Computers überlassen, die Dateien darin haben.`,
  unreadable: (folder) =>
    `Ordner ${folder}: Die Verbindung darin kann nicht gelesen werden, deshalb sind ihre Aufgabe und ihre Gruppen nicht bekannt. Entfernen Sie beides manuell, danach den Ordner.`,
  keptFor: (folder) =>
    `Ordner ${folder}: Er wird für das benötigt, was bleibt. Führen Sie den Befehl erneut aus, wenn das geklärt ist.`,
  folder: (folder) => `Ordner ${folder}`,
  folderStays: (folder, reason) =>
    `Ordner ${folder}: Windows hat einige seiner Dateien nicht freigegeben (${reason}).`,
  ownFolderOpen: (folder) =>
    `Ordner ${folder}: Einige Dateien des Browsers in OMS Connect sind geöffnet, bis OMS Connect beendet ist. Sie enthalten keinen geheimen Clientschlüssel und keine Verbindung. Entfernen Sie den Ordner danach.`,
  emptied: (folder, reason) =>
    `Ordner ${folder} ist leer. Windows hat diesem Konto nicht erlaubt, den Ordner selbst zu entfernen (${reason}); ein Administrator kann es.`,
  onlyLinkRemoved: (folder) =>
    `Ordner ${folder} war eine Verknüpfung mit einem anderen Ort. Nur die Verknüpfung wurde entfernt: Sehen Sie nach, ob an diesem Ort noch Daten von OMS Connect liegen, und entfernen Sie sie manuell.`,
  behindLink: (folder) =>
    `Ordner ${folder} ist nur über eine Verknüpfung erreichbar, der nicht gefolgt wurde. Sehen Sie nach, ob an ihrem Ziel noch Daten von OMS Connect liegen, und entfernen Sie sie manuell.`,
  inUse: (folder) =>
    `Ordner ${folder}: OMS Connect wird für dieses Windows-Konto ausgeführt. Schließen Sie es dort, und führen Sie den Befehl dann erneut aus.`,
  notLookedInto: (folder) =>
    `Nach Daten anderer Windows-Konten unter ${folder} wurde nicht gesucht, weil dieses Konto kein Recht dazu hat. Führen Sie den Befehl als Administrator aus, um auch sie zu entfernen.`,
  headings: { removed: 'Entfernt', stays: 'Bleibt', notes: 'Hinweis' },
  nothing: 'Es war nichts zu entfernen.',
};
