import type { Translation } from '../../language/translation.ts';
import type * as english from '../cli.ts';
import { nextTexts, overviewTexts } from '../connectionPage.ts';
import { daysUntil, formatDate, formatNumber, formatOn, plural } from '../format.ts';
import { questionText } from '../groups.ts';
import { whyChanged } from '../runLog.ts';
import { connectionTexts } from '../start.ts';

export const cliTexts: Translation<typeof english.cliTexts> = {
  realProvider: {
    title: 'Ein echter SMS-Anbieter kann über diese Befehlszeile nicht gelesen werden',
    action:
      'Er verlangt eine Windows-Anmeldung (Negotiate), über die Node nicht verfügt. Verwenden Sie „Jetzt synchronisieren“ in der App oder ihre geplante Aufgabe. Mit --practice wird hier der erfundene Standort verwendet.',
  },
  siteUnusable: (path, reason) => ({
    title: `Die Standortdatei kann nicht verwendet werden: ${path}`,
    action: `Korrigieren Sie sie, oder lassen Sie --site weg. ${reason}`,
  }),
  noConnection: {
    title: 'Hier gibt es noch keine Verbindung',
    action:
      'Fügen Sie in der App eine hinzu; „sync --practice“ erstellt eine mit dem erfundenen Standort. --user-data-dir gibt einen anderen Ordner an.',
  },
  noSuchConnection: (connectionId) => ({
    title: `Hier gibt es keine Verbindung ${connectionId}`,
    action:
      '„list“ zeigt die IDs der Verbindungen dieses Ordners; --user-data-dir gibt einen anderen Ordner an.',
  }),
  noPracticeConnection: {
    title: 'Dieser Standort hat noch keine Übungsverbindung',
    action: '„sync --practice“ mit denselben Optionen erstellt sie.',
  },
  severalConnections: {
    title: 'Es gibt mehr als eine Verbindung',
    action: 'Geben Sie mit --connection an, welche; „list“ zeigt die IDs.',
  },
  sealedElsewhere: {
    title: 'Der gespeicherte geheime Clientschlüssel wurde von einem anderen Programm oder Konto versiegelt',
    action:
      'Höchstwahrscheinlich hat ihn die App gespeichert: Verwenden Sie die App, die ihn öffnen kann. Um hier fortzufahren, wählen Sie mit --user-data-dir einen anderen Ordner.',
  },
  secretByPipe: {
    title: 'Der geheime Clientschlüssel wird nur aus der Standardeingabe gelesen',
    action:
      'Senden Sie ihn aus einer Datei oder einem anderen Programm dorthin; hier eingegeben, stünde er auf dem Bildschirm.',
  },
  noSecretRead: {
    title: 'Die Standardeingabe enthielt keinen geheimen Clientschlüssel',
    action: 'Senden Sie den Wert eines geheimen Clientschlüssels in einer Zeile und sonst nichts.',
  },
  fileNotWritten: (path, reason) => ({
    title: `Die Datei wurde nicht geschrieben: ${path}`,
    action:
      reason === 'EEXIST'
        ? 'Es gibt bereits eine mit diesem Namen, und sie bleibt erhalten. Wählen Sie einen anderen Namen.'
        : `Prüfen Sie, ob der Ordner vorhanden ist und Sie dorthin schreiben dürfen (${reason}).`,
  }),
  exported: (workspace, path) =>
    `Die Verbindung mit ${workspace} ist ohne ihren geheimen Clientschlüssel in ${path}. Importieren Sie sie auf dem anderen Computer über die Startseite der App.`,
  vaultForDevelopment: (path) =>
    `Für die Entwicklung: Geheime Clientschlüssel werden mit einer Schlüsseldatei (${path}) versiegelt, nicht von Windows. Wer diesen Ordner lesen kann, kann sie öffnen.`,
  temporaryFolder:
    'Ohne --user-data-dir arbeitet der Übungsmodus in einem temporären Ordner, und nichts davon bleibt erhalten.',
  stopping: 'Wird nach dem laufenden Schreibvorgang angehalten.',
  groupTrouble: (alias, name, why) => `${alias}, ${name}: ${why}`,
  moreInLog: (count) =>
    `${plural(count, {
      one: '1 weitere Gruppe wurde gelassen, wie sie war',
      other: '# weitere Gruppen wurden gelassen, wie sie waren',
    })}: siehe Protokoll.`,
  synced: (outcome, changes, unchanged, duration) =>
    `${outcome} in ${duration}: ${changes}; ${plural(unchanged, {
      one: '1 Gruppe unverändert',
      other: '# Gruppen unverändert',
    })}.`,
  requests: (sentence) => `Anforderungen: ${sentence}`,
  dryRunEnd: (changes, unchanged, full) =>
    `${plural(unchanged, { one: '1 Gruppe bleibt, wie sie ist', other: '# Gruppen bleiben, wie sie sind' })}${
      changes === 0 ? '' : ', neben den oben genannten'
    }. ${full ? 'Alles wurde gelesen' : 'Nur Geändertes wurde gelesen'}, und nichts wurde geändert.`,
  surplusGroup: (alias) =>
    `${stateColumn('wrong')}${alias}: Keine der Sammlungen dieser Verbindung verlangt diese Gruppe`,
  neverSynced: 'noch nicht',
  lastSuccess: (when) => `Letzter Erfolg: ${when.charAt(0).toLowerCase()}${when.slice(1)}`,
  connectionTitle: ({ connectionId, practice, site, workspace }) =>
    `${workspace.name}: ${connectionTexts.siteValue(site.siteCode, site.siteName, site.providerFqdn)}${
      practice ? ` (${connectionTexts.practice})` : ''
    }, ${connectionId}`,
};

