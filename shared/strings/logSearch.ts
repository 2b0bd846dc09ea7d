import { localised } from '../language/localised.ts';
import type { PartialReason, QueryRange, SiteList } from '../logSearch.ts';
import type { ReadyQueryId } from '../readyQueries.ts';
import { formatDuration, formatNumber, plural } from './format.ts';

const rowForms = { one: '1 row', other: '# rows' };

/** The tab Log search. */
export const logTexts = localised('logTexts', {
  queryLabel: 'Query',
  placeholder: 'Write a query in KQL, or choose one below.',
  runHint: 'Ctrl+Enter runs the query.',
  rangeLabel: 'Time range',
  run: 'Run',
  cancel: 'Cancel the query',
  running: (elapsed: string) => `Running for ${elapsed}`,
  started: 'The query is running',
  portal: 'Open in Azure portal',
  portalCopied:
    'The query is too long for a link, so it was copied. Paste it into the query box of the portal.',
  portalOpened: 'The query was opened in the Azure portal.',
  replaced: 'What you had typed was put aside.',
  giveBack: 'Bring it back',
  ready: 'Ready queries',
  backToResult: 'Back to the result',
  copy: 'Copy',
  copyCell: 'Copy the cell',
  copyRows: (count: number) =>
    plural(count, { one: 'Copy the row with headers', other: 'Copy # rows with headers' }),
  copyAll: 'Copy all with headers',
  copied: (copied: number, asked: number) =>
    copied === asked
      ? `Copied ${plural(copied, rowForms)}.`
      : `Copied the first ${formatNumber(copied)} of ${plural(asked, rowForms)}: the clipboard takes no more. Save as CSV for all of them.`,
  copiedCell: 'Copied the cell.',
  save: 'Save as CSV',
  saved: (count: number) => `Saved ${plural(count, rowForms)}.`,
  gridLabel: 'Result',
  selected: (count: number) => plural(count, { one: '1 row selected', other: '# rows selected' }),
  rows: (count: number, durationInMs: number) =>
    `${plural(count, rowForms)} in ${formatDuration(durationInMs)}`,
  listRows: (count: number) => plural(count, rowForms),
  fromLogs: 'from Log Analytics',
  fromSite: 'from Configuration Manager',
  asOf: (moment: string) => `as read ${moment}`,
  noRows: 'The query has no rows in this time range.',
  noRowsOfQuery: 'The query has no rows.',
  furtherTables: (count: number) =>
    plural(count, {
      one: 'The answer has 1 more table, which is not shown. Run its part of the query alone.',
      other: 'The answer has # more tables, which are not shown. Run their parts of the query alone.',
    }),
  more: (count: number) =>
    plural(count, {
      one: '1 more was not kept on this computer.',
      other: '# more were not kept on this computer.',
    }),
  utc: (column: string) => `${column} [UTC]`,
  resize: 'Shift+Left and Shift+Right change the width of the column.',
  loadingRow: '…',
});

export const rangeWords: Readonly<Record<QueryRange, string>> = localised('rangeWords', {
  hour: 'Last hour',
  fourHours: 'Last 4 hours',
  day: 'Last 24 hours',
  week: 'Last 7 days',
  month: 'Last 30 days',
  query: 'Set in the query',
});

interface PartialText {
  readonly title: (rows: number) => string;
  readonly body: string;
}

const onlyFirst = (rows: number): string =>
  plural(rows, { one: 'Only the first row came', other: 'Only the first # rows came' });

/** Log Analytics left rows out: why, and what helps. */
export const partialTexts: Readonly<Record<PartialReason, PartialText>> = localised('partialTexts', {
  rows: {
    title: onlyFirst,
    body: 'Log Analytics answers with 500,000 rows at most. Filter or summarize in the query to see the rest.',
  },
  bytes: {
    title: onlyFirst,
    body: 'Log Analytics answers with about 100 MB at most. Choose fewer columns with project, or filter the rows.',
  },
  time: {
    title: () => 'Log Analytics ran out of time, so rows are missing',
    body: 'Choose a shorter time range, or filter earlier in the query.',
  },
  other: {
    title: () => 'Log Analytics answered with a part of the rows only',
    body: 'What is shown is right, but rows are missing.',
  },
});

