import type { Translation } from '../../language/translation.ts';
import type * as english from '../errorsTrust.ts';
import { type ErrorText, type Facts, factOr } from '../errorText.ts';

function whoRules(facts: Facts): string {
  const folder = `den Ordner ${factOr(facts, 'path', 'dieser App')}`;
  return facts.account
    ? `${facts.account} besitzt oder kontrolliert ${folder}`
    : `Jemand anderes besitzt ${folder} oder hat ihn verknüpft`;
}

function leftByOthers(facts: Facts): ErrorText {
  return {
    title: 'Diese Verbindung stammt von jemandem, der kein Administrator ist, und wird nicht synchronisiert',
    action: `Nichts wurde gesendet, und kein geheimer Clientschlüssel wurde übernommen. Wenn die Verbindung an dieses Konto übergeben wurde, übernimmt dessen geplante Aufgabe den geheimen Clientschlüssel beim nächsten Start. Wenn niemand sie kennt, lassen Sie einen Administrator ${factOr(facts, 'path', 'ihren Ordner')} prüfen und löschen.`,
  };
}

export const trustTexts: Translation<typeof english.trustTexts> = {
  callRefused: () => ({
    title: 'Diese Anforderung kam nicht aus dem Fenster der App und wurde abgelehnt',
    action:
      'Schließen Sie das Fenster, und starten Sie OMS Connect erneut. Wenn es wieder geschieht, informieren Sie Ihren Administrator.',
  }),
  sharedFolderNotTrusted: (facts) =>
    facts.connectionId
      ? leftByOthers(facts)
      : {
          title: 'Der Ordner der Verbindungen kann von jemandem geändert werden, der kein Administrator ist',
          action: `${whoRules(facts)}, deshalb wurde nichts daraus verwendet. Lassen Sie einen Administrator den Inhalt prüfen. Wenn der Inhalt in Ordnung ist, soll der Administrator „icacls "${factOr(facts, 'path', 'Ordner')}" /setowner *S-1-5-32-544“ ausführen und OMS Connect einmal als Administrator starten; andernfalls soll er den Ordner umbenennen.`,
        },
  keyNotTrusted: (facts) => ({
    title: `Der Schlüssel im gemeinsamen Ordner wurde nicht von ${factOr(facts, 'account', 'dem Konto, das synchronisiert,')} abgelegt`,
    action: `Nichts wurde gesendet: Wer ihn abgelegt hat, hätte den geheimen Clientschlüssel lesen können. Lassen Sie einen Administrator die Datei ${factOr(facts, 'path', 'handover-key.json')} löschen; die nächste Synchronisierung von ${factOr(facts, 'account', 'diesem Konto')} legt einen neuen Schlüssel ab.`,
  }),
};
