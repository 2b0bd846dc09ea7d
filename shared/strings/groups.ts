import { localised } from '../language/localised.ts';
import type { GroupState, SyncQuestion } from '../runModel.ts';
import { formatNumber, plural } from './format.ts';

const computerForms = { one: '1 computer', other: '# computers' };
const groupForms = { one: '1 group', other: '# groups' };

/** The tab Computer Groups: numbers, list, detail. */
export const groupTexts = localised('groupTexts', {
  computersLabel: (count: number) =>
    count === 1 ? 'computer with collection memberships' : 'computers with collection memberships',
  importedLabel: (count: number) => (count === 1 ? 'collection imported' : 'collections imported'),
  reading: 'Reading the computer groups',
  listLabel: 'Computer groups',
  search: 'Search groups',
  clearSearch: 'Clear the search',
  shown: (shown: number, total: number) =>
    shown === total ? plural(total, groupForms) : `${formatNumber(shown)} of ${plural(total, groupForms)}`,
  columns: {
    name: 'Group',
    collectionId: 'Collection ID',
    computers: 'Computers',
    lastChangeAt: 'Last change',
    state: 'State',
  },
  empty: 'No computer groups yet. They are listed here after the first sync.',
  nothingFound: (search: string) => `No group is called “${search}”.`,
  never: 'Not yet',
  close: 'Close the details',
  backToList: 'Back to the list',
  detailOf: (name: string) => `Details of ${name}`,
  alias: 'Function alias',
  openLogs: 'Open in Log Analytics',
  useTitle: 'Use it in a query',
  copyUse: 'Copy',
  copyUseLabel: 'Copy the example',
  showQuery: 'Show the query',
  hideQuery: 'Hide the query',
  queryLabel: 'Query of the group',
  copyQuery: 'Copy the query',
  queryCut: (shown: number, total: number) =>
    `The first ${formatNumber(shown)} of ${formatNumber(total)} characters are shown. Copy takes all.`,
  queryUnknown: 'The query is known here after the next sync.',
  computers: (count: number) => plural(count, computerForms),
  computersFound: (found: number, total: number) =>
    `${formatNumber(found)} of ${plural(total, computerForms)}`,
  readAt: (moment: string) => `As read ${moment}`,
  searchComputers: 'Search computers',
  memberColumns: { computer: 'Computer', shortName: 'Short name' },
  membersLabel: (name: string) => `Computers of ${name}`,
  readingMembers: 'Reading the computers',
  pendingLabel: (moment: string) => `What the reading ${moment} would change`,
  wouldGo: (count: number) =>
    plural(count, {
      one: '1 computer would be taken out, if the last reading is right',
      other: '# computers would be taken out, if the last reading is right',
    }),
  wouldCome: (count: number) =>
    plural(count, { one: '1 computer would be added', other: '# computers would be added' }),
  noMembers: 'This collection has no computers now.',
  ofMembers: (computers: number, members: number) =>
    `${formatNumber(computers)} of ${formatNumber(members)} members are computers. The others are placeholders of Configuration Manager, such as unknown computers.`,
  membersUnread: 'The computers are listed here after the next sync on this computer.',
  noComputerFound: (search: string) => `No computer is called “${search}”.`,
});

/** The state of a group, in the words of lists. */
export const groupStateWords: Readonly<Record<GroupState, string>> = localised('groupStateWords', {
  inSync: 'In sync',
  waiting: 'Waiting',
  heldBack: 'Held back',
  tooBig: 'Too big',
  notVerified: 'Written, not verified',
  failed: 'Not updated',
  notVisible: 'No longer visible',
});