export const partialSays = localised(
  'partialSays',
  (says: string): string => `Log Analytics says: ${says.replace(/\.?$/, '.')}`,
);

/** What can be chosen before a query is written. */
export const readyTexts = localised('readyTexts', {
  siteTitle: 'From Configuration Manager',
  siteNote: 'Kept on this computer by the last sync. Nothing is asked of Azure.',
  logsTitle: 'From Log Analytics',
  logsNote: 'Queries that run in the workspace.',
  groupTitle: 'Computers of one group',
  group: 'Computer group',
  groupPlaceholder: 'Choose or type a group',
  noGroups: 'There is no computer group yet.',
  noSuchGroup: (text: string) => `No group is called “${text}”.`,
  moreGroups: (count: number) =>
    plural(count, { one: '1 more; type to find it', other: '# more; type to find them' }),
  lastTitle: 'Last queries',
  lastNote: 'Kept for this Windows account only.',
  noLast: 'Queries that you run are listed here.',
  forget: 'Remove this query from the list',
  forgetAll: 'Remove all',
  takeQuery: (query: string) => `Take over: ${query}`,
});

export const siteListWords: Readonly<Record<SiteList, { readonly label: string; readonly note: string }>> =
  localised('siteListWords', {
    groups: { label: 'Imported groups', note: 'Each collection that has a group, with its alias and state' },
    computers: {
      label: 'Computers with collection memberships',
      note: 'Each computer once, with the collections that it is in',
    },
    changes: {
      label: 'Changes since the last sync',
      note: 'Computers that joined or left when members last changed',
    },
    outside: {
      label: 'Computers in no imported collection',
      note: 'Known to the site, and in none of the collections of this connection',
    },
  });

/** Said in the place of rows. */
export const siteListEmpty: Readonly<Record<SiteList, string>> = localised('siteListEmpty', {
  groups: 'No collection has a group yet. They are listed here after the first sync.',
  computers: 'No computer has a collection membership yet. They are listed here after the first sync.',
  changes: 'No computer has joined or left a collection since the first sync on this computer.',
  outside: 'Every computer of the site is in one of the imported collections.',
});

/** Said in the place of rows where what a list is made of is not on this computer. */
export const siteListNotRead: Readonly<Record<SiteList, string>> = localised('siteListNotRead', {
  groups: siteListEmpty.groups,
  computers:
    'The members of the collections have not been read on this computer yet. The next sync reads them; then they are listed here.',
  changes: 'What changed last is not kept on this computer any more. The next change is listed here.',
  outside:
    'The computers of the site have not been read on this computer yet. The next sync reads them; then those in no imported collection are listed here.',
});

export const heartbeatWords = localised('heartbeatWords', {
  label: 'Computers that send heartbeats',
  note: 'Every computer that reports in the time range, whatever group it is in',
});

export const readyQueryWords: Readonly<
  Record<ReadyQueryId, { readonly label: string; readonly note: string }>
> = localised('readyQueryWords', {
  computers: { label: 'Names in the group', note: 'As queries see them: short names and DNS names' },
  reporting: { label: 'Computers that report', note: 'With their last heartbeat in the time range' },
  silent: { label: 'Computers that do not report', note: 'No heartbeat in the time range' },
});

/** In the details of a group. */
export const groupSearchTexts = localised('groupSearchTexts', {
  open: 'Search the logs',
  label: (group: string) => `Search the logs of the computers of ${group}`,
});

/** On the big numbers. */
export const numberTexts = localised('numberTexts', {
  open: (count: string, label: string) => `${count} ${label}, show the list`,
});

/** Heads of the lists' columns. */
export const siteColumns = localised('siteColumns', {
  group: 'Group',
  collectionId: 'Collection ID',
  alias: 'Function alias',
  computers: 'Computers',
  lastChange: 'Last change',
  state: 'State',
  computer: 'Computer',
  shortName: 'Short name',
  resourceId: 'Resource ID',
  collections: 'Collections',
  collectionNames: 'Names of the collections',
  change: 'Change',
  joined: 'Joined',
  left: 'Left',
});
