import type { Translation } from '../../language/translation.ts';
import type * as english from '../errorsRenewal.ts';
import { appPermissions } from '../links.ts';
import { propertiesTexts } from '../properties.ts';
import { renewalTexts } from '../renewal.ts';

export const renewalErrorTexts: Translation<typeof english.renewalErrorTexts> = {
  renewalNotAllowed: () => ({
    title: 'Ihre Organisation lässt die automatische Erneuerung nicht zu',
    action:
      'Der Richtlinienwert AllowSecretRenewal lässt sie für diesen Computer zu. Aktualisieren Sie den geheimen Clientschlüssel bis dahin von Hand.',
  }),
  renewalNotKept: () => ({
    title: 'Ein erneuerter geheimer Clientschlüssel könnte nicht aufbewahrt werden',
    action:
      'Dieser Computer hat keinen Schlüsselspeicher, den OMS Connect verwenden kann; ein neuer Schlüssel ginge beim Schließen der App verloren. Aktualisieren Sie den geheimen Clientschlüssel bis dahin von Hand.',
  }),
  renewalNotPermitted: (_facts, context) => ({
    title: 'Die App darf ihren eigenen geheimen Clientschlüssel nicht erneuern',
    action: `Sie benötigt die Microsoft Graph-Berechtigung Application.ReadWrite.OwnedBy mit Administratoreinwilligung und muss Besitzer ihrer selbst sein. „${renewalTexts.howTo}“ unter „${propertiesTexts.open}“ zeigt die Befehle. Der Versuch wird einmal täglich wiederholt.`,
    link: { label: 'API-Berechtigungen der App öffnen', url: appPermissions(context) },
  }),
  renewalNotProven: () => ({
    title: 'Der neue geheime Clientschlüssel wird noch nicht verwendet',
    action:
      'Eine vollständige Synchronisierung damit wurde nicht ganz abgeschlossen, deshalb bleibt der bisherige Schlüssel gültig. Sehen Sie sich die letzte Synchronisierung an; der Versuch wird einmal täglich wiederholt.',
  }),
};
