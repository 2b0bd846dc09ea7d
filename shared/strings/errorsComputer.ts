import { isAzureHost } from '../clouds.ts';
import { localised } from '../language/localised.ts';
import { type ErrorTextBuilder, type Facts, factOr } from './errorText.ts';
import { interruptionTexts } from './notices.ts';

const isAzure = (facts: Facts): boolean => isAzureHost(facts.host ?? '');

/** "60 minutes". Kerberos bears five, so that less is never a cause. */
function minutesOf({ seconds }: Facts): string {
  const minutes = Math.round(Number(seconds) / 60);
  return minutes > 1 ? `${minutes} minutes` : 'several minutes';
}

const taskActs: Readonly<Record<string, string>> = { remove: 'remove', run: 'start', read: 'show' };

function taskAdvice(facts: Facts): string {
  if (facts.reason === 'accessDenied')
    return 'Only an administrator may do that: close OMS Connect, start it with “Run as administrator”, then try again.';
  if (facts.reason === 'programPath')
    return `Task Scheduler does not take the path of this program: ${factOr(facts, 'path', 'see the log')}. Install OMS Connect in another folder.`;
  if (facts.reason === 'notStarted')
    return 'schtasks cannot be started: a policy of this computer may forbid it. Ask whoever keeps that policy.';
  if (facts.reason === 'timedOut')
    return 'Windows gave no answer in time. If its window asked for a password, try again and type it there.';
  return facts.act === undefined || facts.act === 'register'
    ? 'Check the account, its password and its right “Log on as a batch job”, then try again.'
    : 'Look at it in Windows Task Scheduler, in the folder OMS Connect, then try again.';
}

const taskAccountAdvice: Readonly<Record<string, string>> = {
  missing: 'Give its name as DOMAIN\\name.',
  form: 'Give its name as DOMAIN\\name or name@domain.',
  builtIn:
    'Accounts of Windows itself share their rights with every service of this computer. Choose a service account or a managed service account.',
  notManaged:
    'The name of a managed service account ends in $. For any other account, choose the one with a password.',
  managedNeeded: 'A name that ends in $ is a managed service account: choose that kind of account.',
  same: 'It syncs this connection already. Choose another account.',
  characters: 'Its name has a character that schtasks cannot be given. Rename it, or choose another account.',
  batchLogon:
    'The task is registered, but does not start until the account has the right “Log on as a batch job”: Local Security Policy > Local Policies > User Rights Assignment.',
  perUser:
    'OMS Connect is installed for your account only, so another account cannot see the program: its task would end well and refresh nothing. Have OMS Connect installed for all users from its MSI package, then try again there.',
};

/** Where Windows has nothing that the proxy takes, a person is asked, if one is there. */
const proxyAdvice = {
  cancelled:
    'Windows could not sign in to it by itself. Try again to be asked for them, or ask your network team to let this computer through.',
  nobody:
    'Windows could not sign in to it by itself, and without a window nobody can be asked. Open OMS Connect and sync from there, or ask your network team to let this computer through.',
} as const satisfies Record<string, string>;

