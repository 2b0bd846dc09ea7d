import type { Translation } from '../../language/translation.ts';
import { formatDate } from '../format.ts';
import type * as english from '../renewal.ts';

export const renewalTexts: Translation<typeof english.renewalTexts> = {
  title: 'Automatische Erneuerung',
  label: 'Geheimen Clientschlüssel automatisch erneuern',
  means:
    'Die App erstellt 30 Tage vor dem Ablauf selbst ihren nächsten geheimen Clientschlüssel, weist mit einer vollständigen Synchronisierung nach, dass er funktioniert, und entfernt erst dann den ersetzten. Niemand muss etwas einfügen. Der Schalter wirkt sofort.',
  tradeOff:
    'Dafür darf die App ihre eigenen Anmeldeinformationen ändern. Wer diese App oder dieses Windows-Konto in seine Gewalt bringt, kann dann eigene Anmeldeinformationen hinzufügen und behalten. Alles andere, was sich mit demselben geheimen Clientschlüssel anmeldet, funktioniert nicht mehr, wenn er ersetzt wird: Geben Sie anderen Computern und Programmen eine eigene App.',
  forbidden:
    'Von Ihrer Organisation festgelegt: Die automatische Erneuerung ist auf diesem Computer nicht zulässig.',
  practice:
    'Der Übungsmodus fragt nach keiner Richtlinie; sonst muss die Organisation die Erneuerung zulassen. Die Übungs-App, die sich selbst erneuern darf, hat die Berechtigung dafür, die anderen werden abgelehnt.',
  howTo: 'So erlauben Sie es',
  checkAgain: 'Erneut prüfen',
  expired:
    'Der geheime Clientschlüssel ist abgelaufen, daher kann er sich nicht selbst erneuern. Aktualisieren Sie ihn von Hand.',
  underWay:
    'Ein neuer geheimer Clientschlüssel ist erstellt und wartet auf seinen Nachweis. Die nächste Synchronisierung macht damit weiter.',
  endUnknown:
    'Wann der geheime Clientschlüssel abläuft, ist noch nicht bekannt. Die nächste Synchronisierung fragt Microsoft Entra ID.',
  dueNow: 'Die nächste Synchronisierung erneuert ihn.',
  dueFrom: (from) => `Die erste Synchronisierung ab dem ${formatDate(from)} erneuert ihn.`,
  renewed: (at) => `Zuletzt am ${formatDate(at)} erneuert.`,
};
