import type { Translation } from '../../language/translation.ts';
import type { StepProgress } from '../../runModel.ts';
import { formatNumber, formatTime, plural } from '../format.ts';
import type * as english from '../progress.ts';
import { stepNames as namesOfSteps } from '../progress.ts';

export const stepNames: Translation<typeof english.stepNames> = {
  saveConnection: 'Verbindung speichern',
  readCollections: 'Gerätesammlungen lesen',
  compareWorkspace: 'Mit dem Arbeitsbereich vergleichen',
  writeGroups: 'Computergruppen schreiben',
  checkGroups: 'Gruppen im Arbeitsbereich überprüfen',
  planNextSync: 'Nächste Synchronisierung planen',
  deleteGroups: 'Computergruppen löschen',
  renewSecret: 'Geheimen Clientschlüssel erneuern',
  cleanUp: 'Zurückgebliebenes entfernen',
};

export const stepStates: Translation<typeof english.stepStates> = {
  waiting: 'Wartet',
  running: 'Wird ausgeführt',
  done: 'Fertig',
  failed: 'Fehlgeschlagen',
  cancelled: 'Abgebrochen',
};

export const progressTexts: Translation<typeof english.progressTexts> = {
  lead: 'Die Verbindung wird hinzugefügt',
  leadStopped: 'Das Hinzufügen der Verbindung wurde angehalten',
  leadCancelled: 'Das Hinzufügen der Verbindung wurde abgebrochen',
  tableLabel: 'Schritte',
  columns: { step: 'Schritt', state: 'Status', duration: 'Dauer' },
  waitingForFirst:
    'Sie können den Assistenten schließen, sobald die erste Computergruppe geschrieben und überprüft ist.',
  backTo: (page) => `Zurück zu „${page}“`,
  stopped: 'Was fertig ist, bleibt erhalten.',
  startAgain: 'Schließen Sie den Assistenten, und starten Sie ihn erneut, um fortzufahren.',
  starting: 'Wird gestartet',
  paused: (until) => `Azure hat um eine Pause gebeten. Um ${formatTime(until)} geht es weiter.`,
};

const collectionForms = { one: '1 Gerätesammlung', other: '# Gerätesammlungen' };

const soFar = (done: number, total: number, workspace: string): string =>
  done === 1
    ? `1 von ${plural(total, collectionForms)} ist eine Computergruppe in ${workspace}`
    : `${formatNumber(done)} von ${plural(total, collectionForms)} sind Computergruppen in ${workspace}`;

export const completionTexts: Translation<typeof english.completionTexts> = {
  lead: 'Die Verbindung wurde hinzugefügt',
  leadPartly: 'Die Verbindung wurde hinzugefügt; ihre erste Synchronisierung ist nicht vollständig',
  allDone: (groups, workspace) =>
    plural(groups, {
      one: `1 Gerätesammlung ist jetzt eine Computergruppe in ${workspace}. Wählen Sie „Schließen“, um den Assistenten zu beenden.`,
      other: `# Gerätesammlungen sind jetzt Computergruppen in ${workspace}. Wählen Sie „Schließen“, um den Assistenten zu beenden.`,
    }),
  restFollows: (done, total, workspace) =>
    `${soFar(done, total, workspace)}; die übrigen folgen im Hintergrund. Wählen Sie „Schließen“, um den Assistenten zu beenden.`,
  someLeft: (done, total, workspace) =>
    `${soFar(done, total, workspace)}. Wählen Sie „Schließen“, um den Assistenten zu beenden.`,
  theWorkspace: 'dem Arbeitsbereich',
  useTitle: 'Computergruppe in einer Abfrage verwenden',
  useChoose: 'Computergruppe',
  openWorkspace: 'Arbeitsbereich in Azure öffnen',
  openGroups: 'Computergruppen',
  openLog: 'Protokoll öffnen',
  nextTitle: 'Wie es weitergeht',
  next: [
    'Solange diese App ausgeführt wird, werden die Gruppen alle 3 Stunden aktualisiert. Geschrieben werden nur Gruppen, deren Mitglieder sich geändert haben.',
    '„Jetzt synchronisieren“ auf der Startseite erledigt dies sofort.',
    'Die Startseite zeigt, wann der geheime Clientschlüssel abläuft.',
  ],
  nextPractice:
    '„Jetzt synchronisieren“ auf der Startseite aktualisiert die Gruppen. Der Übungsmodus hat keinen Zeitgeber.',
  nextNoDate:
    'Wann der geheime Clientschlüssel abläuft, ist nicht bekannt. Notieren Sie das Datum aus dem Portal.',
  copyQuery: 'Abfrage kopieren',
};

const collections = { one: '1 Sammlung', other: '# Sammlungen' };