/** The way there, and this computer. */
export const networkTexts = localised('networkTexts', {
  hostNotFound: (facts) => ({
    title: `No computer called ${factOr(facts, 'host', 'like this')} was found`,
    action: isAzure(facts)
      ? 'This network cannot resolve Microsoft’s address. Check the network connection, and in Windows Settings the proxy.'
      : 'Compare the name. If it is right, this network cannot resolve it: nslookup shows what DNS answers.',
    atField: 'Not found in DNS.',
  }),
  connectionRefused: (facts) => ({
    title: `${factOr(facts, 'host', 'The server')} does not accept connections`,
    action: isAzure(facts)
      ? 'Ask your network team to let this computer reach it on port 443 (HTTPS).'
      : 'Nothing answers on port 443 (HTTPS). Start the service, or open the firewall for it.',
    atField: 'Nothing answers on port 443.',
  }),
  connectionCut: (facts) => ({
    title: `The connection to ${factOr(facts, 'host', 'the server')} was cut`,
    action: 'Try again. If it stays, a firewall or proxy on the way ends the connection.',
  }),
  certificateUntrusted: (facts) => ({
    title: `Windows does not trust the certificate of ${factOr(facts, 'host', 'the server')}`,
    action:
      'Import its root certificate into Trusted Root Certification Authorities. A site’s own is called SMS Issuing; a proxy that inspects traffic has one too.',
  }),
  certificateExpired: (facts) => ({
    title: `The certificate of ${factOr(facts, 'host', 'the server')} is out of date`,
    action: 'Have it renewed. If it is still good, the clock of this computer is wrong.',
  }),
  certificateWrongName: (facts) => ({
    title: `The certificate is not made out to ${factOr(facts, 'host', 'this server')}`,
    action: 'Use the name that stands in the certificate, or have one issued for this name.',
    atField: 'The server’s certificate has another name.',
  }),
  proxyUnreachable: (facts) => ({
    title: `The proxy ${factOr(facts, 'reference', 'of this computer')} cannot be reached`,
    action: 'Compare the proxy in Windows Settings > Network & internet > Proxy. This app uses the same.',
  }),
  proxyRefuses: (facts) => ({
    title: `The proxy ${factOr(facts, 'reference', 'of this computer')} does not open the way to ${factOr(facts, 'host', 'the server')}`,
    action:
      'It blocks this address, or cannot reach it itself. Ask your network team to allow it on port 443 (HTTPS).',
  }),
  proxyCredentials: (facts) => ({
    title: `The proxy ${factOr(facts, 'reference', 'of this computer')} wants a user name and password`,
    action: facts.answer === 'nobody' ? proxyAdvice.nobody : proxyAdvice.cancelled,
  }),
  offline: () => ({
    title: 'This computer has no network connection',
    action: 'Connect it, then try again. What you typed is kept.',
  }),
  timedOut: (facts) => ({
    title: `${factOr(facts, 'host', 'The server')} did not answer in time`,
    action: `${facts.seconds ? `Waited ${facts.seconds} seconds.` : 'Nothing came back.'} ${
      isAzure(facts)
        ? 'Try again. If it stays, a firewall or proxy on the way holds it up.'
        : 'Try again; an SMS Provider that has been idle needs longer the first time.'
    }`,
  }),
  answerUnreadable: (facts) => ({
    title: `The answer of ${factOr(facts, 'host', 'the server')} could not be read`,
    action:
      'Something on the way may have replaced it, such as a proxy’s sign-in page. Try again from another network.',
  }),
  clockSkew: (facts) => ({
    title: 'The clock of this computer is wrong',
    action: `It differs from ${factOr(facts, 'host', 'the server')} by ${minutesOf(facts)}. Set the time in Windows, then try again.`,
  }),
} satisfies Record<string, ErrorTextBuilder>);