/** Why a group is in its state, and what comes next; where a failure says more, that text is used instead. */
export const groupStateReasons: Readonly<Record<GroupState, string>> = localised('groupStateReasons', {
  inSync: 'It lists the members that Configuration Manager had when it was last read.',
  waiting: 'It is written with the next sync.',
  heldBack:
    'The last reading would take away more than half of its computers. It stays as it was until a sync at least an hour later reads the same, or until you decide.',
  tooBig: 'The workspace has no room left for it. Remove other saved searches or collections.',
  notVerified: 'It was written. The app may not run queries in the workspace, so nobody counted it there.',
  failed: 'The last sync left it as it was. The next one tries again.',
  notVisible:
    'Configuration Manager no longer lists the collection: it was deleted, or a smaller security scope hides it. The group stays as it was.',
});

/** How a group is while the import is off. */
export const groupOffTexts = localised('groupOffTexts', {
  kept: 'Kept',
  keptReason: (moment: string | undefined) =>
    moment === undefined
      ? 'The import is off: kept as it is.'
      : `The import is off: kept as it was ${moment}.`,
  deleted: 'Deleted',
  deletedReason: (moment: string) =>
    `Deleted ${moment}, when the import was switched off. Switching it on makes it again.`,
  notWritten: 'Not written',
  notWrittenReason: 'The import is off: it is written once the import is on.',
});

export interface QuestionChoice {
  readonly label: string;
  /** What the choice does. */
  readonly effect: string;
}

/** A question of a run: what happened, and two choices with what each does. `safe` changes no group. */
export interface QuestionText {
  readonly title: string;
  readonly body: string;
  readonly safe: QuestionChoice;
  readonly act: QuestionChoice;
  /** Asked once more before `act`. */
  readonly confirmTitle: string;
}

/** `count` stands for all groups that another computer keeps: they are one question. */
export const questionText = localised(
  'questionText',
  (
    question: SyncQuestion,
    facts: { readonly since: string; readonly workspace: string; readonly count: number },
  ): QuestionText => {
    switch (question.kind) {
      case 'heldBack': {
        const { name, computersBefore, computersNow } = question;
        const lost = formatNumber(computersBefore - computersNow);
        return {
          title: `${name} would lose ${lost} of its ${formatNumber(computersBefore)} computers`,
          body: `Configuration Manager listed ${plural(computersNow, computerForms)} ${facts.since}. The group was left as it was.`,
          safe: {
            label: 'Wait',
            effect: 'It changes by itself when a sync at least an hour later reads the same.',
          },
          act: {
            label: 'Change it now',
            effect: `A sync starts, and the group then lists ${plural(computersNow, computerForms)}.`,
          },
          confirmTitle: `Take ${plural(computersBefore - computersNow, computerForms)} out of ${name}?`,
        };
      }
      case 'notVisible':
        return {
          title: `${question.name} is no longer visible in Configuration Manager`,
          body: 'The collection was deleted, or a smaller security scope hides it: both look alike.',
          safe: {
            label: 'Keep the group',
            effect: 'It stays with the computers that it has, and you are not asked again.',
          },
          act: {
            label: 'Delete the group',
            effect: `It is deleted from ${facts.workspace}; queries and alerts that use it stop working.`,
          },
          confirmTitle: `Delete the computer group of ${question.name}?`,
        };
      case 'otherWriter':
        return {
          title: plural(facts.count, {
            one: 'Another computer keeps one of these groups',
            other: 'Another computer keeps # of these groups',
          }),
          body: `Two computers that write the same groups undo each other’s work, so this one has stopped. First of them: ${question.alias}.`,
          safe: {
            label: 'Leave them to it',
            effect: 'The import is switched off on this computer; the groups stay with the other one.',
          },
          act: {
            label: 'Take over',
            effect: 'A sync starts and this computer keeps the groups from now on; the other one then stops.',
          },
          confirmTitle: 'Take the groups over from the other computer?',
        };
    }
  },
);

export const questionTexts = localised('questionTexts', {
  more: (count: number) => plural(count, { one: 'Show 1 more question', other: 'Show # more questions' }),
  cancel: 'Cancel',
  elsewhere: (account: string) => `${account} can answer: that Windows account syncs this connection.`,
});