export const healthTexts: Translation<typeof english.healthTexts> = {
  noSecret: 'Dieses Konto hat keinen geheimen Clientschlüssel dafür',
  notUsedYet:
    'Ein neuer geheimer Clientschlüssel ist gespeichert; die nächste Synchronisierung verwendet ihn',
  secretSealed: 'Der gespeicherte geheime Clientschlüssel kann hier nicht geöffnet werden',
  overdue: (when) => `Keine Synchronisierung seit ${when.replace(/^am /, 'dem ')}`,
  secretEnds: (days, date) =>
    plural(days, {
      one: `Der geheime Clientschlüssel läuft in 1 Tag ab, am ${date}`,
      other: `Der geheime Clientschlüssel läuft in # Tagen ab, am ${date}`,
    }),
};

export const nextSyncLine: Translation<typeof english.nextSyncLine> = (connection, now) => {
  if (!connection.importEnabled) return nextTexts.off;
  if (connection.nextSyncAt !== undefined) return nextTexts.at(new Date(connection.nextSyncAt), now);
  if (!connection.syncsHere) return nextTexts.elsewhere(connection.syncAccount);
  return connection.practice ? nextTexts.practice : nextTexts.unknown;
};

export const secretLine: Translation<typeof english.secretLine> = (
  { secret, syncsHere, syncAccount, secretError },
  now,
) => {
  const { expiresOn, hasSecret } = secret;
  const value =
    expiresOn === undefined
      ? hasSecret
        ? connectionTexts.secretDateUnknown.replace(/\.$/, '')
        : !syncsHere
          ? connectionTexts.secretOf(syncAccount)
          : secretError?.code === 'secretUnreadable'
            ? healthTexts.secretSealed
            : connectionTexts.secretNotHere
      : connectionTexts.secretUntil(new Date(expiresOn), daysUntil(new Date(expiresOn), now));
  return `${connectionTexts.secret}: ${value}`;
};

export const questionLine: Translation<typeof english.questionLine> = (question, now) => {
  const since = question.kind === 'heldBack' ? formatOn(new Date(question.since), now) : '';
  const { title } = questionText(question, { since, workspace: '', count: 1 });
  return `${overviewTexts.questions(1)}: ${title}. Beantworten Sie sie in der App.`;
};

const plannedWords = {
  create: 'Erstellen',
  update: 'Ändern',
  remove: 'Löschen',
  holdBack: 'Zurückhalten',
  leave: 'Belassen',
} as const;

const NOT_CHOSEN = 'ihre Sammlung gehört nicht mehr zu denen der Verbindung';

/** "Ändern        CM_PS1_PS100014: Server, 12 bis 14 Computer; …". */
export const plannedLine: Translation<typeof english.plannedLine> = (planned, trouble) => {
  const { action, alias, name, reason, computers, computersBefore } = planned;
  const isMoved = computersBefore !== undefined && computersBefore !== computers;
  const now =
    computers === undefined
      ? ''
      : `, ${isMoved ? `bisher ${formatNumber(computersBefore)}, dann ` : ''}${countOf(computers)}`;
  const why = trouble ?? (reason === undefined ? NOT_CHOSEN : whyChanged[reason]);
  return `${plannedWords[action].padEnd(14)}${alias}: ${name}${now}; ${why}`;
};

const countOf = (computers: number): string => `${formatNumber(computers)} Computer`;

const verifiedWords = {
  inSync: 'Synchron',
  wrong: 'Falsch',
  missing: 'Fehlt',
  notChecked: 'Unbekannt',
} as const;

const stateColumn = (state: keyof typeof verifiedWords): string => verifiedWords[state].padEnd(11);

/** "Falsch     CM_PS1_PS100014: Server, 24 Namen laut Standort, 22 im Arbeitsbereich; …". */
export const verifyLine: Translation<typeof english.verifyLine> = (verified, trouble) => {
  const { state, alias, name, expected, found, reason } = verified;
  const bySite =
    expected === undefined ? '' : `, ${plural(expected, { one: '1 Name', other: '# Namen' })} laut Standort`;
  const counted = found === undefined ? '' : `, ${formatNumber(found)} im Arbeitsbereich`;
  const isAsIs = reason === undefined || reason === 'same';
  const why = trouble ?? (isAsIs ? undefined : whyChanged[reason]);
  return `${stateColumn(state)}${alias}: ${name}${bySite}${counted}${why === undefined ? '' : `; ${why}`}`;
};

export const verifyEnd: Translation<typeof english.verifyEnd> = (counts) =>
  [
    `${formatNumber(counts.inSync)} synchron`,
    `${formatNumber(counts.wrong)} falsch`,
    `${formatNumber(counts.missing)} fehlend`,
    `${formatNumber(counts.notChecked)} unbekannt`,
  ].join(', ');

export const secretReplaced: Translation<typeof english.secretReplaced> = (
  workspace,
  { hint, expiresOn },
) => {
  const until =
    expiresOn === undefined
      ? 'Wann er abläuft, ist nicht bekannt.'
      : `Er läuft am ${formatDate(new Date(expiresOn))} ab.`;
  return `Der geheime Clientschlüssel für ${workspace} wurde durch den ersetzt, der mit ${hint ?? ''} beginnt. ${until}`;
};