export const computerTexts = localised('computerTexts', {
  fieldNotAccepted: (facts) => ({
    title: `A value was not accepted: ${factOr(facts, 'name', 'unnamed field')}`,
    action: 'Go back to its page and type it again.',
    atField: 'Not accepted. Type it again.',
  }),
  signInForgotten: () => ({
    title: 'The verified sign-in is no longer in memory',
    action: 'The app was restarted since. Paste the client secret again, then choose Verify.',
    atField: 'Paste the client secret again.',
    toGoOn: 'To go on, paste the client secret key again.',
  }),
  connectionExists: (facts) => ({
    title: `${factOr(facts, 'workspace', 'This workspace')} has a connection from ${factOr(facts, 'siteCode', 'this site')} already`,
    action:
      'A site has one connection to a workspace at most. Choose another workspace, or delete the other connection first.',
    atField: 'This site is connected to it already.',
    toGoOn: 'To go on, choose another workspace.',
  }),
  connectionNotFound: () => ({
    title: 'This connection is no longer on this computer',
    action: 'Somebody removed it while this window was open. Go back to the start page.',
  }),
  secretNotSaved: (facts) => ({
    title: 'Windows did not seal the client secret',
    action: `Nothing was saved. Sign out of Windows and in again as ${factOr(facts, 'account', 'the same account')}, then retry.`,
  }),
  secretNotHere: (facts) => ({
    title: `No client secret is saved for ${factOr(facts, 'account', 'this account')}`,
    action:
      'Its Windows profile is new, or the file was deleted. Choose Update client secret and paste the one that is in force, or a new one.',
    atField: 'Paste the client secret.',
  }),
  secretUnreadable: (facts) => ({
    title: 'The saved client secret can no longer be opened',
    action: `It is sealed for ${factOr(facts, 'account', 'this account')} on this computer; a password reset by an administrator, or another computer, closes it for good. Create a new client secret, then choose Update client secret.`,
    atField: 'Paste a new client secret.',
  }),
  secretWaiting: (facts) => ({
    title: `The client secret is on its way to ${factOr(facts, 'account', 'this account')}`,
    action: 'The account that has it now seals it for this one. The next sync takes it and works with it.',
  }),
  fileDamaged: (facts) => ({
    title: 'A file of this app is damaged',
    action: `It was moved aside, not overwritten: ${factOr(facts, 'path', 'see the log')}. Restore it from a backup, or set the connection up again.`,
  }),
  fileFromNewerVersion: (facts) => ({
    title: 'A file was written by a newer version of OMS Connect',
    action: `Install ${facts.version ? `version ${facts.version} or newer` : 'the version that wrote it, or a newer one,'} on this computer. File: ${factOr(facts, 'path', 'see the log')}.`,
  }),
  fileNotReadable: (facts) => ({
    title: `A file cannot be read: ${factOr(facts, 'path', 'unknown')}`,
    action: 'Check that this Windows account may read it and that no other program holds it, then try again.',
  }),
  fileNotWritable: (facts) => ({
    title: 'A file of this app cannot be written',
    action: `Check the free space and your rights in ${factOr(facts, 'path', 'the data folder')}, then retry.`,
  }),
  runInProgress: () => ({
    title: 'A sync of this connection is already running',
    action: 'Wait until it is done, or cancel it on the start page.',
  }),
  importOff: () => ({
    title: 'The import of collection memberships is switched off',
    action: 'Switch it on in Properties, Import; then the groups are refreshed again.',
  }),
  notSyncAccount: (facts) => ({
    title: `${factOr(facts, 'account', 'Another account')} syncs this connection`,
    action:
      'Only that Windows account has the client secret. Wait for its next sync, or let this account sync from now on: Properties, General.',
  }),
  leftoversFirst: () => ({
    title: 'This connection has not cleaned up yet what it left elsewhere',
    action:
      'Only the account that syncs it has the secret for that. Wait for the sync that removes it, or choose “Leave them there” on the page of the connection; then hand it over.',
  }),
  taskNotRegistered: (facts) => ({
    title: `Windows did not ${taskActs[facts.act ?? ''] ?? 'register'} the scheduled task`,
    action: `${facts.exitCode ? `schtasks ended with ${facts.exitCode}. ` : ''}${taskAdvice(facts)}`,
  }),
  taskUnavailable: (facts) =>
    facts.practice
      ? {
          title: 'A practice connection has no scheduled task',
          action: 'Its workspace is there only while this app runs. Sync now refreshes the groups.',
        }
      : {
          title: 'This computer has no Windows Task Scheduler',
          action: 'Leave this app open instead: its own timer refreshes the groups every 3 hours.',
        },
  taskAccountRefused: (facts) => ({
    title:
      facts.rule === 'missing'
        ? 'The scheduled task needs an account to run as'
        : `${factOr(facts, 'account', 'This account')} cannot run the scheduled task`,
    action:
      taskAccountAdvice[facts.rule ?? ''] ??
      'Choose a person’s account, a service account or a managed service account.',
  }),
  taskForOtherAccount: (facts) => ({
    title: `As ${factOr(facts, 'account', 'another account')}, the task would find no client secret`,
    action: `Only ${factOr(facts, 'syncAccount', 'the account that syncs this connection')} has it. Create the task for that account.`,
  }),
  cancelled: (facts) =>
    facts.by === 'sessionEnd' || facts.by === 'appClosed'
      ? { title: interruptionTexts[facts.by], action: interruptionTexts.body }
      : { title: 'Cancelled', action: 'What was done stays. Retry goes on from there.' },
  internal: (facts) => ({
    title: 'OMS Connect came across a fault of its own',
    action: `Try again. If it stays, copy the details and report them. Reference: ${factOr(facts, 'reference', 'in the log')}.`,
  }),
} satisfies Record<string, ErrorTextBuilder>);
