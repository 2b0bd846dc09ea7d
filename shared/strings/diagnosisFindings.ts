import type { DiagnosisRow, Finding } from '../diagnosis.ts';
import { localised } from '../language/localised.ts';
import { formatDate, formatDuration } from './format.ts';

export type FindingFacts = Readonly<Record<string, string>>;

export interface FindingText {
  readonly found: string;
  /** The first thing to do; nothing where all is well. */
  readonly action?: string;
}

const or = (facts: FindingFacts, key: string, general: string): string => facts[key] || general;

const until = ({ until: date }: FindingFacts): string =>
  date === undefined ? '' : `, good until ${formatDate(new Date(date))}`;

const issuedBy = (facts: FindingFacts): string =>
  facts.issuer === undefined || facts.issuer === '' ? '' : ` Issued by ${facts.issuer}.`;

function off({ seconds, ahead }: FindingFacts): string {
  const inMs = Number(seconds) * 1000;
  return `${formatDuration(inMs)} ${ahead === 'true' ? 'ahead of' : 'behind'} the server’s`;
}

/** Each finding with its own words; two findings never share a sentence. */
export const findingTexts: Readonly<
  Record<Finding, (facts: FindingFacts, row: DiagnosisRow) => FindingText>
> = localised('findingTexts', {
  // Ways to run as another account: Microsoft Learn, "Runas".
  accountInUse: (facts) => ({
    found: `${or(facts, 'account', 'The account of this Windows session')} signs in to the site.`,
    action:
      'To use another one, close OMS Connect, hold Shift, right-click its icon and choose Run as different user.',
  }),
  proxyNone: () => ({ found: 'None for this address.' }),
  proxyBypassed: () => ({ found: 'Never used: AdminService does not work through a proxy.' }),
  proxyInUse: (facts) => ({ found: `${or(facts, 'proxy', 'A proxy')} is used, as Windows says.` }),
  proxyUndecided: () => ({
    found: 'Windows does not say which proxy is used.',
    action: 'Look at Windows Settings > Network & internet > Proxy; a script there may not be reachable.',
  }),
  proxyUnreachable: (facts) => ({
    found: `${or(facts, 'proxy', 'The proxy')} cannot be reached.`,
    action: 'Compare its name and port in Windows Settings > Network & internet > Proxy.',
  }),
  proxyWantsCredentials: (facts) => ({
    found: `${or(facts, 'proxy', 'The proxy')} wants a user name and password, and Windows could not sign in by itself.`,
    action: 'Start again to be asked for them, or ask the network team to let this computer through without.',
  }),
  proxyBlocks: (facts, { host }) => ({
    found: `The proxy does not let this computer through to ${host}${facts.status ? ` (HTTP ${facts.status})` : ''}.`,
    action: `Ask the network team to add ${host} to the allowed addresses of the proxy.`,
  }),
  nameFound: (facts) => ({ found: `Found: ${or(facts, 'addresses', 'an address')}.` }),
  nameLeftToProxy: () => ({ found: 'Left to the proxy, which finds the address itself.' }),
  nameNotFull: (_facts, { host }) => ({
    found: `${host} is no full name.`,
    action: 'Type the name with its domain, such as cm01.contoso.com: Windows signs in by that name.',
  }),
  nameUnknown: (_facts, { host, service }) => ({
    found: `DNS knows no ${host}.`,
    action:
      service === 'adminService'
        ? `Compare the name. If it is right, ask for a DNS record: nslookup ${host} shows what is answered.`
        : `Ask the network team why this computer’s DNS does not resolve ${host}.`,
  }),
  nameServerSilent: (_facts, { host }) => ({
    found: `The DNS server gave no answer for ${host}.`,
    action: 'Check the network connection or VPN of this computer; ipconfig /all shows its DNS servers.',
  }),
  connectionOpen: () => ({ found: 'Port 443 is open.' }),
  connectionThroughProxy: () => ({ found: 'The proxy opens the way.' }),
  connectionRefused: (_facts, { host, service }) => ({
    found: `${host} is there and refuses port 443.`,
    action:
      service === 'adminService'
        ? 'On that server, start the service SMS_EXECUTIVE; netstat -an there shows whether 443 is open.'
        : 'Something on the way answers in its place: ask the network team which device refuses.',
  }),
  connectionTimedOut: (_facts, { host }) => ({
    found: `Nothing comes back from ${host} on port 443.`,
    action: 'A firewall drops it on the way. Pass the sentence below on to the network team.',
  }),
  connectionUnreachable: (_facts, { host }) => ({
    found: `There is no route from this computer to ${host}.`,
    action: 'Connect to the network or VPN that leads there; tracert shows how far it gets.',
  }),
  connectionCut: (_facts, { host }) => ({
    found: `The connection to ${host} is cut as soon as it is opened.`,
    action:
      'A firewall or a security program on this computer ends it: ask for an exception for OMS Connect.',
  }),
  certificateTrusted: (facts) => ({ found: `Trusted${until(facts)}.${issuedBy(facts)}` }),
  // Microsoft Learn, "How to set up the administration service": console > Administration > Security > Certificates.
  certificateFromSite: (facts) => ({
    found: `Not trusted.${issuedBy(facts)} It is the site’s own authority.`,
    action:
      'In the console under Administration > Security > Certificates, export the certificate SMS Issuing, and import it on this computer into Trusted Root Certification Authorities (certlm.msc).',
  }),
  certificateUntrusted: (facts) => ({
    found: `Not trusted.${issuedBy(facts)}`,
    action: `Import the root certificate of ${or(facts, 'issuer', 'its issuer')} into Trusted Root Certification Authorities, if your organisation runs it.`,
  }),
  certificateIntercepted: (facts) => ({
    found: `Opened on the way by ${or(facts, 'issuer', 'somebody else')}, which this computer trusts.`,
    action:
      'It works. If signing in or writing fails, ask the network team to leave this address out of TLS inspection.',
  }),
  certificateInterceptedUntrusted: (facts) => ({
    found: `Opened on the way by ${or(facts, 'issuer', 'somebody else')}, which this computer does not trust.`,
    action:
      'Ask the network team for an exception from TLS inspection for this address, or for the root certificate of the inspecting proxy.',
  }),
  certificateExpired: (facts) => ({
    found: `Out of date${facts.until ? ` since ${formatDate(new Date(facts.until))}` : ''}.${issuedBy(facts)}`,
    action: 'Have the certificate renewed. If it should still be good, compare the clock of this computer.',
  }),
  certificateNotYetValid: (facts) => ({
    found: `Valid only from ${facts.from ? formatDate(new Date(facts.from)) : 'a later day'} on.${issuedBy(facts)}`,
    action: 'Set the clock of this computer: it is most likely behind.',
  }),
  certificateWrongName: (facts, { host }) => ({
    found: `Made out to ${or(facts, 'names', 'another name')}, not to ${host}.`,
    action: 'Use the name that stands in the certificate, or have one issued for this name.',
  }),
  certificateUntold: (facts) => ({
    found: `Shown, and not judged, since the request got no answer.${issuedBy(facts)}`,
    action: 'See the next step.',
  }),
  handshakeFailed: (facts) => ({
    found: `The connection was cut while keys were exchanged${facts.code ? ` (${facts.code})` : ''}.`,
    action:
      'Both sides may have no TLS version in common, or a firewall inspects TLS: TLS 1.2 has to be allowed here and there.',
  }),
  serviceAnswers: (facts) => ({ found: `Answers (HTTP ${or(facts, 'status', '')}).` }),
  adminServiceAnswers: () => ({ found: 'AdminService answers.' }),
  adminServiceStopped: (_facts, { host }) => ({
    found: `AdminService does not run on ${host} (HTTP 503).`,
    action: 'Restart SMS_EXECUTIVE there and wait some minutes; adminservice.log says more.',
  }),
  adminServiceNotRegistered: (_facts, { host }) => ({
    found: `The web server of Windows answers on ${host}, but nothing is registered for AdminService.`,
    action:
      'In the console, open the SMS Provider’s role under Servers and Site System Roles, and look into RESTPROVIDERSetup.log there: AdminService may not be enabled.',
  }),
  notAProvider: (facts, { host }) => ({
    found: `${host} runs a web server${facts.server ? ` (${facts.server})` : ''}, but no SMS Provider.`,
    action:
      'Type a server with the role SMS Provider: Servers and Site System Roles in the console lists them.',
  }),
  otherPage: (facts, { host }) => ({
    found: `${host} answers with something else than AdminService (HTTP ${or(facts, 'status', '')}).`,
    action: 'Another program may use port 443 there: netsh http show urlacl on that server lists them.',
  }),
  blockedPage: (facts, { host }) => ({
    found: `A page of a firewall or proxy answers in place of ${host} (HTTP ${or(facts, 'status', '')}).`,
    action: 'Open the address in a browser to see who blocks it, then have it allowed.',
  }),
  redirectedElsewhere: (facts) => ({
    found: `Led away to ${or(facts, 'elsewhere', 'another address')}.`,
    action: 'This network wants you to sign in first: open a browser, sign in there, then start again.',
  }),
  serviceUnavailable: (facts, { host }) => ({
    found: `${host} cannot work at the moment (HTTP ${or(facts, 'status', '')}).`,
    action: 'Wait some minutes; azure.status.microsoft shows larger outages.',
  }),
  answerTimedOut: (_facts, { host }) => ({
    found: `${host} took the request and gave no answer in time.`,
    action:
      'Start again: an SMS Provider that was idle is slow the first time. If it stays, a proxy holds the answer.',
  }),
  answerCut: (_facts, { host }) => ({
    found: `The connection to ${host} was cut before the answer came.`,
    action: 'Start again. If it stays, a device on the way ends the connection: ask for its log.',
  }),
  clockRight: (facts) => ({
    found: Number(facts.seconds) < 2 ? 'The same as the server’s.' : `${off(facts)}, which is near enough.`,
  }),
  clockOff: (facts) => ({
    found: `The clock of this computer is ${off(facts)}.`,
    action: 'Set it: w32tm /resync in a command prompt, or Settings > Time & language.',
  }),
  clockNotTold: () => ({
    found: 'The answer does not tell the time.',
    action: 'Compare the clock of this computer with another one.',
  }),
  signInAccepted: (facts) => ({ found: `${or(facts, 'account', 'The account')} is accepted.` }),
  // Microsoft Learn, "What's new in version 2509 of Configuration Manager": AdminService refuses NTLM.
  signInRefused: (facts, { host }) => ({
    found: `The Windows sign-in of ${or(facts, 'account', 'this account')} is not accepted (HTTP 401).`,
    action: `From version 2509 the site takes Kerberos only: klist get HTTP/${host} shows whether Windows gets a ticket.`,
  }),
  signInNotHere: () => ({ found: 'Not tried: only the app has the Windows sign-in.' }),
  roleFound: (facts) => ({ found: `May read site ${or(facts, 'siteCode', '')}.` }),
  roleMissing: (facts) => ({
    found: `${or(facts, 'account', 'This account')} has no role in Configuration Manager.`,
    action: 'Ask for Read-only Analyst under Administration > Security > Administrative Users.',
  }),
});

export function findingText(row: DiagnosisRow): FindingText {
  const { finding } = row;
  return finding === undefined ? { found: '' } : findingTexts[finding](row.facts, row);
}
