import { localised } from '../language/localised.ts';
import { type ErrorTextBuilder, factOr } from './errorText.ts';
import { learn } from './links.ts';

/** Configuration Manager and its SMS Provider. */
export const siteTexts = localised('siteTexts', {
  providerNameNotFull: () => ({
    title: 'The server needs its full name',
    action:
      'Type the name with its domain, such as cm01.contoso.com. Windows signs in by that name; an IP address or a short name does not do.',
    atField: 'Type the full name (FQDN), such as cm01.contoso.com.',
    toGoOn: 'To go on, type the full name of the SMS Provider.',
  }),
  providerUnauthorized: (facts) => ({
    title: `${factOr(facts, 'host', 'The SMS Provider')} did not accept your Windows sign-in`,
    action: `From version 2509 the site wants Kerberos. In a command prompt, klist get HTTP/${factOr(facts, 'host', '<server>')} shows whether Windows gets a ticket; the computer must be in a trusted domain.`,
    link: { label: 'How to set up AdminService', url: learn.adminService },
    toGoOn: 'To go on, clear up the Windows sign-in, then check again.',
  }),
  providerAccessDenied: (facts) => ({
    title: 'Your account may not read Configuration Manager',
    action: `${factOr(facts, 'account', 'This Windows account')} has no role in Configuration Manager. Ask for Read-only Analyst.`,
    toGoOn: 'To go on, have the role given, then check again.',
  }),
  notAProvider: (facts) => ({
    title: `${factOr(facts, 'host', 'This server')} has no SMS Provider`,
    action:
      'Its web server answers, but AdminService does not. Type a server that has the SMS Provider role.',
    link: { label: 'How to set up AdminService', url: learn.adminService },
    atField: 'This server has no SMS Provider role.',
    toGoOn: 'To go on, type another server.',
  }),
  providerAnswerUnreadable: (facts) =>
    facts.status === '503'
      ? {
          title: `AdminService does not run on ${factOr(facts, 'host', 'the SMS Provider')}`,
          action:
            'Its web server answers, the service behind it does not. After a restart of the server it needs some minutes; adminservice.log there says more.',
          toGoOn: 'To go on, have AdminService started, then check again.',
        }
      : {
          title: `${factOr(facts, 'host', 'The SMS Provider')} answered with something else than site data`,
          action: 'Check again. If it stays, look into adminservice.log and smsprov.log on that server.',
          toGoOn: 'To go on, check again.',
        },
  notTopTierSite: (facts) => ({
    title: 'This site reports to another site',
    action: `${factOr(facts, 'siteCode', 'This site')} reports to ${siteName(facts)}. Connect to ${factOr(facts, 'topSiteProvider', 'an SMS Provider there')} instead.`,
    atField: 'This is not the top-tier site.',
    toGoOn: 'To go on, connect to the top-tier site.',
  }),
  centralSiteAdded: (facts) => ({
    title: `${factOr(facts, 'siteCode', 'The site')} now reports to ${siteName(facts)}`,
    action: `The hierarchy has gained a central administration site, and the connection belongs there. Nothing is imported from ${factOr(facts, 'siteCode', 'the old site')} any more; its computer groups stay as they were. Choose Delete and recreate.`,
    toGoOn: 'To go on, delete the connection and recreate it on the central administration site.',
  }),
  serviceConnectionPointMissing: () => ({
    title: 'The site has no service connection point',
    action: 'Add the role in Administration > Site Configuration > Servers and Site System Roles.',
    link: { label: 'About the service connection point', url: learn.serviceConnectionPoint },
    toGoOn: 'To go on, add the service connection point, then check again.',
  }),
  serviceConnectionPointOffline: () => ({
    title: 'The service connection point is offline',
    action:
      'Offline. Set it to online in Administration > Site Configuration > Servers and Site System Roles.',
    link: { label: 'About the service connection point', url: learn.serviceConnectionPoint },
    toGoOn: 'To go on, set the service connection point to online, then check again.',
  }),
  noDeviceCollections: (facts) => ({
    title: `${factOr(facts, 'siteCode', 'The site')} shows no device collections`,
    action:
      'Your security scopes decide which collections you see. Ask for All Systems, or for the collections to send.',
    toGoOn: 'To go on, have collections assigned to your account, then read again.',
  }),
  collectionReadUnstable: (facts) => ({
    title: `The members of ${factOr(facts, 'name', 'a collection')} change faster than they can be read`,
    action: 'Two reads gave different members, so its group stays as it was. The next sync reads it again.',
  }),
  collectionNotVisible: (facts) => ({
    title: `${factOr(facts, 'name', 'A collection')} is no longer listed by the site`,
    action: 'It was deleted, or your security scope no longer shows it. Its group stays as it was.',
    atField: 'A collection is no longer listed.',
  }),
} satisfies Record<string, ErrorTextBuilder>);

function siteName(facts: Parameters<ErrorTextBuilder>[0]): string {
  const code = facts.topSiteCode || facts.parentSiteCode;
  const name = facts.topSiteName;
  if (!code) return 'a site above it';
  return name ? `${code}, ${name}` : code;
}