export const stepSentence: Translation<typeof english.stepSentence> = (step) => {
  const facts = step.facts;
  const count = (key: string): number | undefined => {
    const value = facts[key];
    const number = typeof value === 'number' ? value : Number(value ?? Number.NaN);
    return Number.isFinite(number) ? number : undefined;
  };
  const begun = step.state !== 'waiting';
  switch (step.id) {
    case 'saveConnection': {
      const account = facts.account;
      if (!begun || account === undefined) {
        return 'Der geheime Clientschlüssel wird für dieses Windows-Konto verschlüsselt.';
      }
      return facts.storage === 'memory'
        ? `Der geheime Clientschlüssel bleibt für ${account} im Arbeitsspeicher, bis die App geschlossen wird.`
        : `Der geheime Clientschlüssel ist auf diesem Computer für ${account} verschlüsselt.`;
    }
    case 'readCollections': {
      const total = count('collections');
      const read = count('read');
      const memberships = count('memberships');
      const site = facts.siteCode ?? 'dem Standort';
      if (!begun || total === undefined) return 'Liest die Mitglieder jeder Sammlung.';
      if (step.state === 'running') {
        if (read === undefined) return 'Liest die Mitglieder jeder Sammlung.';
        return `${formatNumber(read)} von ${plural(total, collections)} aus ${site} gelesen.`;
      }
      if (memberships === undefined) return `${plural(total, collections)} aus ${site} gelesen.`;
      return `${plural(total, collections)} und ${plural(memberships, { one: '1 Mitgliedschaft', other: '# Mitgliedschaften' })} aus ${site} gelesen.`;
    }
    case 'compareWorkspace': {
      const create = count('create');
      if (!begun || create === undefined) return 'Sieht nach, was im Arbeitsbereich bereits vorhanden ist.';
      const some = (n: number | undefined) => (n === undefined || n === 0 ? 'keine' : formatNumber(n));
      const created = create === 0 ? 'keine' : formatNumber(create);
      return `Gruppen: ${created} zu erstellen, ${some(count('update'))} zu ändern, ${some(count('delete'))} zu löschen.`;
    }
    case 'writeGroups': {
      const total = count('total');
      if (!begun || total === undefined) return 'Eine nach der anderen; die erste wird sofort überprüft.';
      const written = `${formatNumber(count('written') ?? 0)} von ${formatNumber(total)} geschrieben`;
      if (total === 0) return 'Es ist nichts zu schreiben.';
      return step.state === 'running' ? `${written}, eine nach der anderen.` : `${written}.`;
    }
    case 'checkGroups': {
      const total = count('total');
      const checked = count('checked') ?? 0;
      if (!begun || total === undefined) return 'Liest zurück, was geschrieben wurde.';
      if (total === 0) return 'Es ist nichts Neues zu überprüfen.';
      if (checked === total) {
        return total === 1
          ? 'Sie liefert die gesendeten Computer zurück.'
          : `Alle ${formatNumber(total)} liefern die gesendeten Computer zurück.`;
      }
      return `${formatNumber(checked)} von ${formatNumber(total)} zurückgelesen.`;
    }
    case 'planNextSync': {
      const hours = count('intervalHours');
      if (hours === undefined) {
        return 'Der Übungsmodus hat keinen Zeitgeber: Er synchronisiert, wenn Sie „Jetzt synchronisieren“ wählen.';
      }
      return plural(hours, {
        one: 'Jede Stunde, solange diese App ausgeführt wird.',
        other: 'Alle # Stunden, solange diese App ausgeführt wird.',
      });
    }
    case 'renewSecret':
      return renewalSentence(step);
    case 'deleteGroups': {
      const total = count('total');
      if (!begun || total === undefined) return 'Löscht nur die Gruppen, die diese Verbindung erstellt hat.';
      return `${formatNumber(count('deleted') ?? 0)} von ${formatNumber(total)} gelöscht.`;
    }
    case 'cleanUp': {
      if (step.state === 'failed') {
        return 'Nicht alles konnte entfernt werden; die nächste Synchronisierung versucht es erneut.';
      }
      if (step.state === 'done') return 'Am früheren Ort der Verbindung ist nichts zurückgeblieben.';
      const total = count('total');
      if (!begun || total === undefined) return 'Erst wenn jede Gruppe an ihrem neuen Ort ist.';
      return `${formatNumber(count('deleted') ?? 0)} von ${formatNumber(total)} entfernt.`;
    }
  }
};

function renewalSentence({ state, facts }: StepProgress): string {
  if (facts.phase === 'accepting') return 'Wartet, bis Microsoft Entra ID den neuen annimmt.';
  if (facts.phase === 'proving' && state === 'running') {
    return 'Eine vollständige Synchronisierung weist nach, dass der neue funktioniert.';
  }
  if (facts.end === 'renewed' || facts.end === 'renewedButLeft') return 'Der neue ist in Kraft.';
  if (facts.end === 'waiting') {
    return 'Der neue wird noch nicht angenommen. Die nächste Synchronisierung macht damit weiter.';
  }
  if (facts.end !== undefined) return 'Zurzeit ist nichts zu tun.';
  return 'Erstellt einen neuen, weist nach, dass er funktioniert, und entfernt erst dann den bisherigen.';
}

export const nowDoing: Translation<typeof english.nowDoing> = (step) => {
  if (step.id === 'writeGroups') {
    const total = Number(step.facts.total);
    const written = Number(step.facts.written ?? 0);
    const name = step.facts.name;
    if (Number.isFinite(total) && total > 0 && written < total) {
      const place = `Computergruppe ${formatNumber(written + 1)} von ${formatNumber(total)} wird geschrieben`;
      return name === undefined || name === '' ? place : `${place}: ${name}`;
    }
  }
  return namesOfSteps[step.id];
};
