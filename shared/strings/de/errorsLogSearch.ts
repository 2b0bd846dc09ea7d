import type { Translation } from '../../language/translation.ts';
import type * as english from '../errorsLogSearch.ts';
import { type Facts, factOr, waitFor } from '../errorText.ts';
import { resourceGroupAccess, workspaceOverview } from '../links.ts';

/** " in Zeile 2, Zeichen 7", or nothing where Log Analytics did not say. */
function place({ line, character }: Facts): string {
  return line === undefined
    ? ''
    : ` in Zeile ${line}${character === undefined ? '' : `, Zeichen ${character}`}`;
}

/** The same in brackets, where the sentence is done before it. */
function placeAfter({ line, character }: Facts): string {
  return line === undefined
    ? ''
    : ` (Zeile ${line}${character === undefined ? '' : `, Zeichen ${character}`})`;
}

export const logSearchErrors: Translation<typeof english.logSearchErrors> = {
  querySyntax: (facts) => ({
    title: `Log Analytics kann die Abfrage${place(facts)} nicht lesen`,
    action: facts.token
      ? `Die Abfrage wurde bis „${facts.token}“ gelesen. Korrigieren Sie, was dort oder unmittelbar davor steht, und führen Sie die Abfrage dann erneut aus.`
      : 'Suchen Sie nach einer fehlenden Klammer, einem fehlenden Anführungszeichen oder einem fehlenden senkrechten Strich, und führen Sie die Abfrage dann erneut aus.',
  }),
  querySemantic: (facts) => ({
    title: facts.name
      ? `Die Abfrage verwendet „${facts.name}“, was Log Analytics hier nicht kennt${placeAfter(facts)}`
      : `Log Analytics liest die Abfrage, kann sie aber nicht ausführen${placeAfter(facts)}`,
    action: facts.says
      ? `Log Analytics meldet: ${facts.says.replace(/\.?$/, '.')}`
      : 'Vergleichen Sie die Namen von Tabellen, Spalten und Funktionen; Groß- und Kleinschreibung wird unterschieden.',
  }),
  queryNotAllowed: (facts, context) => ({
    title: `Log Analytics lässt die App in ${factOr(facts, 'workspace', 'diesem Arbeitsbereich')} keine Abfragen ausführen`,
    action: `Weisen Sie ${factOr(facts, 'appName', 'der App')} für den Arbeitsbereich die Rolle Log Analytics-Leser (Log Analytics Reader) oder Log Analytics-Mitwirkender (Log Analytics Contributor) zu. Eine neue Rolle wird nach 5 bis 10 Minuten wirksam.`,
    link: { label: 'Zugriffssteuerung (IAM) öffnen', url: resourceGroupAccess(context) },
  }),
  queryClosed: (facts, context) => ({
    title: `${factOr(facts, 'workspace', 'Der Arbeitsbereich')} nimmt Abfragen nur aus seinem privaten Netzwerk an`,
    action:
      'Der öffentliche Zugriff für Abfragen ist unter „Netzwerkisolation“ ausgeschaltet. Führen Sie die App in diesem Netzwerk aus, oder bitten Sie den Besitzer des Arbeitsbereichs, Abfragen aus öffentlichen Netzwerken zuzulassen.',
    link: { label: 'Arbeitsbereich öffnen', url: workspaceOverview(context) },
  }),
  queryThrottled: (facts) => ({
    title: 'Bei Log Analytics liegen zurzeit zu viele Abfragen dieser App vor',
    action: `Angenommen werden 200 Abfragen in 30 Sekunden und 5 gleichzeitig. ${waitFor(facts)}, und führen Sie die Abfrage dann erneut aus.`,
  }),
  queryTimedOut: () => ({
    title: 'Die Abfrage hat länger gedauert, als Log Analytics zulässt',
    action:
      'Eine Abfrage darf 10 Minuten dauern. Wählen Sie einen kürzeren Zeitraum, oder filtern Sie in der Abfrage früher.',
  }),
  queryResultGone: () => ({
    title: 'Diese Zeilen sind nicht mehr verfügbar',
    action:
      'Nur die Zeilen der letzten Suche werden aufbewahrt, bis die App geschlossen wird. Führen Sie die Abfrage erneut aus.',
  }),
};
