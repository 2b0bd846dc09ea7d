import type { Translation } from '../../language/translation.ts';
import type * as english from '../practiceApps.ts';
import { propertiesTexts } from '../properties.ts';
import { renewalTexts } from '../renewal.ts';

export const practiceAppTexts: Translation<typeof english.practiceAppTexts> = {
  open: 'Andere Übungs-Apps',
};

export const practiceAppChoices: Translation<typeof english.practiceAppChoices> = [
  {
    app: 'expiresSoon',
    name: 'Der Clientschlüssel läuft in 12 Tagen ab',
    shows: 'Das Datum wird aus Microsoft Entra ID gelesen, und Sie werden gewarnt.',
  },
  {
    app: 'expiredSecret',
    name: 'Der Clientschlüssel ist abgelaufen',
    shows: 'Azure lehnt die Anmeldung ab und nennt den Grund.',
  },
  {
    app: 'newSecret',
    name: 'Der Clientschlüssel ist zu neu',
    shows: 'Nach dem ersten Versuch 15 Sekunden lang abgelehnt, dann angenommen.',
  },
  {
    app: 'severalSecrets',
    name: 'Mehrere Clientschlüssel beginnen gleich',
    shows: 'Es zählt der früheste noch bevorstehende Ablauf: in 45 Tagen.',
  },
  {
    app: 'renewing',
    name: 'Die App darf ihren eigenen Clientschlüssel erneuern',
    get shows() {
      return `Er läuft in 25 Tagen ab. Schalten Sie in „${propertiesTexts.open}“ „${renewalTexts.title}“ ein.`;
    },
  },
  {
    app: 'noRole',
    name: 'Die App hat keine Rolle',
    shows: 'Sie meldet sich an und sieht kein Abonnement.',
  },
  {
    app: 'reader',
    name: 'Die App darf nur lesen',
    shows: 'Sie sieht den Arbeitsbereich und kann keine Gruppen schreiben.',
  },
  {
    app: 'queryReader',
    name: 'Die App darf nur abfragen',
    shows: 'Ihre Rolle wird genannt, und was ihr fehlt.',
  },
  {
    app: 'otherGroup',
    name: 'Die App hat eine andere Ressourcengruppe',
    shows: 'Geben Sie rg-oms-hq und law-contoso-hq ein: Sie darf nur anderswo schreiben.',
  },
  {
    app: 'newRole',
    name: 'Die Rolle ist noch nicht wirksam',
    shows: 'Sie gilt eine Minute nach Beginn des Übungsmodus.',
  },
  {
    app: 'manySubscriptions',
    name: 'Die App sieht vieles',
    shows: '12 Abonnements mit 36 Arbeitsbereichen.',
  },
  { app: 'disabled', name: 'Die App ist deaktiviert', shows: 'Azure lehnt die Anmeldung ab.' },
  {
    app: 'conditionalAccess',
    name: 'Bedingter Zugriff blockiert die App',
    shows: 'Azure lehnt die Anmeldung von hier aus ab.',
  },
  {
    app: 'foreign',
    name: 'Die App eines anderen Mandanten',
    shows: 'Azure kennt sie in diesem Mandanten nicht.',
  },
];
