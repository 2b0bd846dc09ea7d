import type { GroupView } from '../groupsModel.ts';
import { localised } from '../language/localised.ts';
import type { ConnectionView, SecretFacts } from '../model.ts';
import type { SyncQuestion } from '../runModel.ts';
import { nextTexts, overviewTexts } from './connectionPage.ts';
import { daysUntil, formatDate, formatNumber, formatOn, plural } from './format.ts';
import { groupStateWords, questionText } from './groups.ts';
import { type WhyChanged, whyChanged } from './runLog.ts';
import { connectionTexts } from './start.ts';

/** What the command line says beside the texts that it shares with the window. */
export const cliTexts = localised('cliTexts', {
  realProvider: {
    title: 'A real SMS Provider cannot be read from this command line',
    action:
      'It wants a Windows sign-in (Negotiate), which Node does not have. Use Sync now in the app, or its scheduled task. With --practice, the made-up site is used here.',
  },
  siteUnusable: (path: string, reason: string) => ({
    title: `The site file cannot be used: ${path}`,
    action: `Correct it, or leave --site out. ${reason}`,
  }),
  noConnection: {
    title: 'There is no connection here yet',
    action:
      'Add one in the app; “sync --practice” makes one with the made-up site. --user-data-dir names another folder.',
  },
  noSuchConnection: (connectionId: string) => ({
    title: `There is no connection ${connectionId} here`,
    action: '“list” shows the IDs of this folder’s connections; --user-data-dir names another folder.',
  }),
  noPracticeConnection: {
    title: 'This site has no practice connection yet',
    action: '“sync --practice” with the same options makes it.',
  },
  severalConnections: {
    title: 'There is more than one connection',
    action: 'Say which one with --connection; “list” shows their IDs.',
  },
  sealedElsewhere: {
    title: 'The saved client secret was sealed by another program or account',
    action:
      'Most likely the app saved it: use the app, which can open it. To go on here, choose another folder with --user-data-dir.',
  },
  secretByPipe: {
    title: 'The client secret is read from standard input only',
    action: 'Send it there from a file or another program; typed here, it would stand on the screen.',
  },
  noSecretRead: {
    title: 'Standard input held no client secret',
    action: 'Send the Value of one client secret on one line, and nothing else.',
  },
  fileNotWritten: (path: string, reason: string) => ({
    title: `The file was not written: ${path}`,
    action:
      reason === 'EEXIST'
        ? 'There is one of this name already, and it stays. Choose another name.'
        : `Check that its folder is there and that you may write to it (${reason}).`,
  }),
  exported: (workspace: string, path: string) =>
    `The connection to ${workspace} is in ${path}, without its client secret. Import it from the start page of the app on the other computer.`,
  vaultForDevelopment: (path: string) =>
    `For development: client secrets are sealed with a key file (${path}), not by Windows. Whoever can read this folder can open them.`,
  temporaryFolder:
    'Without --user-data-dir, practice works in a temporary folder, and nothing of it is kept.',
  stopping: 'Stopping after the write that is under way.',
  groupTrouble: (alias: string, name: string, why: string) => `${alias}, ${name}: ${why}`,
  moreInLog: (count: number) =>
    `${plural(count, { one: '1 more group was left as it was', other: '# more groups were left as they were' })}: see the log.`,
  synced: (outcome: string, changes: string, unchanged: number, duration: string) =>
    `${outcome} in ${duration}: ${changes.charAt(0).toLowerCase()}${changes.slice(1)}; ${plural(unchanged, {
      one: '1 group as it was',
      other: '# groups as they were',
    })}.`,
  requests: (sentence: string) => `Requests: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
  dryRunEnd: (changes: number, unchanged: number, full: boolean) =>
    `${plural(unchanged, { one: '1 group stays as it is', other: '# groups stay as they are' })}${
      changes === 0 ? '' : ', besides those above'
    }. ${full ? 'Everything was read' : 'Only what had changed was read'}, and nothing was changed.`,
  surplusGroup: (alias: string) => `Wrong     ${alias}: none of the connection’s collections asks for it`,
  neverSynced: 'not yet',
  lastSuccess: (when: string) => `Last success: ${when.charAt(0).toLowerCase()}${when.slice(1)}`,
  connectionTitle: ({ connectionId, practice, site, workspace }: ConnectionView) =>
    `${workspace.name}: ${connectionTexts.siteValue(site.siteCode, site.siteName, site.providerFqdn)}${
      practice ? ` (${connectionTexts.practice.toLowerCase()})` : ''
    }, ${connectionId}`,
});

/** How a connection is, where the window has no words for it. */
export const healthTexts = localised('healthTexts', {
  noSecret: 'This account has no client secret for it',
  notUsedYet: 'A new client secret is saved; the next sync uses it',
  secretSealed: 'The saved client secret cannot be opened here',
  overdue: (when: string) => `No sync since ${when.replace(/^on /, '')}`,
  secretEnds: (days: number, date: string) =>
    plural(days, {
      one: `The client secret ends in 1 day, on ${date}`,
      other: `The client secret ends in # days, on ${date}`,
    }),
});

