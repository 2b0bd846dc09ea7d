import type { Translation } from '../../language/translation.ts';
import type * as english from '../errorsSite.ts';
import { type Facts, factOr } from '../errorText.ts';
import { learn } from '../links.ts';
import { recreateTexts } from '../move.ts';

const HOW_ADMIN_SERVICE = 'AdminService einrichten';
const ABOUT_CONNECTION_POINT = 'Informationen zum Dienstverbindungspunkt';

/** The site that this one reports to, after "an". */
function siteName(facts: Facts): string {
  const code = facts.topSiteCode || facts.parentSiteCode;
  const name = facts.topSiteName;
  if (!code) return 'einen übergeordneten Standort';
  return name ? `${code}, ${name}` : code;
}

export const siteTexts: Translation<typeof english.siteTexts> = {
  providerNameNotFull: () => ({
    title: 'Der vollständige Name des Servers ist erforderlich',
    action:
      'Geben Sie den Namen mit seiner Domäne ein, zum Beispiel cm01.contoso.com. Windows meldet sich mit diesem Namen an; eine IP-Adresse oder ein Kurzname genügt nicht.',
    atField: 'Geben Sie den vollständigen Namen (FQDN) ein, zum Beispiel cm01.contoso.com.',
    toGoOn: 'Geben Sie den vollständigen Namen des SMS-Anbieters ein, um fortzufahren.',
  }),
  providerUnauthorized: (facts) => ({
    title: `${factOr(facts, 'host', 'Der SMS-Anbieter')} hat Ihre Windows-Anmeldung nicht angenommen`,
    action: `Ab Version 2509 verlangt der Standort Kerberos. In einer Eingabeaufforderung zeigt klist get HTTP/${factOr(facts, 'host', '<Server>')}, ob Windows ein Ticket erhält; der Computer muss zu einer vertrauenswürdigen Domäne gehören.`,
    link: { label: HOW_ADMIN_SERVICE, url: learn.adminService },
    toGoOn: 'Klären Sie die Windows-Anmeldung, und prüfen Sie dann erneut, um fortzufahren.',
  }),
  providerAccessDenied: (facts) => ({
    title: 'Ihr Konto darf Configuration Manager nicht lesen',
    action: `${factOr(facts, 'account', 'Dieses Windows-Konto')} hat keine Rolle in Configuration Manager. Bitten Sie um die Rolle „Analyst mit Leseberechtigung“ (Read-only Analyst).`,
    toGoOn: 'Lassen Sie die Rolle zuweisen, und prüfen Sie dann erneut, um fortzufahren.',
  }),
  notAProvider: (facts) => ({
    title: `${factOr(facts, 'host', 'Dieser Server')} hat keinen SMS-Anbieter`,
    action:
      'Sein Webserver antwortet, AdminService jedoch nicht. Geben Sie einen Server ein, der die Rolle „SMS-Anbieter“ hat.',
    link: { label: HOW_ADMIN_SERVICE, url: learn.adminService },
    atField: 'Dieser Server hat nicht die Rolle „SMS-Anbieter“.',
    toGoOn: 'Geben Sie einen anderen Server ein, um fortzufahren.',
  }),
  providerAnswerUnreadable: (facts) =>
    facts.status === '503'
      ? {
          title: `AdminService wird auf ${factOr(facts, 'host', 'dem SMS-Anbieter')} nicht ausgeführt`,
          action:
            'Sein Webserver antwortet, der Dienst dahinter nicht. Nach einem Neustart des Servers benötigt er einige Minuten; adminservice.log auf dem Server enthält mehr dazu.',
          toGoOn: 'Lassen Sie AdminService starten, und prüfen Sie dann erneut, um fortzufahren.',
        }
      : {
          title: `${factOr(facts, 'host', 'Der SMS-Anbieter')} hat nicht mit Standortdaten geantwortet`,
          action:
            'Prüfen Sie erneut. Wenn es dabei bleibt, sehen Sie auf diesem Server in adminservice.log und smsprov.log nach.',
          toGoOn: 'Prüfen Sie erneut, um fortzufahren.',
        },
  notTopTierSite: (facts) => ({
    title: 'Dieser Standort ist einem anderen Standort untergeordnet',
    action: `${factOr(facts, 'siteCode', 'Dieser Standort')} berichtet an ${siteName(facts)}. Stellen Sie stattdessen eine Verbindung mit ${factOr(facts, 'topSiteProvider', 'einem SMS-Anbieter dort')} her.`,
    atField: 'Dies ist nicht der Standort der obersten Ebene.',
    toGoOn: 'Stellen Sie eine Verbindung mit dem Standort der obersten Ebene her, um fortzufahren.',
  }),
  centralSiteAdded: (facts) => ({
    title: `${factOr(facts, 'siteCode', 'Der Standort')} berichtet jetzt an ${siteName(facts)}`,
    action: `Die Hierarchie hat einen Standort der zentralen Verwaltung erhalten, und die Verbindung gehört dorthin. Aus ${factOr(facts, 'siteCode', 'dem alten Standort')} wird nichts mehr importiert; seine Computergruppen bleiben, wie sie waren. Wählen Sie „${recreateTexts.open}“.`,
    toGoOn:
      'Löschen Sie die Verbindung, und erstellen Sie sie am Standort der zentralen Verwaltung neu, um fortzufahren.',
  }),
  serviceConnectionPointMissing: () => ({
    title: 'Der Standort hat keinen Dienstverbindungspunkt',
    action:
      'Fügen Sie die Rolle hinzu: Verwaltung > Standortkonfiguration > Server und Standortsystemrollen.',
    link: { label: ABOUT_CONNECTION_POINT, url: learn.serviceConnectionPoint },
    toGoOn: 'Fügen Sie den Dienstverbindungspunkt hinzu, und prüfen Sie dann erneut, um fortzufahren.',
  }),
  serviceConnectionPointOffline: () => ({
    title: 'Der Dienstverbindungspunkt ist offline',
    action:
      'Offline. Stellen Sie ihn auf online: Verwaltung > Standortkonfiguration > Server und Standortsystemrollen.',
    link: { label: ABOUT_CONNECTION_POINT, url: learn.serviceConnectionPoint },
    toGoOn: 'Stellen Sie den Dienstverbindungspunkt auf online, und prüfen Sie dann erneut, um fortzufahren.',
  }),
  noDeviceCollections: (facts) => ({
    title: `${factOr(facts, 'siteCode', 'Der Standort')} zeigt keine Gerätesammlungen`,
    action:
      'Ihre Sicherheitsbereiche bestimmen, welche Sammlungen Sie sehen. Bitten Sie um „Alle Systeme“ oder um die Sammlungen, die gesendet werden sollen.',
    toGoOn: 'Lassen Sie Ihrem Konto Sammlungen zuweisen, und lesen Sie dann erneut, um fortzufahren.',
  }),
  collectionReadUnstable: (facts) => ({
    title: `Die Mitglieder von ${factOr(facts, 'name', 'einer Sammlung')} ändern sich schneller, als sie gelesen werden können`,
    action:
      'Zwei Lesevorgänge haben verschiedene Mitglieder ergeben, deshalb bleibt die Gruppe, wie sie war. Die nächste Synchronisierung liest die Sammlung erneut.',
  }),
  collectionNotVisible: (facts) => ({
    title: `${factOr(facts, 'name', 'Eine Sammlung')} wird vom Standort nicht mehr aufgelistet`,
    action:
      'Sie wurde gelöscht, oder Ihr Sicherheitsbereich zeigt sie nicht mehr. Ihre Gruppe bleibt, wie sie war.',
    atField: 'Eine Sammlung wird nicht mehr aufgelistet.',
  }),
};