export const nextSyncLine = localised('nextSyncLine', (connection: ConnectionView, now: Date): string => {
  if (!connection.importEnabled) return nextTexts.off;
  if (connection.nextSyncAt !== undefined) return nextTexts.at(new Date(connection.nextSyncAt), now);
  if (!connection.syncsHere) return nextTexts.elsewhere(connection.syncAccount);
  return connection.practice ? nextTexts.practice : nextTexts.unknown;
});

export const secretLine = localised(
  'secretLine',
  ({ secret, syncsHere, syncAccount, secretError }: ConnectionView, now: Date): string => {
    const { expiresOn, hasSecret } = secret;
    const value =
      expiresOn === undefined
        ? hasSecret
          ? connectionTexts.secretDateUnknown.replace(/\.$/, '')
          : !syncsHere
            ? connectionTexts.secretOf(syncAccount)
            : secretError?.code === 'secretUnreadable'
              ? healthTexts.secretSealed
              : connectionTexts.secretNotHere
        : connectionTexts.secretUntil(new Date(expiresOn), daysUntil(new Date(expiresOn), now));
    return `${connectionTexts.secret}: ${value.charAt(0).toLowerCase()}${value.slice(1)}`;
  },
);

/** One question that waits, with where it is answered: nothing is answered here. */
export const questionLine = localised('questionLine', (question: SyncQuestion, now: Date): string => {
  const since = question.kind === 'heldBack' ? formatOn(new Date(question.since), now) : '';
  const { title } = questionText(question, { since, workspace: '', count: 1 });
  return `${overviewTexts.questions(1)}: ${title}. Answer it in the app.`;
});

/** A group in a list: alias, state, collection and its computers. */
export function groupLine({ alias, state, name, computers }: GroupView): string {
  return `${alias}  ${groupStateWords[state]}  ${name}  ${formatNumber(computers)}`;
}

interface PlannedLine {
  readonly action: keyof typeof plannedWords;
  readonly alias: string;
  readonly name: string;
  readonly reason?: WhyChanged;
  readonly computers?: number;
  readonly computersBefore?: number;
}

const plannedWords = {
  create: 'Create',
  update: 'Change',
  remove: 'Delete',
  holdBack: 'Hold back',
  leave: 'Leave',
} as const;

const NOT_CHOSEN = 'its collection is no longer one of the connection’s';

/** "Change    CM_PS1_PS100014: Servers, 12 to 14 computers; its members changed". */
export const plannedLine = localised(
  'plannedLine',
  (planned: PlannedLine, trouble: string | undefined): string => {
    const { action, alias, name, reason, computers, computersBefore } = planned;
    const isMoved = computersBefore !== undefined && computersBefore !== computers;
    const now =
      computers === undefined
        ? ''
        : `, ${isMoved ? `${formatNumber(computersBefore)} to ` : ''}${countOf(computers)}`;
    const why = trouble ?? (reason === undefined ? NOT_CHOSEN : whyChanged[reason]);
    return `${plannedWords[action].padEnd(10)}${alias}: ${name}${now}; ${why}`;
  },
);

const countOf = (computers: number): string => plural(computers, { one: '1 computer', other: '# computers' });

interface VerifiedLine {
  readonly state: keyof typeof verifiedWords;
  readonly alias: string;
  readonly name: string;
  readonly expected?: number;
  readonly found?: number;
  readonly reason?: WhyChanged;
}

const verifiedWords = {
  inSync: 'In sync',
  wrong: 'Wrong',
  missing: 'Missing',
  notChecked: 'Unknown',
} as const;

/** "Wrong     CM_PS1_PS100014: Servers, 24 names by the site, 22 in the workspace; its members changed". */
export const verifyLine = localised(
  'verifyLine',
  (verified: VerifiedLine, trouble: string | undefined): string => {
    const { state, alias, name, expected, found, reason } = verified;
    const bySite =
      expected === undefined ? '' : `, ${plural(expected, { one: '1 name', other: '# names' })} by the site`;
    const counted = found === undefined ? '' : `, ${formatNumber(found)} in the workspace`;
    const isAsIs = reason === undefined || reason === 'same';
    const why = trouble ?? (isAsIs ? undefined : whyChanged[reason]);
    return `${verifiedWords[state].padEnd(10)}${alias}: ${name}${bySite}${counted}${why === undefined ? '' : `; ${why}`}`;
  },
);

export const verifyEnd = localised(
  'verifyEnd',
  (counts: Readonly<Record<keyof typeof verifiedWords, number>>): string => {
    const parts = (Object.keys(verifiedWords) as (keyof typeof verifiedWords)[]).map(
      (state) => `${formatNumber(counts[state])} ${verifiedWords[state].toLowerCase()}`,
    );
    return parts.join(', ');
  },
);

export const secretReplaced = localised(
  'secretReplaced',
  (workspace: string, { hint, expiresOn }: SecretFacts): string => {
    const until =
      expiresOn === undefined
        ? 'When it ends is not known.'
        : `It ends on ${formatDate(new Date(expiresOn))}.`;
    return `The client secret for ${workspace} was replaced by the one that begins with ${hint ?? ''}. ${until}`;
  },
);
